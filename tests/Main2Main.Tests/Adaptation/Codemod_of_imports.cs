using System.Text;

namespace Main2Main.Tests.Adaptation;

/// <summary>Imports whose module or symbol has another place.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Codemod_of_imports
{
    private const string Work = "def work(batch, size):\n    total = 0\n    for item in batch:\n        total += item * size\n    return total\n\n\n";
    private const string Rest = "def rest(minutes):\n    while minutes > 0:\n        minutes -= 1\n    return minutes\n\n\n";
    private const string Idle = "class Idle:\n    limit = 3\n\n    def wait(self, seconds):\n        return seconds + self.limit\n\n\n";

    private static readonly CodemodCase Moved = new()
    {
        Before = CodemodCase.Host(("tools", Work + Rest + Idle), ("other", "X = 1\n")),
        After = CodemodCase.Host(("tools", Rest + Idle), ("other", "X = 1\n"), ("jobs", Work)),
    };

    private static readonly CodemodCase Renamed = new()
    {
        Before = CodemodCase.Host(("tools", Work + Rest + Idle)),
        After = CodemodCase.Host(("gear", Work + Rest + Idle)),
    };

    [Test]
    public void Names_of_several_statements_that_come_from_one_module_now_are_imported_by_one()
    {
        var gathered = new CodemodCase
        {
            Before = CodemodCase.Host(("loads", "class Load:\n    one = 1\n"), ("stores", "class Store:\n    two = 2\n\n\nclass Shelf:\n    three = 3\n\n\ndef place():\n    return 4\n"), ("rest", "class Best:\n    five = 5\n\n\nclass Stays:\n    six = 6\n")),
            After = CodemodCase.Host(
                ("all", "class Load:\n    one = 1\n\n\nclass Store:\n    two = 2\n\n\nclass Shelf:\n    three = 3\n\n\ndef place():\n    return 4\n\n\nclass Best:\n    five = 5\n"),
                ("rest", "class Stays:\n    six = 6\n")),
        };

        Assert.That(
            gathered.Edit("from host.loads import Load\nfrom host.stores import (\n    Shelf,\n    Store,\n    place,\n)\nfrom host.rest import Best, Stays\n\nx = Load, Shelf, Store, place, Best, Stays\n"),
            Is.EqualTo("from host.all import (\n    Best,\n    Load,\n    Shelf,\n    Store,\n    place,\n)\nfrom host.rest import Stays\n\nx = Load, Shelf, Store, place, Best, Stays\n"));
    }

    [TestCase("from host.tools import work\n", "from host.jobs import work\n")]
    [TestCase("from host.tools import work as w  # why\n", "from host.jobs import work as w  # why\n")]
    [TestCase("from host.tools import rest, work\n", "from host.tools import rest\nfrom host.jobs import work\n")]
    [TestCase("from host.tools import work, rest\n", "from host.tools import rest\nfrom host.jobs import work\n")]
    [TestCase("from host.tools import (Idle, work, rest)\n", "from host.tools import (Idle, rest)\nfrom host.jobs import work\n")]
    [TestCase("from host.tools import work, Idle as I, rest  # noqa: F401\n", "from host.tools import Idle as I, rest  # noqa: F401\nfrom host.jobs import work  # noqa: F401\n")]
    [TestCase("from host.tools import work, Idle as I, rest  # why\n", "from host.tools import Idle as I, rest  # why\nfrom host.jobs import work\n")]
    [TestCase("from host.tools import (\n    rest,\n    work,  # busy\n    Idle,\n)\n", "from host.tools import (\n    rest,\n    Idle,\n)\nfrom host.jobs import work  # busy\n")]
    [TestCase("from host.tools import (\n    rest,\n    work\n)\n", "from host.tools import (\n    rest\n)\nfrom host.jobs import work\n")]
    [TestCase("from host.tools import rest, \\\n    work\n", "from host.tools import rest\nfrom host.jobs import work\n")]
    [TestCase("def f():\n\tfrom host.tools import work\n\treturn work\n", "def f():\n\tfrom host.jobs import work\n\treturn work\n")]
    public void A_moved_symbol_is_imported_from_its_new_module_and_the_others_stay(string before, string after) => Assert.That(Moved.Edit(before), Is.EqualTo(after));

    [TestCase("from host.tools import rest, work  # why\n", "from host.breaks import rest  # why\nfrom host.jobs import work  # why\n")]
    [TestCase("from host.tools import (  # noqa: E501\n    rest, work)\n", "from host.breaks import (  # noqa: E501\n    rest)\nfrom host.jobs import (  # noqa: E501\n    work)\n")]
    [TestCase("from host.tools import (  # noqa: E501\n    rest,\n    work,\n)\n", "from host.breaks import (  # noqa: E501\n    rest,\n)\nfrom host.jobs import (  # noqa: E501\n    work,\n)\n")]
    [TestCase("from host.tools import (  # noqa: E501\n    Idle, rest, work)\n", "from host.tools import (  # noqa: E501\n    Idle)\nfrom host.breaks import (  # noqa: E501\n    rest)\nfrom host.jobs import (  # noqa: E501\n    work)\n")]
    public void The_comment_of_a_statement_goes_to_each_of_its_parts(string before, string after) => Assert.That(
        (Moved with { After = CodemodCase.Host(("tools", Idle), ("breaks", Rest), ("jobs", Work)) }).Edit(before), Is.EqualTo(after));

    [TestCase("from host.tools import rest, work\n", "from host.gear import rest, work\n")]
    [TestCase("from host import tools\n", "from host import gear as tools\n")]
    [TestCase("from host import tools as t\n", "from host import gear as t\n")]
    [TestCase("import host.tools as t\n", "import host.gear as t\n")]
    [TestCase("import host.tools\n\nx = host.tools.work([], 2)\ny = z.host.tools\n", "import host.gear\n\nx = host.gear.work([], 2)\ny = z.host.tools\n")]
    [TestCase("from host.tools import (rest,\n                        work)\n", "from host.gear import (rest,\n                        work)\n")]
    public void A_moved_module_is_imported_by_its_new_name(string before, string after) => Assert.That(Renamed.Edit(before), Is.EqualTo(after));

    [Test]
    public void A_renamed_function_keeps_its_name_in_the_file()
    {
        var renamed = Moved with { After = CodemodCase.Host(("tools", Work.Replace("work", "labour", StringComparison.Ordinal) + Rest + Idle)) };

        Assert.That(renamed.Edit("from host.tools import rest, work\n\nwork([], 1)\n"), Is.EqualTo("from host.tools import rest, labour as work\n\nwork([], 1)\n"));
    }

    [TestCase("from host.tools import rest, Idle\n\nIdle().wait(1)\n", "from host.tools import rest, Calm\n\nCalm().wait(1)\n")]
    [TestCase("from host.tools import Idle\n\nx = Idle, y.Idle\n", "from host.tools import Calm\n\nx = Calm, y.Idle\n")]
    [TestCase("from host.tools import Calm, Idle\n\nx = Calm, Idle\n", "from host.tools import Calm\n\nx = Calm, Calm\n")]
    [TestCase("from host.tools import Idle as I\n\nI()\n", "from host.tools import Calm as I\n\nI()\n")]
    [TestCase("from host.tools import Idle\n\nCalm = Idle\n", "from host.tools import Calm as Idle\n\nCalm = Idle\n")]
    [TestCase("from host.tools import Idle\n\nx: 'Idle'\n", "from host.tools import Calm as Idle\n\nx: 'Idle'\n")]
    [TestCase("from host.tools import Idle\n\nif x:\n    Idle = None\n", "from host.tools import Calm as Idle\n\nif x:\n    Idle = None\n")]
    [TestCase("from host.tools import Idle\n\n\ndef f(Idle):\n    return Idle\n", "from host.tools import Calm as Idle\n\n\ndef f(Idle):\n    return Idle\n")]
    [TestCase("from host.tools import Idle\n\nx = f(Idle=Idle)\n", "from host.tools import Calm as Idle\n\nx = f(Idle=Idle)\n")]
    [TestCase("from host.tools import Idle\n\n__all__ = ['Idle']\n", "from host.tools import Calm as Idle\n\n__all__ = ['Idle']\n")]
    public void A_renamed_class_is_used_by_its_new_name_and_keeps_the_old_one_where_somebody_may_need_it(string before, string after)
    {
        var renamed = Moved with { After = CodemodCase.Host(("tools", Work + Rest + Idle.Replace("Idle", "Calm", StringComparison.Ordinal))) };

        Assert.That(renamed.Edit(before), Is.EqualTo(after));
    }

    [Test]
    public void A_renamed_class_that_another_file_imports_from_here_keeps_its_name()
    {
        var renamed = Moved with
        {
            After = CodemodCase.Host(("tools", Work + Rest + Idle.Replace("Idle", "Calm", StringComparison.Ordinal))),
            Others = new Dictionary<string, string> { ["plugin/b.py"] = "from plugin.a import Idle\n" },
        };

        Assert.That(renamed.Edit("from host.tools import Idle\n\nIdle()\n"), Is.EqualTo("from host.tools import Calm as Idle\n\nIdle()\n"));
    }

    private const string Deep = "class Deep:\n    def load(self, path):\n        return [path, path]\n\n    def run(self, batch):\n        return sorted(batch)\n\n    def stop(self):\n        self.running = False\n        return self.running\n\n\n";
    private const string Users = "from host.deep import Deep\n\n\ndef build():\n    return Deep()\n";

    [Test]
    public void A_base_that_takes_the_name_of_a_renamed_class_and_little_else_is_not_its_heir()
    {
        var split = new CodemodCase
        {
            Before = CodemodCase.Host(("deep", Deep), ("users", Users)),
            After = CodemodCase.Host(("deep/quick", Deep.Replace("class Deep", "class QuickDeep", StringComparison.Ordinal)), ("deep/__init__", string.Empty), ("deep/base", "class Deep:\n    def stop(self):\n        pass\n"), ("users", Users.Replace("host.deep import Deep", "host.deep.quick import QuickDeep", StringComparison.Ordinal).Replace("Deep()", "QuickDeep()", StringComparison.Ordinal))),
        };

        Assert.That(split.Edit("import host.users as users\nfrom host.deep import Deep\n\n\nclass Own(Deep):\n    pass\n\n\nusers.Deep = Own\n"), Is.EqualTo(
            "import host.users as users\nfrom host.deep.quick import QuickDeep\n\n\nclass Own(QuickDeep):\n    pass\n\n\nusers.QuickDeep = Own\n"));
    }

    private const string Shallow = "class Shallow:\n    def load(self, path):\n        return open(path).read()\n\n    def run(self, batch):\n        return {one: one.size for one in batch}\n\n    def stop(self):\n        raise ValueError(self)\n\n\n";

    [TestCase("from host.flat import Shallow\n\n\ndef build():\n    return Shallow()\n", true)]
    [TestCase("def build():\n    return None\n", false)]
    public void What_the_upstream_s_own_modules_name_instead_is_the_heir_of_a_class_that_is_gone(string users, bool edited)
    {
        var replaced = new CodemodCase
        {
            Before = CodemodCase.Host(("deep", Deep), ("flat", Shallow), ("users", Users)),
            After = CodemodCase.Host(("deep", "X = 1\n"), ("flat", Shallow), ("users", users)),
        };
        const string Own = "from host.deep import Deep\n\n\nclass Own(Deep):\n    pass\n";

        Assert.That(replaced.Run(Own).Contents.Values.Select(Encoding.UTF8.GetString), edited
            ? Is.EqualTo(new[] { "from host.flat import Shallow\n\n\nclass Own(Shallow):\n    pass\n" }) : Is.Empty);
    }

    [Test]
    public void A_class_whose_base_has_taken_in_its_methods_is_that_base()
    {
        const string Base = "class Runner:\n    def plan(self):\n        pass\n\n\n";
        var merged = new CodemodCase
        {
            Before = CodemodCase.Host(("runner", Base), ("deep", "from host.runner import Runner\n\n\n" + Deep.Replace("class Deep", "class Deep(Runner)", StringComparison.Ordinal))),
            After = CodemodCase.Host(("runner", Base + Shallow.Replace("class Shallow:\n", string.Empty, StringComparison.Ordinal))),
        };

        Assert.That(merged.Edit("from host.deep import Deep\nfrom host.runner import Runner\n\nx = Deep()\ny = Runner()\n"), Is.EqualTo("from host.runner import Runner\n\nx = Runner()\ny = Runner()\n"));
        Assert.That(merged.Run("from host.deep import Deep\nfrom host.runner import Runner\n\n\nclass Mine(Runner):\n    pass\n\n\nclass Own(Deep, Mine):\n    pass\n"), Has.Property("Contents").Empty.And.Property("Left").Count.EqualTo(1), "Python finds no order of such bases");
    }

    [TestCase("-1", true)]
    [TestCase("-2", false)]
    public void A_constant_that_another_module_has_had_too_is_imported_from_there_where_it_is_the_same(string value, bool edited)
    {
        var one = new CodemodCase
        {
            Before = CodemodCase.Host(("tools", "PAD_SLOT_ID = -1\n"), ("jobs", $"PAD_SLOT_ID = {value}\n")),
            After = CodemodCase.Host(("tools", "X = 1\n"), ("jobs", $"PAD_SLOT_ID = {value}\n")),
        };
        const string Own = "from host.tools import PAD_SLOT_ID\n\nx = PAD_SLOT_ID\n";

        Assert.That(one.Run(Own).Contents.Count == 1, Is.EqualTo(edited));
    }

    [TestCase("def f(a, b: Idle, c: list[Idle] = None, *d: Idle) -> Idle:\n    return b\n", "def f(a, b, c=None, *d):\n    return b\n")]
    [TestCase("async def f(\n    a: int,\n    b: Idle,\n) -> dict[str, Idle]:\n    return b\n", "async def f(\n    a: int,\n    b,\n):\n    return b\n")]
    [TestCase("def f(a: \"Idle\", b: list[\"Idle\"]) -> type['Idle']:\n    return b\n", "def f(a, b):\n    return b\n")]
    [TestCase("def f(b: Idle):\n    return Idle()\n", null)]
    [TestCase("def f(b: Idle = Idle()):\n    return b\n", null)]
    [TestCase("x: Idle = None\n", null)]
    public void Annotations_go_that_alone_need_the_import_of_what_is_gone(string before, string? after)
    {
        var removed = Moved with { After = CodemodCase.Host(("tools", Rest)) };

        Assert.That(removed.Run("from host.tools import Idle, rest\n\n\n" + before).Contents.Values.Select(Encoding.UTF8.GetString), after is null
            ? Is.Empty : Is.EqualTo(new[] { "from host.tools import rest\n\n\n" + after }));
    }

    [Test]
    public void A_name_that_is_passed_on_for_a_while_goes_along_where_others_of_its_statement_go()
    {
        const string Shim = "def __getattr__(name):\n    if name in ('rest', 'Idle'):\n        return __import__('host.jobs').__dict__[name]\n    raise AttributeError(name)\n";
        var shimmed = Moved with { After = CodemodCase.Host(("tools", Shim), ("jobs", Work + Rest), ("lazy", Idle)) };

        Assert.That(shimmed.Edit("from host.tools import Idle, rest, work\n"), Is.EqualTo("from host.tools import Idle\nfrom host.jobs import rest, work\n"));
        Assert.That(shimmed.Run("from host.tools import Idle, rest\n").Contents, Is.Empty, "alone it can stay");
    }

    [Test]
    public void A_symbol_is_left_when_one_heir_has_its_code_and_another_its_name()
    {
        var split = Moved with
        {
            After = CodemodCase.Host(("tools", Work.Replace("work", "labour", StringComparison.Ordinal) + Rest + Idle), ("base", "def work(batch):\n    raise NotImplementedError\n")),
        };

        Assert.That(split.Run("from host.tools import rest, work\n\nwork([], 1)\n"), Has.Property("Contents").Empty.And.Property("Left").Count.EqualTo(1));
    }

    [Test]
    public void A_removed_symbol_is_taken_out_where_nothing_uses_it_and_left_where_something_does()
    {
        var removed = Moved with { After = CodemodCase.Host(("tools", Rest + Idle)) };

        Assert.That(removed.Edit("from host.tools import rest, work\n\nrest(2)\n"), Is.EqualTo("from host.tools import rest\n\nrest(2)\n"));
        Assert.That(removed.Edit("def f():\n    from host.tools import work\n"), Is.EqualTo("def f():\n    pass\n"));
        Assert.That(removed.Run("from host.tools import work\n\nwork([], 1)\n"), Has.Property("Contents").Empty.And.Property("Left").Count.EqualTo(1));
        Assert.That((removed with { Others = new Dictionary<string, string> { ["plugin/b.py"] = "from plugin.a import work\n" } }).Run("from host.tools import work\n").Contents, Is.Empty);
    }

    [Test]
    public void What_can_still_be_imported_stays_as_it_is()
    {
        var kept = Moved with { After = CodemodCase.Host(("tools", "from host.jobs import work\n\n" + Rest + Idle), ("jobs", Work)) };

        Assert.That(kept.Run("from host.tools import work\n").Contents, Is.Empty);
    }

    [Test]
    public void An_import_with_an_answer_of_its_own_to_its_absence_is_left()
    {
        const string text = "try:\n    from host.tools import work\nexcept ImportError:\n    work = None\n";

        var outcome = Moved.Run(text);

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Single(), Has.Property("Line").EqualTo(2).And.Property("Why").Contains("its own way"));
    }

    [Test]
    public void Line_breaks_byte_order_mark_blanks_and_a_missing_last_line_break_stay()
    {
        var content = "\ufeff# ä\r\nimport os\t \r\nfrom host.tools import work\r\n\r\nx = [ 1,2 ]"u8.ToArray();

        Assert.That(Encoding.UTF8.GetString(Moved.Edit(content)), Is.EqualTo("\ufeff# ä\r\nimport os\t \r\nfrom host.jobs import work\r\n\r\nx = [ 1,2 ]"));
    }

    [Test]
    public void Another_encoding_stays()
    {
        byte[] content = [.. "# -*- coding: latin-1 -*-\n# "u8, 0xE4, .. "\nfrom host.tools import work\n"u8];

        Assert.That(Moved.Run(content).Contents[CodemodCase.Path], Is.EqualTo((byte[])[.. "# -*- coding: latin-1 -*-\n# "u8, 0xE4, .. "\nfrom host.jobs import work\n"u8]));
    }

    [Test]
    public void A_line_that_would_be_too_long_is_broken()
    {
        var narrow = Renamed with { LineLength = 40, After = CodemodCase.Host(("gear_and_tackle", Work + Rest + Idle)) };

        Assert.That(narrow.Edit("from host.tools import rest, work\n"), Is.EqualTo("from host.gear_and_tackle import (\n    rest,\n    work,\n)\n"));
    }

    [Test]
    public void A_protected_file_is_left() => Assert.That(
        (Moved with { IsProtected = path => path == CodemodCase.Path }).Run("from host.tools import work\n"), Has.Property("Contents").Empty.And.Property("Left").Count.EqualTo(1));
}
