using Main2Main.Diagnosis;
using Main2Main.Impact;

namespace Main2Main.Tests.Diagnosis;

/// <summary>Version guards, decided by the sources of the release and of the step's end.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Decisions_about_guards
{
    private const string Config = "class Base:\n    inherited = 1\n\n\nclass Config(Base):\n    size: int = 1\n\n    def load(\n        self,\n        path,  # where (if known)\n        mode: str = \"raw\",\n    ):\n        self.ready = True\n\n\nafter = 1\n";
    private const string Rotary = "def get_rope():\n    pass\n";

    // What stands at the release, at the step's start and at its end, and what the round showed.
    [TestCase(Rotary, Rotary, "x = 1\n", "ImportError", "cannot import name 'get_rope' from 'engine.part'", GuardNeed.Yes, GuardReason.GoneFromMain)]
    [TestCase("x = 1\n", Rotary, "x = 1\n", "ImportError", "cannot import name 'get_rope' from 'engine.part'", GuardNeed.No, GuardReason.InNeither)]
    [TestCase(null, Rotary, "x = 1\n", "ImportError", "cannot import name 'get_rope' from 'engine.part'", GuardNeed.No, GuardReason.InNeither)]
    [TestCase("from engine.other import *\n", Rotary, "x = 1\n", "ImportError", "cannot import name 'get_rope' from 'engine.part'", GuardNeed.Unknown, GuardReason.NotDecided)]
    [TestCase("from engine.other import (\n    get_rope,\n)\n", Rotary, "x = 1\n", "ImportError", "cannot import name 'get_rope' from 'engine.part'", GuardNeed.Yes, GuardReason.GoneFromMain)]
    [TestCase("# get_rope = 1\n", Rotary, "x = 1\n", "ImportError", "cannot import name 'get_rope' from 'engine.part'", GuardNeed.No, GuardReason.InNeither)]
    [TestCase(Rotary, Rotary, null, "ModuleNotFoundError", "No module named 'engine.part'", GuardNeed.Yes, GuardReason.GoneFromMain)]
    [TestCase(null, Rotary, null, "ModuleNotFoundError", "No module named 'engine.part'", GuardNeed.No, GuardReason.InNeither)]
    [TestCase(null, Rotary, Rotary, "ModuleNotFoundError", "No module named 'engine.part'", GuardNeed.Unknown, GuardReason.NewOnMain)]
    [TestCase(Rotary, Rotary, null, "ModuleNotFoundError", "No module named 'someone.else'", GuardNeed.Unknown, GuardReason.NotDecided)]
    [TestCase(Rotary, Rotary, "x = 1\n", "AttributeError", "module 'engine.part' has no attribute 'get_rope'", GuardNeed.Yes, GuardReason.GoneFromMain)]
    [TestCase(Config, Config, "class Config:\n    pass\n", "AttributeError", "'Config' object has no attribute 'size'", GuardNeed.Yes, GuardReason.GoneFromMain)]
    [TestCase(Config, Config, "class Config:\n    pass\n", "AttributeError", "'Config' object has no attribute 'ready'", GuardNeed.Yes, GuardReason.GoneFromMain)]
    [TestCase(Config, Config, "class Config:\n    pass\n", "AttributeError", "type object 'Config' has no attribute 'load'", GuardNeed.Yes, GuardReason.GoneFromMain)]
    [TestCase(Config, Config, "class Config:\n    pass\n", "AttributeError", "'Config' object has no attribute 'inherited'", GuardNeed.Unknown, GuardReason.NotDecided)]
    [TestCase(Config, Config, "class Config:\n    pass\n", "AttributeError", "'Config' object has no attribute 'never_there'", GuardNeed.No, GuardReason.InNeither)]
    [TestCase(Config, Config, "class Config:\n    pass\n", "AttributeError", "'Nobody' object has no attribute 'size'", GuardNeed.Unknown, GuardReason.NotDecided)]
    [TestCase(Config, Config, "class Config:\n    def load(self, path):\n        pass\n", "TypeError", "Config.load() got an unexpected keyword argument 'mode'", GuardNeed.Yes, GuardReason.GoneFromMain)]
    [TestCase("class Config:\n    def load(self, path):\n        pass\n", "x = 1\n", Config, "TypeError", "Config.load() missing 1 required positional argument: 'mode'", GuardNeed.Yes, GuardReason.NewOnMain)]
    [TestCase(Config, "x = 1\n", Config, "TypeError", "Config.load() missing 1 required positional argument: 'mode'", GuardNeed.No, GuardReason.InBoth)]
    [TestCase("class Config:\n    pass\n", "x = 1\n", Config, "TypeError", "Config.__init__() missing 1 required positional argument: 'size'", GuardNeed.Yes, GuardReason.NewOnMain)]
    [TestCase("def build(a, **more):\n    pass\n", "x = 1\n", "def build(a):\n    pass\n", "TypeError", "build() got an unexpected keyword argument 'scale'", GuardNeed.Yes, GuardReason.GoneFromMain)]
    [TestCase(Config, Config, "x = 1\n", "TypeError", "Can't instantiate abstract class Board with abstract method load", GuardNeed.No, GuardReason.OneFormServesBoth)]
    [TestCase("op = 'fused_gate'\n", "x = 1\n", "op = 'fused_gate'\n", "AttributeError", "'_OpNamespace' '_C' object has no attribute 'fused_gate'", GuardNeed.No, GuardReason.InBoth)]
    [TestCase("x = 1\n", "x = 1\n", "op = 'fused_gate'\n", "AttributeError", "'_OpNamespace' '_C' object has no attribute 'fused_gate'", GuardNeed.Unknown, GuardReason.NewOnMain)]
    [TestCase("class Config:\n    \"\"\"\n    size: how large it is\n    \"\"\"\n", Config, "class Config:\n    pass\n", "AttributeError", "'Config' object has no attribute 'size'", GuardNeed.No, GuardReason.InNeither)]
    [TestCase("def load():\n    get_rope = 1\n", Rotary, "x = 1\n", "ImportError", "cannot import name 'get_rope' from 'engine.part'", GuardNeed.No, GuardReason.InNeither)]
    [TestCase(Config, Config, "x = 1\n", "ValueError", "too many values to unpack (expected 2)", GuardNeed.Unknown, GuardReason.NothingToLookFor)]
    public async Task Follow_the_two_trees(string? release, string start, string? end, string type, string message, GuardNeed needed, GuardReason reason)
    {
        using var upstream = await Upstream.CreateAsync(("engine/part.py", release), ("engine/__init__.py", ""), ("README", "release\n"));
        await upstream.TagAsync("v1.0.0");
        _ = await upstream.ChangeAsync("between", ("engine/part.py", start), ("README", "start\n"));
        _ = await upstream.ChangeAsync("the step", ("engine/part.py", end), ("README", "end\n"));
        await upstream.WriteDownstreamAsync("board/code.py");

        var diagnosis = await upstream.DiagnoseAsync(type, message, "v1.0.0", $"  File \"{upstream.Downstream}/board/code.py\", line 3, in ours");

        Assert.That(
            (diagnosis.Guard.Needed, diagnosis.Guard.Reason), Is.EqualTo((needed, reason)), $"{diagnosis.Guard} {string.Join(' ', diagnosis.Guard.Places)}");
    }

    [Test]
    public async Task Name_the_place_at_the_release()
    {
        using var upstream = await Upstream.CreateAsync(("engine/part.py", Config));
        await upstream.TagAsync("v1.0.0");
        _ = await upstream.ChangeAsync("the step", ("engine/part.py", "class Config:\n    pass\n"));

        var diagnosis = await upstream.DiagnoseAsync("AttributeError", "'Config' object has no attribute 'ready'", "v1.0.0");

        Assert.That(diagnosis.Guard.Places, Is.EqualTo(new[] { "engine/part.py:13" }));
    }

    [TestCase(null, GuardReason.NoTag)]
    [TestCase("v9.9.9", GuardReason.TagNotFound)]
    public async Task Are_unknown_without_the_release(string? tag, GuardReason reason)
    {
        using var upstream = await Upstream.CreateAsync(("engine/part.py", Rotary));
        _ = await upstream.ChangeAsync("the step", ("engine/part.py", "x = 1\n"));

        var diagnosis = await upstream.DiagnoseAsync("ImportError", "cannot import name 'get_rope' from 'engine.part'", tag);

        Assert.That((diagnosis.Guard.Needed, diagnosis.Guard.Reason), Is.EqualTo((GuardNeed.Unknown, reason)));
    }
}
