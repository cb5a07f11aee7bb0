namespace Main2Main.Tests.Adaptation;

/// <summary>How imports are laid out, and by which of several ways a name is imported.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Imports_as_the_house_writes_them
{
    private const string Work = "def work(batch, size):\n    total = 0\n    for item in batch:\n        total += item * size\n    return total\n\n\n";
    private const string Idle = "class Idle:\n    limit = 3\n\n    def wait(self, seconds):\n        return seconds + self.limit\n\n\n";
    private const string Limit = "LIMIT_OF_EVERYTHING = [1, 2, 3]\n\n\n";

    private static readonly IReadOnlyDictionary<string, string> Before = CodemodCase.Host(("tools", Work + Idle + Limit), ("other", "def first_of_two_long_names():\n    return 1\n\n\ndef second_of_two_long_names():\n    return 2\n"));
    private static readonly IReadOnlyDictionary<string, string> After = CodemodCase.Host(("tools", "X = 1\n"), ("jobs", Work + Idle + Limit), ("other", Before["host/other.py"]));

    private const string Aligned = "from host.other import (first_of_two_long_names,\n                        second_of_two_long_names)\n";

    [Test]
    public void Guarded_imports_are_sorted_as_sorters_do_and_broken_as_the_file_breaks_its_own()
    {
        var guarded = new CodemodCase { Before = Before, After = After, Release = Before };

        var edited = guarded.Edit(Aligned + "from host.tools import (Idle, LIMIT_OF_EVERYTHING as everything_that_is_limited,\n                        work)\nfrom plugin.utils import other_thing_of_mine, yet_another_thing_here\n\nx = Idle, work\n");

        Assert.That(edited, Does.Contain("from plugin.utils import (host_version_is, other_thing_of_mine,\n                          yet_another_thing_here)\n"));
        Assert.That(edited, Does.Contain("    from host.tools import (LIMIT_OF_EVERYTHING as everything_that_is_limited,  # type: ignore[import-not-found]\n                            Idle, work)\n"));
    }

    [TestCase("from host.jobs.rests import Idle\nfrom host.jobs.tools import work\n\n__all__ = ['Idle', 'work']\n", true)]
    [TestCase("from host.jobs.rests import Idle\nfrom host.jobs.tools import work\n\n__all__ = ['Idle']\n", false)]
    [TestCase("from host.jobs.rests import Idle\n\n\ndef work():\n    return 1\n\n\n__all__ = ['Idle', 'work']\n", false)]
    public void A_statement_stays_one_where_the_package_around_has_all_of_its_names(string package, bool isWhole)
    {
        var moved = new CodemodCase
        {
            Before = CodemodCase.Host(("jobs/__init__", "X = 1\n"), ("jobs/tools", Work + Idle)),
            After = CodemodCase.Host(("jobs/__init__", package), ("jobs/tools", Work), ("jobs/rests", Idle)),
        };

        Assert.That(
            moved.Edit("from host.jobs.tools import Idle, work\n\nx = Idle, work\n"),
            Is.EqualTo((isWhole ? "from host.jobs import Idle, work\n" : "from host.jobs.tools import work\nfrom host.jobs import Idle\n") + "\nx = Idle, work\n"));
    }

    [Test]
    public void A_statement_on_one_line_that_loses_names_keeps_its_brackets() => Assert.That(
        new CodemodCase { Before = Before, After = CodemodCase.Host(("tools", Idle), ("jobs", Work + Limit), ("other", Before["host/other.py"])) }
            .Edit(Aligned + "from host.tools import (work, Idle)\n"),
        Is.EqualTo(Aligned + "from host.tools import (Idle)\nfrom host.jobs import work\n"));

    [TestCase("(LIMIT_OF_EVERYTHING, Idle as what_idle_is,\n                        work as what_work_is)", "(LIMIT_OF_EVERYTHING, Idle as what_idle_is,\n                       work as what_work_is)")]
    [TestCase("(\n    LIMIT_OF_EVERYTHING, Idle as what_idle_is,\n    work as what_work_is)", "(\n    LIMIT_OF_EVERYTHING, Idle as what_idle_is,\n    work as what_work_is)")]
    [TestCase("(\n    LIMIT_OF_EVERYTHING,\n    work,\n)", "(\n    LIMIT_OF_EVERYTHING,\n    work,\n)")]
    [TestCase("(LIMIT_OF_EVERYTHING,  # this\n                        work)", "(LIMIT_OF_EVERYTHING,  # this\n                        work)")]
    public void Names_stand_beneath_the_bracket_of_another_module_too(string names, string now) => Assert.That(
        new CodemodCase { Before = Before, After = After, LineLength = 72 }.Edit(Aligned + "from host.tools import " + names + "\n"), Is.EqualTo(Aligned + "from host.jobs import " + now + "\n"));

    [TestCase(", )")]
    [TestCase(",\n)")]
    [TestCase(")")]
    public void Where_a_file_gives_long_names_a_line_of_their_own_new_imports_do(string closing)
    {
        static string Broken(string name, string closing) => $"from plugin.part.of_some_length import (\n    {name}{closing}\n";
        var split = new CodemodCase { Before = Before, After = CodemodCase.Host(("tools", "X = 1\n"), ("jobs", Work), ("limits", Limit), ("rests", Idle), ("other", Before["host/other.py"])) };
        var habit = Broken("first_of_three", closing) + Broken("second_of_three", closing) + Broken("third_of_three", closing);
        const string Import = "from host.tools import LIMIT_OF_EVERYTHING as everything_that_is_limited, work\n";

        Assert.That(
            split.Edit(habit + Import),
            Is.EqualTo($"{habit}from host.limits import (\n    LIMIT_OF_EVERYTHING as everything_that_is_limited{closing}\nfrom host.jobs import work\n"));
        Assert.That(
            split.Edit(habit + "from plugin.part.of_another_length_that_is_even_longer import fourth_of_three\n" + Import),
            Does.Contain("from host.limits import LIMIT_OF_EVERYTHING as everything_that_is_limited\n"), "not always");
    }

    [Test]
    public void A_file_that_breaks_no_import_breaks_them_as_the_others_of_the_downstream_do()
    {
        var house = new CodemodCase
        {
            Before = Before,
            After = After,
            Others = new Dictionary<string, string> { ["plugin/b.py"] = Aligned + string.Concat(Enumerable.Repeat("x = 1\n", 300)) },
        };

        Assert.That(
            house.Edit("from host.tools import LIMIT_OF_EVERYTHING as everything_that_is_limited, work as what_work_is\n"),
            Is.EqualTo("from host.jobs import (LIMIT_OF_EVERYTHING as everything_that_is_limited,\n                       work as what_work_is)\n"));
        Assert.That(
            (house with { After = CodemodCase.Host(("tools", Work), ("jobs", Idle + Limit), ("other", Before["host/other.py"])) })
                .Edit("from host.tools import LIMIT_OF_EVERYTHING as everything_that_is_limited, Idle as what_idle_is, work\n"),
            Does.Contain("from host.jobs import (LIMIT_OF_EVERYTHING as everything_that_is_limited,\n                       Idle as what_idle_is)\n"));
    }

    [Test]
    public void A_file_that_breaks_what_the_house_leaves_whole_keeps_to_less()
    {
        var house = new CodemodCase
        {
            Before = Before,
            After = After,
            Others = new Dictionary<string, string> { ["plugin/b.py"] = Aligned + string.Concat(Enumerable.Repeat($"x = 1\n# {new string('-', 93)}\n", 100)) },
        };
        const string Import = "import LIMIT_OF_EVERYTHING as everything_that_is_limited, work as what_work_is\n";
        const string Own = "\nx = sum_of_everything_that_is_in_there(what_work_is, everything_that_is_limited,\n                                       what_is_left)\n";

        Assert.That(house.Edit($"from host.tools {Import}"), Is.EqualTo($"from host.jobs {Import}"));
        Assert.That(
            house.Edit($"from host.tools {Import}{Own}{Own}"),
            Does.StartWith("from host.jobs import (LIMIT_OF_EVERYTHING as everything_that_is_limited,\n                       work as what_work_is)\n"));
    }

    [Test]
    public void A_name_is_imported_from_the_package_that_publishes_it()
    {
        var published = new CodemodCase
        {
            Before = Before,
            After = new Dictionary<string, string>(CodemodCase.Host(("jobs/parts", Work + Idle + Limit)))
            {
                ["host/jobs/__init__.py"] = "from host.jobs.parts import Idle, work\n\n__all__ = [\"Idle\"]\n",
            },
        };

        Assert.That(
            published.Edit("from host.tools import Idle, work\n\nx = Idle, work\n"),
            Is.EqualTo("from host.jobs import Idle\nfrom host.jobs.parts import work\n\nx = Idle, work\n"));
    }

    [TestCase("from host.jobs.tools import work\n")]
    [TestCase("from host.jobs.tools import work\n\n__all__ = ['work']\n")]
    public void A_name_of_a_module_that_has_moved_as_a_whole_is_imported_from_that_module(string package)
    {
        var moved = new CodemodCase
        {
            Before = Before,
            After = new Dictionary<string, string>(CodemodCase.Host(("jobs/tools", Before["host/tools.py"]), ("one", "from host.jobs import work\n"), ("two", "from host.jobs import work\n"), ("three", "from host.jobs import work\n")))
            {
                ["host/jobs/__init__.py"] = package,
            },
        };

        Assert.That(moved.Edit("from host.tools import work\n"), Is.EqualTo("from host.jobs.tools import work\n"));
    }

    [Test]
    public void A_module_whose_name_alone_is_too_long_for_a_line_is_imported_all_the_same()
    {
        var name = new string('m', 70);
        var far = new CodemodCase { Before = Before, After = CodemodCase.Host((name, Work + Idle + Limit)), LineLength = 80 };

        Assert.That(far.Edit("from host.tools import work\n"), Is.EqualTo($"from host.{name} import (\n    work,\n)\n"));
    }

    [Test]
    public void An_expression_that_the_upstream_has_replaced_stays_where_the_release_needs_it()
    {
        const string Old = "from host.envs import is_fixed\n\n\ndef run(batch):\n    fast = is_fixed()\n    slow = not is_fixed()\n    return fast, slow\n";
        var now = Old.Replace("from host.envs import is_fixed", "import host.envs as envs", StringComparison.Ordinal).Replace("is_fixed()", "envs.FIXED", StringComparison.Ordinal);
        var upstream = CodemodCase.Host(("worker", Old), ("envs", "def is_fixed():\n    return True\n"));
        var replaced = new CodemodCase { FollowsUpstream = true, Before = upstream, After = CodemodCase.Host(("worker", now), ("envs", "FIXED = True\n")), Release = upstream };
        const string Text = "from host.envs import is_fixed\n\n\ndef choose(rows):\n    return rows if is_fixed() else None\n";

        Assert.That(replaced.Edit(Text), Is.EqualTo(Text));
        Assert.That(replaced.Run(Text).Left.Select(left => left.Why), Has.Some.StartsWith("the release needs 'is_fixed()'"));
    }

    [Test]
    public void A_name_joins_an_import_at_its_place_and_the_others_stay_where_they_are()
    {
        var guarded = new CodemodCase { Before = Before, After = After, Release = Before };

        Assert.That(guarded.Edit(Aligned + "from host.tools import work\nfrom plugin.utils import (ALL_THINGS, _rounded, zone,\n                          dispose)\n\nx = work\n"), Does.Contain(
            "from plugin.utils import ALL_THINGS, _rounded, host_version_is, zone, dispose\n"));
    }

    [TestCase("1.2.0")]
    [TestCase("v1.2.0")]
    public void A_block_that_asks_for_the_release_in_its_own_spelling_takes_the_import(string version)
    {
        var guarded = new CodemodCase { Before = Before, After = After, Release = Before };
        var block = $"from host.tools import work\nfrom plugin.utils import host_version_is\n\nif host_version_is('{version}'):\n    import old\nelse:\n    import new\n\nx = work\n";

        Assert.That(guarded.Edit(block), Does.Contain($"if host_version_is('{version}'):\n    import old\n    from host.tools import work  # type: ignore[import-not-found]\nelse:\n    import new\n    from host.jobs import work"));
    }

    [Test]
    public void Names_that_have_no_room_behind_their_bracket_go_below_it_together()
    {
        var house = new CodemodCase
        {
            Before = CodemodCase.Host(("a_package_of_a_long_name", Work + Idle + Limit), ("other", Before["host/other.py"])),
            After = CodemodCase.Host(("another_package_with_a_name_that_is_longer", Work + Idle + Limit), ("other", Before["host/other.py"])),
            LineLength = 80,
        };

        Assert.That(house.Edit(Aligned + "from host.a_package_of_a_long_name import LIMIT_OF_EVERYTHING, work as what_work\n\nx = LIMIT_OF_EVERYTHING, what_work\n"), Does.Contain(
            "from host.another_package_with_a_name_that_is_longer import (\n    LIMIT_OF_EVERYTHING, work as what_work)\n"));
    }

    [Test]
    public void A_name_that_a_new_package_publishes_is_imported_from_the_package()
    {
        var published = new CodemodCase
        {
            Before = CodemodCase.Host(("layers/__init__", string.Empty), ("layers/linear", Idle + Work)),
            After = CodemodCase.Host(("layers/__init__", string.Empty), ("layers/norm/__init__", "from host.layers.norm.idle import (\n    Idle,\n)\n\n__all__ = [\n    \"Idle\",\n]\n"), ("layers/norm/idle", Idle), ("users", "from host.layers.norm import Idle\n\nx = Idle\n"), ("layers/work", Work)),
        };

        Assert.That(published.Edit("from host.layers.linear import Idle\n\nx = Idle\n"), Is.EqualTo("from host.layers.norm import Idle\n\nx = Idle\n"));
    }

    [Test]
    public void What_a_module_only_passed_on_is_imported_from_where_that_module_had_it()
    {
        const string Package = "from host.norm.idle import Idle\n\n__all__ = [\"Idle\"]\n";
        var passed = new CodemodCase
        {
            Before = CodemodCase.Host(("linear", "from host.norm import Idle\n\n\n" + Work), ("norm/__init__", Package), ("norm/idle", Idle)),
            After = CodemodCase.Host(("norm/__init__", Package), ("norm/idle", Idle)),
        };

        Assert.That(passed.Edit("from host.linear import Idle\n\nx = Idle\n"), Is.EqualTo("from host.norm import Idle\n\nx = Idle\n"));
    }

    [Test]
    public void Imports_keep_to_the_limit_that_the_house_breaks_them_at_although_its_other_lines_are_longer()
    {
        var house = new CodemodCase
        {
            Before = Before,
            After = After,
            Others = new Dictionary<string, string>
            {
                ["plugin/b.py"] = string.Concat(Enumerable.Repeat("from host.other import (first_of_two_long_names,\n                        second_of_two_long_names as another)\n", 12)),
                ["plugin/c.py"] = string.Concat(Enumerable.Repeat($"x = '{new string('x', 90)}'\n", 40)),
            },
        };

        Assert.That(house.Edit("from host.tools import LIMIT_OF_EVERYTHING as everything_that_is_limited, work as what_it_is\n"), Is.EqualTo(
            "from host.jobs import (LIMIT_OF_EVERYTHING as everything_that_is_limited,\n                       work as what_it_is)\n"));
    }
}
