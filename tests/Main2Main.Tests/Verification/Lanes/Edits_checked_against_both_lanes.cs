using Main2Main.Lanes;

namespace Main2Main.Tests.Verification.Lanes;

/// <summary>What somebody is told, or not told, about an edit before CI runs.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Edits_checked_against_both_lanes
{
    private const string Guard = "from plugin.utils import host_version_is\n\n";

    // Each edit is right in both lanes, or what is wrong cannot be known.
    private static readonly TestCaseData<string>[] Right =
    [
        new TestCaseData<string>(Guard + "if host_version_is(\"1.0.0\"):\n    from host.old import Runner\nelse:\n    from host.new import Runner\n") { TestName = "Imports_behind_a_guard_are_right" },
        new TestCaseData<string>(Guard + "if not host_version_is(\"1.0.0\"):\n    from host.new import Runner\nelse:\n    from host.old import Runner\n") { TestName = "A_negated_guard_is_understood" },
        new TestCaseData<string>(Guard + "if FLAG:\n    pass\nelif host_version_is(\"1.0.0\"):\n    from host.old import Runner\nelse:\n    from host.new import Runner\n") { TestName = "A_guard_in_an_elif_is_understood" },
        new TestCaseData<string>(Guard + "def f():\n    if host_version_is(\"1.0.0\"):\n        from host.old import Runner\n        return Runner\n    from host.new import Runner\n    return Runner\n") { TestName = "An_early_return_is_understood" },
        new TestCaseData<string>(Guard + "import host.core as core\n\nhalt = core.halt if host_version_is(\"1.0.0\") else None\n") { TestName = "A_conditional_expression_is_understood" },
        new TestCaseData<string>(Guard + "import host.core as core\n\n\ndef f(x):\n    return host_version_is(\"1.0.0\") and core.halt()\n") { TestName = "What_follows_an_and_runs_in_the_guards_lane" },
        new TestCaseData<string>(Guard + "OLD = host_version_is(\"1.0.0\")\nif OLD:\n    from host.old import Runner\n") { TestName = "A_guard_that_a_variable_holds_is_understood" },
        new TestCaseData<string>(Guard + "import pytest\n\n\n@pytest.mark.skipif(not host_version_is(\"1.0.0\"), reason=\"old\")\ndef test_f():\n    from host.old import Runner\n") { TestName = "A_skipped_test_runs_in_the_other_lane" },
        new TestCaseData<string>("from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from host.new import Runner\n") { TestName = "What_only_a_type_checker_sees_is_not_checked" },
        new TestCaseData<string>("from host.dynamic import anything\n") { TestName = "A_module_with_getattr_may_have_any_name" },
        new TestCaseData<string>("from host import _C\nfrom host._version import version\n") { TestName = "A_module_that_a_build_makes_may_be_there" },
        new TestCaseData<string>("from host.core import *\n\nhalt()\n") { TestName = "A_star_import_tells_nothing" },
        new TestCaseData<string>("from host.core import Runner, start\n\nstart(1, mode=2)\n") { TestName = "A_name_that_is_re_exported_in_both_lanes_is_right" },
        new TestCaseData<string>("def f(core):\n    return core.halt\n\n\nimport host.core as core\n") { TestName = "A_parameter_hides_the_import_of_its_name" },
        new TestCaseData<string>("import host.core\n\nhost.core.extra = 1\nprint(host.core.extra)\n") { TestName = "What_the_downstream_adds_to_a_module_is_there" },
        new TestCaseData<string>("from host.core import Runner\n\n\nclass Mine(Runner):\n    def run(self, batch, limit=1, budget=0):\n        pass\n") { TestName = "An_override_that_serves_both_lanes_is_right" },
        new TestCaseData<string>("from host.core import Runner\n\n\nclass Mine(Runner):\n    def run(self, *args, **kwargs):\n        pass\n") { TestName = "An_override_that_collects_everything_is_right" },
        new TestCaseData<string>("def f():\n    from plugin import only_main\n") { TestName = "A_module_of_the_downstreams_own_is_not_checked" },
        new TestCaseData<string>("assert host_version_is(\"9.9\")\nself.assertTrue(host_version_is(\"8.8\"))\n") { TestName = "A_test_of_the_guard_itself_may_name_any_version" },
        new TestCaseData<string>(Guard + "if host_version_is(\"v1.0.0\"):\n    pass\n") { TestName = "A_version_may_be_written_with_the_tags_prefix" },
        new TestCaseData<string>(Guard + "if host_version_is(\"1.0.0\"):\n    def f(a):\n        pass\nelse:\n    def f(a, b):\n        pass\n") { TestName = "Two_definitions_with_each_lanes_own_signature_are_right" },
        new TestCaseData<string>(Guard + "if host_version_is(\"1.0.0\"):\n    def f(a):\n        pass\nelse:\n    def f(a, b):\n        pass\n\n\nif host_version_is(\"1.0.0\"):\n    f(1)\nelse:\n    f(1, 2)\n") { TestName = "A_call_for_each_lane_is_right" },
        new TestCaseData<string>(Guard + "if host_version_is(\"1.0.0\"):\n    def f(a):\n        pass\nelse:\n    def f(a, b):\n        pass\n\n\ndef g(f):\n    f(1)\n") { TestName = "A_call_of_a_parameter_of_the_same_name_is_not_one_of_the_function" },
        new TestCaseData<string>(Guard + "if host_version_is(\"1.0.0\"):\n    def f(a):\n        pass\nelse:\n    def f(a, b):\n        pass\n\n\nf(*ARGUMENTS)\n") { TestName = "A_call_of_unpacked_arguments_may_fit_both" },
        new TestCaseData<string>(Guard + "if host_version_is(\"1.0.0\"):\n    def f(a):\n        pass\nelse:\n    def f(a, b):\n        pass\n\n\nf()\n") { TestName = "A_call_that_fits_neither_is_not_the_guards_doing" },
    ];

    private static readonly TestCaseData<string, CheckRule, int, string>[] Wrong =
    [
        new TestCaseData<string, CheckRule, int, string>("from host.new import Runner\n", CheckRule.UnguardedImport, 1, "release") { TestName = "An_import_that_only_main_has_is_told" },
        new TestCaseData<string, CheckRule, int, string>("from host.old import Runner\n", CheckRule.MissingName, 1, "main") { TestName = "An_import_that_only_the_release_has_is_told" },
        new TestCaseData<string, CheckRule, int, string>("def f():\n    from host.new import Runner\n", CheckRule.MissingName, 2, "release") { TestName = "An_import_in_a_function_is_told" },
        new TestCaseData<string, CheckRule, int, string>("import host.core as core\n\ncore.halt()\n", CheckRule.MissingName, 3, "main") { TestName = "An_attribute_of_a_module_is_told" },
        new TestCaseData<string, CheckRule, int, string>("from host import core\n\nx = core.halt\n", CheckRule.MissingName, 3, "main") { TestName = "An_attribute_that_is_read_is_told" },
        new TestCaseData<string, CheckRule, int, string>("from host.core import start\n\nstart(1, budget=2)\n", CheckRule.CallMismatch, 3, "release") { TestName = "A_keyword_that_only_main_takes_is_told" },
        new TestCaseData<string, CheckRule, int, string>(Guard + "if host_version_is(\"1.0.0\"):\n    pass\nelse:\n    from host.old import Runner\n", CheckRule.MissingName, 6, "main") { TestName = "An_import_in_the_wrong_branch_is_told" },
        new TestCaseData<string, CheckRule, int, string>(Guard + "from host.core import start\n\nif host_version_is(\"1.0.0\"):\n    start(1, budget=2)\n", CheckRule.CallMismatch, 6, "release") { TestName = "A_call_in_the_wrong_branch_is_told" },
        new TestCaseData<string, CheckRule, int, string>("from host.core import Runner\n\n\nclass Mine(Runner):\n    def run(self, batch, limit=1):\n        pass\n", CheckRule.OverrideMismatch, 5, "main") { TestName = "An_override_without_a_parameter_is_told" },
        new TestCaseData<string, CheckRule, int, string>("from host.core import Runner\n\n\nclass Mine(Runner):\n    def stop(self, hard):\n        pass\n", CheckRule.OverrideMismatch, 5, "main") { TestName = "An_override_that_demands_more_is_told" },
        new TestCaseData<string, CheckRule, int, string>(Guard + "if host_version_is(\"1.0.1\"):\n    pass\n", CheckRule.WrongVersion, 3, "") { TestName = "A_guard_with_another_version_is_told" },
        new TestCaseData<string, CheckRule, int, string>(Guard + "if host_version_is(\"1.0.0\"):\n    def f(a):\n        pass\nelse:\n    def f(a, b):\n        pass\n\n\nf(1)\n", CheckRule.BranchSignatures, 11, "") { TestName = "A_call_in_both_lanes_that_fits_one_definition_of_a_guard_is_told" },
        new TestCaseData<string, CheckRule, int, string>(Guard + "class C:\n    if host_version_is(\"1.0.0\"):\n        def f(self, a):\n            pass\n    else:\n        def f(self, a, *, b):\n            pass\n\n    def g(self):\n        self.f(1, b=2)\n", CheckRule.BranchSignatures, 12, "") { TestName = "A_method_that_a_guard_defines_twice_is_held_to_its_calls" },
        new TestCaseData<string, CheckRule, int, string>("try:\n    from host.new import Runner\nexcept ImportError:\n    from host.old import Runner\n", CheckRule.VersionProbe, 2, "") { TestName = "An_import_that_is_tried_instead_of_guarded_is_told" },
        new TestCaseData<string, CheckRule, int, string>("import host.core\n\nif hasattr(host.core, \"halt\"):\n    host.core.halt()\n", CheckRule.VersionProbe, 3, "") { TestName = "A_module_that_is_asked_for_a_name_is_told" },
        new TestCaseData<string, CheckRule, int, string>("x = 1\n<<<<<<< ours\nx = 2\n", CheckRule.ConflictMarker, 2, "") { TestName = "A_conflict_marker_is_told" },
        new TestCaseData<string, CheckRule, int, string>("def f(:\n", CheckRule.SyntaxError, 1, "") { TestName = "A_syntax_error_is_told" },
    ];

    [TestCaseSource(nameof(Right))]
    public async Task An_edit_that_is_right(string source)
    {
        using var pair = await LanePair.CreateAsync(("plugin/utils.py", "def host_version_is(version):\n    return True\n"));

        Assert.That(await pair.EditAsync(("plugin/edit.py", source)), Is.Empty);
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task An_edit_that_is_wrong(string source, CheckRule rule, int line, string lane)
    {
        using var pair = await LanePair.CreateAsync(("plugin/utils.py", "def host_version_is(version):\n    return True\n"));

        var findings = await pair.EditAsync(("plugin/edit.py", source));

        Assert.That(
            findings.Select(finding => (finding.Rule, finding.File, finding.Line, finding.Lane ?? string.Empty)),
            Does.Contain((rule, "plugin/edit.py", line, lane)));
        Assert.That(findings.Select(finding => finding.Remedy), Is.All.Not.Empty);
    }

    [Test]
    public async Task A_call_in_another_file_is_held_to_both_definitions_of_a_guard()
    {
        using var pair = await LanePair.CreateAsync(
            ("plugin/utils.py", "def host_version_is(version):\n    return True\n"),
            ("plugin/caller.py", "from plugin.edit import f\n\nf(1)\n"));

        var findings = await pair.EditAsync(
            ("plugin/edit.py", Guard + "if host_version_is(\"1.0.0\"):\n    def f(a, b):\n        pass\nelse:\n    def f(a):\n        pass\n"));

        Assert.That(findings.Select(finding => (finding.Rule, finding.File, finding.Line)), Is.EqualTo([(CheckRule.BranchSignatures, "plugin/caller.py", 3)]));
        Assert.That(findings[0].Problem, Does.Contain("plugin/edit.py:7").And.Contain("line 4").And.Contain("does not pass 'b'"));
    }

    [Test]
    public async Task Lines_that_the_edit_leaves_alone_are_not_checked()
    {
        using var pair = await LanePair.CreateAsync(("plugin/edit.py", "from host.old import Runner\n\nx = 1\n"));

        Assert.That(await pair.EditAsync(("plugin/edit.py", "from host.old import Runner\n\nx = 2\n")), Is.Empty);
    }

    [Test]
    public async Task Lines_below_a_guard_that_the_edit_turns_around_are_checked()
    {
        const string Branches = "    from host.old import Runner\nelse:\n    from host.new import Runner\n";
        using var pair = await LanePair.CreateAsync(("plugin/edit.py", Guard + "if host_version_is(\"1.0.0\"):\n" + Branches));

        var findings = await pair.EditAsync(("plugin/edit.py", Guard + "if not host_version_is(\"1.0.0\"):\n" + Branches));

        Assert.That(findings.Select(finding => (finding.Line, finding.Lane)), Is.EqualTo([(4, "main"), (6, "release")]));
    }

    [Test]
    public async Task Each_parameter_that_an_override_lacks_is_told()
    {
        using var pair = await LanePair.CreateAsync(
            ("plugin/edit.py", "from host.core import Runner\n\n\nclass Mine(Runner):\n    def run(self, batch):\n        pass\n"));

        var findings = await pair.EditAsync(("plugin/edit.py", "from host.core import Runner\n\n\nclass Mine(Runner):\n    def run(self):\n        pass\n"));

        Assert.That(
            findings.Select(finding => (finding.Lane, finding.Problem.Split('\'')[1])),
            Is.EqualTo([("main", "batch"), ("main", "budget"), ("release", "batch")]),
            "it did not take 'limit' before either");
    }

    [Test]
    public async Task A_call_of_what_the_downstream_replaces_is_not_checked()
    {
        using var pair = await LanePair.CreateAsync(("plugin/patch.py", "import host.core\n\nhost.core.start = print\n"));

        Assert.That(await pair.EditAsync(("plugin/edit.py", "from host.core import start\n\nstart(1, anything=2)\n")), Is.Empty);
    }

    [Test]
    public async Task What_was_wrong_before_in_the_same_file_is_not_told_again()
    {
        using var pair = await LanePair.CreateAsync(
            ("plugin/edit.py", "from host.core import Runner\n\n\nclass Mine(Runner):\n    def run(self, batch, *, budget=0):\n        pass\n"));

        var findings = await pair.EditAsync(
            ("plugin/edit.py", "from host.core import Runner\n\n\nclass Mine(Runner):\n    def run(self, batch: int, *, budget=0):\n        pass\n"));

        Assert.That(findings, Is.Empty, "it did not take 'limit' before either");
    }

    [Test]
    public async Task A_function_that_is_called_behind_a_guard_alone_runs_in_that_lane()
    {
        using var pair = await LanePair.CreateAsync();

        Assert.That(await pair.EditAsync(("plugin/edit.py", Guard + "def _new():\n    from host.new import Runner\n    return Runner\n\n\nif not host_version_is(\"1.0.0\"):\n    _new()\n")), Is.Empty);
    }

    [Test]
    public async Task A_module_that_is_imported_behind_a_guard_alone_runs_in_that_lane()
    {
        using var pair = await LanePair.CreateAsync(("plugin/start.py", Guard + "if host_version_is(\"1.0.0\"):\n    import plugin.edit\n"));

        Assert.That(await pair.EditAsync(("plugin/edit.py", "from host.old import Runner\n")), Is.Empty);
    }

    [Test]
    public async Task Without_a_release_tag_main_alone_is_checked()
    {
        using var pair = await LanePair.CreateAsync();

        Assert.That(await pair.EditAsync(tag: null, ("plugin/edit.py", "from host.new import Runner\n")), Is.Empty);
    }

    [Test]
    public async Task A_tag_that_the_upstream_does_not_hold_is_a_warning_and_main_is_checked()
    {
        using var pair = await LanePair.CreateAsync();

        var findings = await pair.EditAsync("v7.7.7", ("plugin/edit.py", "from host.old import Runner\n"), ("plugin/more.py", "from host.new import Runner\n"));

        Assert.That(findings.Select(finding => (finding.File, finding.Lane)), Is.EqualTo([("plugin/edit.py", "main")]));
        Assert.That(pair.Warnings, Has.One.Contains("v7.7.7"));
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        using var pair = await LanePair.CreateAsync();

        var findings = await pair.EditAsync(
            ("plugin/a.py", "from host.old import Runner\n"), ("plugin/b.py", Guard + "if host_version_is(\"0.9\"):\n    pass\n"), ("run.log", "noise\n"));

        Assert.That(findings.Select(finding => finding.Rule), Is.EqualTo([CheckRule.MissingName, CheckRule.WrongVersion, CheckRule.IntermediateFile]));
    }
}
