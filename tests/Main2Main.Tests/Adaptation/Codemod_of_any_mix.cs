using FsCheck;
using FsCheck.Fluent;
using Main2Main.Python;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Main2Main.Tests.Adaptation;

/// <summary>Whatever stands in a file, in whatever order and form: the edited file parses, a second run is idle, and lines that no edit is about stay.</summary>
public sealed class Codemod_of_any_mix
{
    private const string Old = "class Config:\n    heat: int = 5\n    size: int = 3\n\n\ndef work(batch, size):\n    total = 0\n    for item in batch:\n        total += item * size\n    return total\n\n\ndef rest(minutes):\n    while minutes > 0:\n        minutes -= 1\n    return minutes\n";
    private const string New = "class Config:\n    oven_heat: int = 5\n    size: int = 3\n\n\ndef work(batch, width):\n    total = 0\n    for item in batch:\n        total += item * width\n    return total\n";
    private const string Moved = "def rest(minutes):\n    while minutes > 0:\n        minutes -= 1\n    return minutes\n";

    private static readonly string[] Imports =
    [
        "from host.tools import Config, rest, work", "from host.tools import (\n    Config,\n    rest,  # pause\n    work,\n)", "from host.tools import Config, work\nfrom host.tools import rest as r",
        "import os\nfrom host.tools import *\nfrom host.tools import rest", "\"\"\"Text.\"\"\"\nfrom __future__ import annotations\nfrom host.tools import Config, \\\n    rest, work",
    ];

    private static readonly string[] Statements =
    [
        "x = work([], size=2)", "x = [ 1,2 ]   # odd", "def f(c: Config):\n    return c.heat", "def g(c: Config):\n\tif c.heat > 1:\n\t\treturn work([], size=c.size)\n\treturn 1",
        "if True:\n    y = work(\n        [1],\n        size=3)\n    z = \"\"\"host.tools\n   rest\"\"\"", "class A:\n    from host.tools import rest\n    v = rest(2)", "\n\n# a comment: rest, heat",
        "for i in range(3): work([i], size=i)", "t = rest(1); u = 2", "@work([], size=1)\ndef h(): pass", "q = f\"{work([], size=1)}\"", "async def k(c: Config):\n    c.heat = 3\n    c.heat += 1\n    await c.heat",
    ];

    [Property(MaxTest = 150)]
    public Property The_result_parses_is_stable_and_keeps_every_other_line() => Prop.ForAll(Texts().ToArbitrary(), pair =>
    {
        var (text, released) = pair;
        var codemod = new CodemodCase
        {
            Before = CodemodCase.Host(("tools", Old)),
            After = CodemodCase.Host(("tools", New), ("pauses", Moved)),
            Release = released ? CodemodCase.Host(("tools", Old)) : null,
        };
        Assert.That(PythonParser.Parse(System.Text.Encoding.UTF8.GetBytes(text)).Failure, Is.Null, text);

        var edited = codemod.Edit(text);

        var left = Lines(edited);
        Assert.That(Lines(text).Where(line => !left.Remove(line) && !IsAbout(line)).ToList(), Is.Empty, $"{text}\n----\n{edited}");
        var windows = text.Contains('\r', StringComparison.Ordinal);
        Assert.That(edited.Replace("\r\n", string.Empty, StringComparison.Ordinal), windows ? Does.Not.Contain('\n') : Does.Not.Contain('\r'));
    });

    private static List<string> Lines(string text) => [.. text.Split('\n').Select(line => line.TrimStart().TrimEnd('\r'))];

    private static bool IsAbout(string line) => line.Contains("rest", StringComparison.Ordinal) || line.Contains("size=", StringComparison.Ordinal) || line.Contains(".heat", StringComparison.Ordinal) || line.StartsWith("from host", StringComparison.Ordinal);

    private static Gen<(string Text, bool Released)> Texts() =>
        from import in Gen.Elements(Imports)
        from statements in Gen.Elements(Statements).ListOf()
        from windows in ArbMap.Default.GeneratorFor<bool>()
        from ended in ArbMap.Default.GeneratorFor<bool>()
        from released in ArbMap.Default.GeneratorFor<bool>()
        let text = string.Join('\n', statements.Prepend(import)) + (ended ? "\n" : string.Empty)
        select (windows ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text, released);
}
