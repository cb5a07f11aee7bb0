namespace Main2Main.Tests.Adaptation;

/// <summary>Edits where the release still has the old contract.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Codemod_of_guards
{
    private const string Work = "def work(batch, size):\n    total = 0\n    for item in batch:\n        total += item * size\n    return total\n\n\n";
    private const string Rest = "def rest(minutes):\n    while minutes > 0:\n        minutes -= 1\n    return minutes\n\n\n";
    private const string Ignore = "  # type: ignore[import-not-found]";

    private static readonly CodemodCase Moved = new()
    {
        Before = CodemodCase.Host(("tools", Work + Rest)),
        After = CodemodCase.Host(("tools", Rest), ("jobs", Work)),
        Release = CodemodCase.Host(("tools", Work + Rest)),
    };

    private static readonly CodemodCase Keyword = new()
    {
        Before = CodemodCase.Host(("tools", Work)),
        After = CodemodCase.Host(("tools", Work.Replace("size", "width", StringComparison.Ordinal))),
        Release = CodemodCase.Host(("tools", Work)),
    };

    [Test]
    public void A_guarded_import_stands_behind_the_imports_and_the_guard_is_imported_once()
    {
        const string before = "\"\"\"A file.\"\"\"\nfrom __future__ import annotations\n\nimport os\n\nfrom host.tools import rest, work\n\nX = work\n";

        Assert.That(Moved.Edit(before), Is.EqualTo(
            "\"\"\"A file.\"\"\"\nfrom __future__ import annotations\n\nimport os\n\nfrom host.tools import rest\n\nfrom plugin.utils import host_version_is\n\n"
            + $"if host_version_is(\"1.2.0\"):\n    from host.tools import work{Ignore}\nelse:\n    from host.jobs import work{Ignore}\n\nX = work\n"));
    }

    [TestCase("from host.tools import work\nfrom plugin.utils import a, z\n", "from plugin.utils import a, host_version_is, z\n")]
    [TestCase("from host.tools import work\nfrom plugin.utils import (\n    a,\n    z,\n)\n", "from plugin.utils import (\n    a,\n    host_version_is,\n    z,\n)\n")]
    [TestCase("from host.tools import work\nfrom plugin.worker import z\n", "from plugin.utils import host_version_is\nfrom plugin.worker import z\n")]
    [TestCase("from host.tools import work\nfrom plugin.base import z\n", "from plugin.base import z\nfrom plugin.utils import host_version_is\n")]
    [TestCase("from host.tools import work\nfrom plugin.utils import host_version_is\n", "from plugin.utils import host_version_is\n")]
    [TestCase("from host.tools import work\n", "from plugin.utils import host_version_is\n")]
    public void The_guard_is_imported_where_its_module_or_its_neighbours_are(string before, string imports) =>
        Assert.That(Moved.Edit(before), Is.EqualTo($"{imports}\nif host_version_is(\"1.2.0\"):\n    from host.tools import work{Ignore}\nelse:\n    from host.jobs import work{Ignore}\n"));

    [Test]
    public void Several_imports_share_one_branch_and_a_later_run_joins_it()
    {
        var both = Moved with { After = CodemodCase.Host(("jobs", Work), ("pauses", Rest)) };
        const string block = "from plugin.utils import host_version_is\n\nif host_version_is(\"1.2.0\"):\n    from host.tools import ";

        Assert.That(both.Edit("from host.tools import rest, work\nfrom plugin.utils import host_version_is\n"), Is.EqualTo(
            $"{block}rest, work{Ignore}\nelse:\n    from host.jobs import work{Ignore}\n    from host.pauses import rest{Ignore}\n"));
        Assert.That(both.Edit($"from host.tools import rest\n{block}work\nelse:\n    from host.jobs import work\n\n\nX = 1\n"), Is.EqualTo(
            $"{block}work\n    from host.tools import rest{Ignore}\nelse:\n    from host.jobs import work\n    from host.pauses import rest{Ignore}\n\n\nX = 1\n"));
    }

    [Test]
    public void An_import_in_a_function_branches_where_it_is() => Assert.That(
        Moved.Edit("import os\n\n\ndef f():\n    from host.tools import work\n    return work\n"),
        Is.EqualTo("import os\n\nfrom plugin.utils import host_version_is\n\n\ndef f():\n    if host_version_is(\"1.2.0\"):\n"
            + $"        from host.tools import work{Ignore}\n    else:\n        from host.jobs import work{Ignore}\n    return work\n"));

    [TestCase("if host_version_is(\"1.2.0\"):\n    from host.tools import work\nelse:\n    from host.tools import work as work\n", "if host_version_is(\"1.2.0\"):\n    from host.tools import work\nelse:\n    from host.jobs import work\n")]
    [TestCase("if not host_version_is('1.2.0'):\n    from host.tools import work\n", "if not host_version_is('1.2.0'):\n    from host.jobs import work\n")]
    public void In_a_branch_of_a_guard_only_the_main_side_is_edited_and_needs_no_further_guard(string before, string after)
    {
        before = before.Replace("work as work", "work", StringComparison.Ordinal);

        Assert.That(Moved.Edit($"from plugin.utils import host_version_is\n\n{before}"), Is.EqualTo($"from plugin.utils import host_version_is\n\n{after}"));
    }

    [Test]
    public void No_guard_is_written_where_the_release_has_the_new_place_too()
    {
        var released = Moved with { Release = Moved.After };

        Assert.That(released.Edit("from host.tools import work\n"), Is.EqualTo("from host.jobs import work\n"));
    }

    [Test]
    public void Without_a_module_for_the_guard_what_needs_one_is_left()
    {
        var outcome = (Moved with { Module = null }).Run("from host.tools import work\n");

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Single().Why, Does.Contain("no version guard is configured"));
    }

    [Test]
    public void A_file_that_the_guard_s_module_imports_is_left()
    {
        var circle = Moved with { Others = new Dictionary<string, string> { ["plugin/utils.py"] = "from plugin.a import X\n\n\ndef host_version_is(version):\n    return False\n" } };

        var outcome = circle.Run("from host.tools import work\n\nX = work\n");

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Single().Why, Does.Contain("imports this file"));
    }

    [TestCase("def f():\n    if host_version_is(\"1.2.0\"):\n        return work([], size=2)\n    return work([], size=3)\n", "size=3", "width=3")]
    [TestCase("OLD = host_version_is(\"1.2.0\")\n\n\ndef f():\n    return work([], size=2) if OLD else work([], size=3)\n", "size=3", "width=3")]
    [TestCase("def f(x):\n    if x and not host_version_is(\"v1.2.0\"):\n        return work([], size=2)\n", "size=2", "width=2")]
    [TestCase("def f(x):\n    return (x and host_version_is('1.2.0') and work([], size=2)) or 1\n", "size=2", "size=2")]
    [TestCase("if host_version_is(\"1.1.0\"):\n    x = work([], size=2)\n", "size=2", "size=2")]
    public void Whatever_form_a_guard_has_only_what_runs_against_main_is_edited(string code, string before, string after)
    {
        const string imports = "from host.tools import work\nfrom plugin.utils import host_version_is\n\n";

        Assert.That(Keyword.Edit(imports + code), Is.EqualTo(imports + code.Replace(before, after, StringComparison.Ordinal)));
    }

    [Test]
    public void A_call_is_written_twice_and_neighbours_share_the_branch()
    {
        const string before = "from host.tools import work\nfrom plugin.utils import host_version_is\n\n\ndef f(x):\n    a = work(x, size=2)  # one\n    b = work(\n        x,\n        size=3,\n    )\n    return a + b\n";

        Assert.That(Keyword.Edit(before), Is.EqualTo(
            "from host.tools import work\nfrom plugin.utils import host_version_is\n\n\ndef f(x):\n    if host_version_is(\"1.2.0\"):\n"
            + "        a = work(x, size=2)  # one\n        b = work(\n            x,\n            size=3,\n        )\n    else:\n"
            + "        a = work(x, width=2)  # one\n        b = work(\n            x,\n            width=3,\n        )\n    return a + b\n"));
    }

    [TestCase("if work([], size=2):\n    pass\n", "cannot be written twice")]
    [TestCase("x = work(\"\"\"a\nb\"\"\", size=2)\n", "several lines")]
    [TestCase("x = work([], size=2); y = 1\n", "cannot be written twice")]
    public void A_statement_that_cannot_be_written_twice_is_left(string statement, string why)
    {
        var outcome = Keyword.Run("from host.tools import work\n\n" + statement);

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Single().Why, Does.Contain(why));
    }

    [Test]
    public void A_copy_that_would_be_too_long_is_left()
    {
        var outcome = (Keyword with { LineLength = 40 }).Run("from host.tools import work\n\nx_has_a_name_that_is_much_longer = work([], size=2)\n");

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Single().Why, Does.Contain("more than 40 characters"));
    }
}
