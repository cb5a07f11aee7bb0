using System.Text;

namespace Main2Main.Tests.Adaptation;

/// <summary>What a call can pass that its function demands now: only what surely has its value there.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Values_in_reach
{
    private const string Tools = "def load(space, mode):\n    return space\n\n\nclass Runner:\n    def __init__(self):\n        self.config = 1\n\n    def start(self, space, mode):\n        load(space, mode)\n";

    [TestCase("    def start(self, space, mode):\n        load(space, mode)\n", true)]
    [TestCase("    @staticmethod\n    def start(space, mode):\n        load(space, mode)\n", false)]
    [TestCase("    @classmethod\n    def start(cls, space, mode):\n        load(space, mode)\n", false)]
    [TestCase("    def start(this, space, mode):\n        load(space, mode)\n", false)]
    [TestCase("    def start(self, space, mode):\n        return [load(space, mode) for self in space]\n", false)]
    [TestCase("    def __init__(self, space, mode):\n        self.made = load(space, mode)\n        self.config = 3\n", false)]
    [TestCase("    def __init__(self, space, mode):\n        self.made = load(space, mode)\n        super().__init__()\n", false)]
    [TestCase("    def __init__(self, space, mode):\n        super().__init__()\n        self.made = load(space, mode)\n", true)]
    [TestCase("    def config(self):\n        return 1\n\n    def start(self, space, mode):\n        load(space, mode)\n", false)]
    public void An_attribute_of_the_object(string methods, bool isInReach)
    {
        var own = $"from host.tools import Runner, load\n\n\nclass Mine(Runner):\n{methods}";
        var text = Edited("self.config").Run(own).Contents.Values.Select(Encoding.UTF8.GetString).SingleOrDefault(own);

        Assert.That(text.Contains("load(self.config)", StringComparison.Ordinal) || text.Contains("config=self.config", StringComparison.Ordinal), Is.EqualTo(isInReach));
    }

    [TestCase("config = mode\n    load(space, mode)", true)]
    [TestCase("if mode: config = mode\n    load(space, mode)", false)]
    [TestCase("for one in space: config = one\n    load(space, mode)", false)]
    [TestCase("while mode: config = 1\n    load(space, mode)", false)]
    [TestCase("config = mode\n    del config\n    load(space, mode)", false)]
    [TestCase("config = mode\n    try:\n        pass\n    except ValueError as config:\n        pass\n    load(space, mode)", false)]
    [TestCase("config = mode\n    return [load(space, mode) for config in space]", false)]
    [TestCase("config = mode\n    return lambda config: load(space, mode)", false)]
    [TestCase("for config in space:\n        load(space, mode)", true)]
    [TestCase("with mode as config:\n        load(space, mode)", true)]
    public void A_variable(string body, bool isInReach)
    {
        var own = $"from host.tools import load\n\n\ndef start(space, mode):\n    {body}\n";
        var text = Edited("config").Run(own).Contents.Values.Select(Encoding.UTF8.GetString).SingleOrDefault(own);

        Assert.That(text.Contains("load(config)", StringComparison.Ordinal), Is.EqualTo(isInReach));
    }

    [TestCase("*config")]
    [TestCase("**config")]
    public void What_collects_is_another_thing(string parameter) => Assert.That(
        Edited("config").Run($"from host.tools import load\n\n\ndef start(space, mode, {parameter}):\n    load(space, mode)\n").Contents, Is.Empty);

    private static CodemodCase Edited(string value) => new()
    {
        Before = CodemodCase.Host(("tools", Tools)),
        After = CodemodCase.Host(("tools", Tools.Replace("def load(space, mode):\n    return space", "def load(config):\n    return config", StringComparison.Ordinal).Replace("        load(space, mode)", $"        load({value})", StringComparison.Ordinal))),
    };
}
