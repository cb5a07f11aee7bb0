namespace Main2Main.Tests.Adaptation;

/// <summary>Dotted paths in texts, as patches in tests and registries name them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Paths_in_texts
{
    private const string Core = "from host.tools import trim\n\n\nclass Core:\n    def run(self, batch):\n        return batch\n\n\ndef start(core, size):\n    return core.run(size)\n";
    private const string Tools = "def trim(rows):\n    return rows\n\n\ndef fill(rows, width):\n    return [row.ljust(width) for row in rows]\n";

    [TestCase("mock.patch(\"host.core.start\")", "mock.patch(\"host.heart.start\")")]
    [TestCase("monkeypatch.setattr('host.core.Core.run', None)", "monkeypatch.setattr('host.heart.Core.run', None)")]
    [TestCase("register(\"core\", \"host.core:Core\")", "register(\"core\", \"host.heart:Core\")")]
    [TestCase("mock.patch(\"host.core.trim\")", "mock.patch(\"host.heart.trim\")")]
    [TestCase("importlib.import_module(r\"host.core\")", "importlib.import_module(r\"host.heart\")")]
    public void They_follow_a_module_that_has_another_place(string before, string after) =>
        Assert.That(Moved().Edit($"x = {before}\n"), Is.EqualTo($"x = {after}\n"));

    [TestCase("host.tools.fill", "host.rows.fill")]
    [TestCase("host.core.trim", "host.core.trim")]
    public void They_follow_a_definition_and_not_what_a_module_only_imports(string before, string after)
    {
        var moved = new CodemodCase
        {
            Before = CodemodCase.Host(("core", Core), ("tools", Tools), ("rows", "WIDTH = 1\n")),
            After = CodemodCase.Host(("core", Core.Replace("from host.tools import trim\n\n\n", string.Empty, StringComparison.Ordinal)), ("tools", "DEPTH = 2\n"), ("rows", "WIDTH = 1\n\n\n" + Tools)),
        };

        Assert.That(moved.Edit($"x = mock.patch(\"{before}\")\n"), Is.EqualTo($"x = mock.patch(\"{after}\")\n"));
    }

    [TestCase("\"see host.core.start for more\"")]
    [TestCase("\"host.core.\" \"start\"")]
    [TestCase("\"host.elsewhere.start\"")]
    [TestCase("f\"host.core.start\"")]
    public void Another_text_stays(string text) => Assert.That(Moved().Edit($"x = {text}\n"), Is.EqualTo($"x = {text}\n"));

    [Test]
    public void The_release_keeps_its_path()
    {
        var released = Moved() with { Release = CodemodCase.Host(("core", Core), ("tools", Tools)) };

        Assert.That(released.Edit("from plugin.utils import host_version_is\n\nload(\"host.core.start\")\n"), Is.EqualTo(
            "from plugin.utils import host_version_is\n\nif host_version_is(\"1.2.0\"):\n    load(\"host.core.start\")\nelse:\n    load(\"host.heart.start\")\n"));
    }

    private static CodemodCase Moved() => new() { Before = CodemodCase.Host(("core", Core), ("tools", Tools)), After = CodemodCase.Host(("heart", Core), ("tools", Tools)) };
}
