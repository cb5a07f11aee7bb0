using Main2Main.Diagnosis;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Tests.Diagnosis;

/// <summary>What changed from one round to the next, and what that means for the step.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class Comparison_of_rounds
{
    private const string Root = "/home/ci/board";

    [Test]
    public void With_fewer_errors_goes_on() => Expect(Round(Case("A"), Case("B")), Round(Case("B")), RoundTrend.Fewer, stop: null);

    [Test]
    public void With_the_same_errors_stops() => Expect(Round(Case("A")), Round(Case("A")), RoundTrend.Same, StopCondition.SameErrors);

    [Test]
    public void With_a_new_error_is_a_regression() =>
        Expect(Round(Case("A"), Case("B")), Round(Case("B"), Case("C")), RoundTrend.New, StopCondition.Regression);

    [Test]
    public void Whose_new_errors_were_hidden_by_a_mended_import_goes_on() => Expect(
        Round(Collection("ImportError", "tests/test_a.py")), Round(Case("B", "tests/test_a.py")), RoundTrend.Unmasked, stop: null);

    [Test]
    public void Whose_new_error_is_the_next_import_of_the_same_file_goes_on() => Expect(
        Round(Collection("ImportError", "tests/test_a.py")), Round(Collection("ModuleNotFoundError", "tests/test_a.py")), RoundTrend.Unmasked, stop: null);

    [Test]
    public void Whose_new_errors_were_hidden_by_a_mended_conftest_goes_on() => Expect(
        Round(Collection("ImportError", $"{Root}/tests/ops/conftest.py")), Round(Case("B", "tests/ops/test_a.py")), RoundTrend.Unmasked, stop: null);

    [Test]
    public void Whose_collection_failed_by_another_error_counts_as_hidden_by_pytests_own_mark() => Expect(
        Round(Collection("AttributeError", "tests/test_a.py") with { Context = ["____ ERROR collecting tests/test_a.py ____"] }),
        Round(Case("B", "tests/test_a.py")),
        RoundTrend.Unmasked,
        stop: null);

    [Test]
    public void Whose_new_error_is_in_a_file_that_could_be_imported_is_a_regression() => Expect(
        Round(Collection("ImportError", "tests/test_a.py")), Round(Case("B", "tests/test_b.py")), RoundTrend.New, StopCondition.Regression);

    [Test]
    public void Whose_new_error_is_also_in_a_file_that_could_be_imported_is_a_regression() => Expect(
        Round(Collection("ImportError", "tests/test_a.py")), Round(Case("B", "tests/test_a.py", "tests/test_b.py")), RoundTrend.New, StopCondition.Regression);

    [Test]
    public void With_one_hidden_and_one_other_new_error_is_a_regression() => Expect(
        Round(Collection("ImportError", "tests/test_a.py")), Round(Case("B", "tests/test_a.py"), Case("C", "tests/test_b.py")), RoundTrend.New,
        StopCondition.Regression);

    [Test]
    public void Whose_file_ran_in_another_suite_is_a_regression() => Expect(
        Round(Collection("ImportError", "tests/test_a.py"), Case("A", "tests/test_a.py")), Round(Case("A", "tests/test_a.py"), Case("B", "tests/test_a.py")),
        RoundTrend.New, StopCondition.Regression);

    [Test]
    public void Whose_import_is_still_broken_hides_nothing() => Expect(
        Round(Collection("ImportError", "tests/test_a.py")), Round(Collection("ImportError", "tests/test_a.py"), Case("B", "tests/test_a.py")), RoundTrend.New,
        StopCondition.Regression);

    [Test]
    public void Whose_new_error_names_no_test_is_a_regression() => Expect(
        Round(Collection("ImportError", "tests/test_a.py")), Round(Case("B") with { FailedTestFiles = [], FailedTestCases = [] }), RoundTrend.New,
        StopCondition.Regression);

    [Test]
    public void Whose_program_ran_until_its_error_hides_nothing() => Expect(
        Round(Collection("TypeError", "tests/test_a.py")), Round(Case("B", "tests/test_a.py")), RoundTrend.New, StopCondition.Regression);

    private static CiSummary Round(params CiError[] errors) => new()
    {
        CodeBugs = errors,
        FailedTestFiles = [.. errors.SelectMany(error => error.FailedTestFiles).Distinct()],
        FailedTestCases = [.. errors.SelectMany(error => error.FailedTestCases).Distinct()],
    };

    private static CiError Case(string message, params string[] files)
    {
        IReadOnlyList<string> tests = files.Length == 0 ? ["tests/test_x.py"] : files;
        return Upstream.Error("TypeError", message) with { FailedTestFiles = tests, FailedTestCases = [.. tests.Select(file => $"{file}::test_{message}")] };
    }

    private static CiError Collection(string type, string file) =>
        Upstream.Error(type, $"{type} of {file}") with { Source = ErrorSource.FileSection, FailedTestFiles = [file] };

    private static void Expect(CiSummary before, CiSummary now, RoundTrend trend, StopCondition? stop)
    {
        var comparison = RoundComparer.Compare(before, now, Root);

        Assert.That(comparison.Trend, Is.EqualTo(trend));
        Assert.That(comparison.Resolved.Concat(comparison.Remaining).Order(), Is.EqualTo(before.CodeBugs.Select(bug => bug.Signature).Order()));
        Assert.That(comparison.New.Concat(comparison.Remaining).Order(), Is.EqualTo(now.CodeBugs.Select(bug => bug.Signature).Order()));
        Assert.That(StopRule.Decide([State(before, comparison: null), State(now, comparison)], 5), Is.EqualTo(stop));
    }

    private static RoundState State(CiSummary summary, RoundComparison? comparison) => new()
    {
        Round = 1,
        Verdict = Verdict.Failed,
        Signatures = [.. summary.CodeBugs.Select(bug => bug.Signature).Order(StringComparer.Ordinal)],
        Tree = "",
        Comparison = comparison,
    };
}
