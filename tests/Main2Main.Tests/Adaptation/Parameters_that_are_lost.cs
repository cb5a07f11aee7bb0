using System.Text;

namespace Main2Main.Tests.Adaptation;

/// <summary>Parameters that the upstream's function has lost, and that an override or a call still has.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Parameters_that_are_lost
{
    private const string Header = "from typing import Any\n\nfrom host.base import Base\n\n\n";

    private static readonly CodemodCase Lost = Case("name, size, speed, kind, extra=None", "name, kind, extra=None");

    private static CodemodCase Case(string before, string after) => new()
    {
        Before = CodemodCase.Host(("base", $"class Base:\n    def __init__(self, {before}):\n        self.name = name\n")),
        After = CodemodCase.Host(("base", $"class Base:\n    def __init__(self, {after}):\n        self.name = name\n")),
    };

    private static string Own(string signature, string call, string rest = "") => $"{Header}class Own(Base):\n    def __init__(self, {signature}):\n        super().__init__({call}){rest}\n";

    [TestCase("name, size, speed, kind, extra", "name, kind, extra")]
    [TestCase("name, size=size, speed=speed, kind=kind", "name, kind=kind")]
    [TestCase("name, 3, None, kind, extra", "name, kind, extra")]
    public void An_override_hands_on_and_takes_no_more_what_its_base_has_lost(string call, string now) => Assert.That(
        Lost.Edit(Own("name, size, speed, kind, extra=None", call)), Is.EqualTo(Own("name, kind, extra=None", now)));

    [TestCase("name, kind, *, size, speed", "name, kind")]
    [TestCase("name, kind, *, size, speed, extra=None", "name, kind, *, extra=None")]
    [TestCase("name, kind, *, size, speed, **rest", "name, kind, **rest")]
    public void A_star_behind_which_nothing_stays_goes_too(string signature, string now) => Assert.That(
        Lost.Edit(Own(signature, "name, kind=kind, size=size, speed=speed")), Is.EqualTo(Own(now, "name, kind=kind")));

    [Test]
    public void Several_lines_lose_theirs_and_an_import_that_they_alone_needed_goes() => Assert.That(
        Lost.Edit("from typing import Any\n" + Own("\n        name: str,\n        size: Any,\n        speed: dict[str, Any],\n        kind: str,\n    ", "\n            name,\n            size,\n            speed,\n            kind,\n        ").Replace(Header, "\nfrom host.base import Base\n\n\n", StringComparison.Ordinal)),
        Is.EqualTo("\nfrom host.base import Base\n\n\nclass Own(Base):\n    def __init__(self, \n        name: str,\n        kind: str,\n    ):\n        super().__init__(\n            name,\n            kind,\n        )\n"));

    [TestCase("name, size, speed, kind", "name, size, speed, kind", "\n        self.size = size, speed")]
    [TestCase("name, size, speed, kind", "name, size, speed, kind", "\n        self.text = f'{size} {speed}'")]
    public void A_parameter_that_the_override_uses_stays(string signature, string call, string rest) => Assert.That(
        Lost.Edit(Own(signature, call, rest)), Is.EqualTo(Own(signature, "name, kind", rest)));

    [TestCase("Own('a', 1, 2, 'b')")]
    [TestCase("Own('a', kind='b', size=1, speed=2)")]
    [TestCase("Own(*values)")]
    public void A_parameter_that_the_downstream_passes_itself_stays(string call) => Assert.That(
        Lost.Edit(Own("name, size, speed, kind", "name, size, speed, kind") + $"\n\nx = {call}\n"), Does.Contain("def __init__(self, name, size, speed, kind):"));

    [Test]
    public void The_release_keeps_what_it_passes()
    {
        var released = Lost with { Release = Lost.Before };

        Assert.That(released.Edit("from plugin.utils import host_version_is\n" + Own("name, size, speed, kind", "name, size, speed, kind")), Does.Contain("def __init__(self, name, size, speed, kind):"));
    }

    [TestCase("self, path, mode, depth", "self, depth", "f(one, 1, 2, 3)", "f(one, 3)")]
    [TestCase("self, path, mode, depth", "self, path", "f(one, 1, 2, 3)", "f(one, 1)")]
    [TestCase("self, path, mode", "self", "f(one, 1, 2)", "f(one)")]
    [TestCase("self, path, mode, depth", "self, path", "f(one, 1, g(), 3)", null)]
    [TestCase("self, path, mode, depth", "self, path", "f(one, *x, 3)", null)]
    public void Arguments_that_are_passed_by_place_go_with_their_parameters(string before, string after, string call, string? now)
    {
        var changed = new CodemodCase { Before = CodemodCase.Host(("tools", $"def f({before}):\n    return self\n")), After = CodemodCase.Host(("tools", $"def f({after}):\n    return self\n")) };

        Assert.That(changed.Run($"from host.tools import f\n\nx = {call}\n").Contents.Values.Select(Encoding.UTF8.GetString), now is null
            ? Is.Empty : Is.EqualTo(new[] { $"from host.tools import f\n\nx = {now}\n" }));
    }

    [Test]
    public void A_function_whose_parameters_are_bare_takes_another_bare_one_whatever_it_returns()
    {
        var gained = new CodemodCase
        {
            Before = CodemodCase.Host(("base", "class Base:\n    def choose(self, one) -> int:\n        return 1\n\n    def go(self):\n        return self.choose(1)\n")),
            After = CodemodCase.Host(("base", "class Base:\n    def choose(self, one, other: int = 3) -> int:\n        return 1\n\n    def go(self):\n        return self.choose(1, other=2)\n")),
        };

        Assert.That(gained.Edit("from host.base import Base\n\n\nclass Own(Base):\n    def choose(self, one) -> int:\n        return 2\n"), Does.Contain("def choose(self, one, other=3) -> int:"));
    }

    private const string Maker = "EMPTY = ()\n\n\nclass Router:\n    def __init__(self, rows, fast=False, state=None):\n        self.rows = rows\n\n\n"
        + "def make(rows, fast: bool = False, state: tuple = EMPTY):\n    return Router(rows, fast=fast, state=state)\n";

    private const string StandIn = "import host.maker\nfrom host.maker import EMPTY, Router\n\n\n"
        + "def make(rows, fast: bool = False, state: tuple = EMPTY):\n    return Router(rows, fast=fast, state=state)\n\n\nhost.maker.make = make\n";

    private static readonly CodemodCase Slower = new()
    {
        Before = CodemodCase.Host(("maker", Maker)),
        After = CodemodCase.Host(("maker", Maker.Replace("EMPTY = ()\n\n\n", string.Empty, StringComparison.Ordinal).Replace(", fast=False", string.Empty, StringComparison.Ordinal)
            .Replace("fast: bool = False, state: tuple = EMPTY", "state: tuple | None = None", StringComparison.Ordinal).Replace("fast=fast, ", string.Empty, StringComparison.Ordinal))),
    };

    [Test]
    public void A_function_in_the_upstream_s_place_loses_what_it_only_handed_on_and_takes_the_new_default() => Assert.That(Slower.Edit(StandIn), Is.EqualTo(
        "import host.maker\nfrom host.maker import Router\n\n\ndef make(rows, state: tuple | None = None):\n    return Router(rows, state=state)\n\n\nhost.maker.make = make\n"));

    [TestCase("    return Router(rows, fast=fast, state=state)", "    print(fast)\n    return Router(rows, fast=fast, state=state)", "fast: bool = False")]
    [TestCase("host.maker.make = make", "host.maker.make = make\nx = make(1, fast=True)", "fast: bool = False")]
    [TestCase("host.maker.make = make", "host.maker.make = make\nx = EMPTY", "EMPTY, Router")]
    [TestCase("host.maker.make = make", "", "= EMPTY")]
    public void It_keeps_what_it_uses_and_what_the_downstream_passes(string text, string other, string kept) =>
        Assert.That(Encoding.UTF8.GetString(Slower.Run(StandIn.Replace(text, other, StringComparison.Ordinal)).Contents[CodemodCase.Path]), Does.Contain(kept));
}
