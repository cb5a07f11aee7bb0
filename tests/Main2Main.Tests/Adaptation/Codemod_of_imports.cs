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

    [TestCase("from host.tools import work\n", "from host.jobs import work\n")]
    [TestCase("from host.tools import work as w  # why\n", "from host.jobs import work as w  # why\n")]
    [TestCase("from host.tools import rest, work\n", "from host.tools import rest\nfrom host.jobs import work\n")]
    [TestCase("from host.tools import work, rest\n", "from host.tools import rest\nfrom host.jobs import work\n")]
    [TestCase("from host.tools import (Idle, work, rest)\n", "from host.tools import Idle, rest\nfrom host.jobs import work\n")]
    [TestCase("from host.tools import (\n    rest,\n    work,  # busy\n    Idle,\n)\n", "from host.tools import (\n    rest,\n    Idle,\n)\nfrom host.jobs import work  # busy\n")]
    [TestCase("from host.tools import (\n    rest,\n    work\n)\n", "from host.tools import (\n    rest\n)\nfrom host.jobs import work\n")]
    [TestCase("from host.tools import rest, \\\n    work\n", "from host.tools import rest\nfrom host.jobs import work\n")]
    [TestCase("def f():\n\tfrom host.tools import work\n\treturn work\n", "def f():\n\tfrom host.jobs import work\n\treturn work\n")]
    public void A_moved_symbol_is_imported_from_its_new_module_and_the_others_stay(string before, string after) => Assert.That(Moved.Edit(before), Is.EqualTo(after));

    [TestCase("from host.tools import rest, work\n", "from host.gear import rest, work\n")]
    [TestCase("from host import tools\n", "from host import gear as tools\n")]
    [TestCase("from host import tools as t\n", "from host import gear as t\n")]
    [TestCase("import host.tools as t\n", "import host.gear as t\n")]
    [TestCase("import host.tools\n\nx = host.tools.work([], 2)\ny = z.host.tools\n", "import host.gear\n\nx = host.gear.work([], 2)\ny = z.host.tools\n")]
    [TestCase("from host.tools import (rest,\n                        work)\n", "from host.gear import (rest,\n                        work)\n")]
    public void A_moved_module_is_imported_by_its_new_name(string before, string after) => Assert.That(Renamed.Edit(before), Is.EqualTo(after));

    [Test]
    public void A_renamed_symbol_keeps_its_name_in_the_file()
    {
        var renamed = Moved with { After = CodemodCase.Host(("tools", Work.Replace("work", "labour", StringComparison.Ordinal) + Rest + Idle)) };

        Assert.That(renamed.Edit("from host.tools import rest, work\n\nwork([], 1)\n"), Is.EqualTo("from host.tools import rest, labour as work\n\nwork([], 1)\n"));
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
