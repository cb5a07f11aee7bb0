using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis.Baselines;

/// <summary>
/// Tells errors of a round that the last verified state has already from those that came with the step. An error is inherited for the
/// cases that fail there with the same signature; another error of the same case is the step's.
/// </summary>
/// <param name="failures">What fails at the last verified state.</param>
internal sealed class Inheritance(IReadOnlyList<CiError> failures)
{
    /// <summary>Takes the inherited errors out of a round's code bugs and flakes.</summary>
    /// <param name="result">The round.</param>
    /// <param name="summary">What its log shows.</param>
    /// <param name="accepted">Whether a step may be committed with inherited errors.</param>
    /// <returns>The round, judged anew; the same objects when nothing is inherited.</returns>
    public (RoundResult Result, CiSummary Summary) Apply(RoundResult result, CiSummary summary, bool accepted)
    {
        var (bugs, flakes) = (summary.CodeBugs.Select(Split).ToList(), summary.EnvFlakes.Select(Split).ToList());
        var found = bugs.Concat(flakes).Select(parts => parts.Inherited).OfType<CiError>().ToList();
        if (found.Count == 0 || result.CiResult is not (Verdict.Failed or Verdict.EnvFlakePass))
        {
            return (result, summary);
        }

        var judged = summary with
        {
            CodeBugs = [.. bugs.Select(parts => parts.Own).OfType<CiError>()],
            EnvFlakes = [.. flakes.Select(parts => parts.Own).OfType<CiError>()],
            Inherited = [.. summary.Inherited, .. found],
        };
        return (Judge(result, judged, accepted), judged);
    }

    private static RoundResult Judge(RoundResult result, CiSummary summary, bool accepted) => result with
    {
        CiResult = Verdict.Failed,
        CanCommit = accepted && summary.CodeBugs.Count == 0 && summary.Inherited.All(IsAcceptable)
            && result.SuiteResults.Where(suite => suite.ExitCode != 0).All(IsExplained),
        RequiresFix = summary.CodeBugs.Count > 0,
        CodeBugsCount = summary.CodeBugs.Count,
        EnvFlakesCount = summary.EnvFlakes.Count,
        Inherited = [.. summary.Inherited.Select(Headline)],
    };

    /// <summary>An end that names no cause, and tests that could not be collected, may hide anything: nobody can say that it is the same.</summary>
    private static bool IsAcceptable(CiError error) => error is { NamesCause: true, IsCollectionError: false };

    private static bool IsExplained(SuiteOutcome suite) => suite is { Hung: false, TimedOut: false } && suite.CodeBugsCount + suite.EnvFlakesCount > 0;

    private static string Headline(CiError error) =>
        error.FailedTestCases.Count == 0 ? error.Signature : $"{string.Join(", ", error.FailedTestCases)}: {error.Signature}";

    private (CiError? Own, CiError? Inherited) Split(CiError error)
    {
        var same = failures.Where(failure => failure.Signature == error.Signature).ToList();
        if (same.Count == 0)
        {
            return (error, null);
        }

        if (error.FailedTestCases.Count == 0)
        {
            var isSame = same.Exists(failure => failure.FailedTestCases.Count == 0 && !error.FailedTestFiles.Except(failure.FailedTestFiles).Any());
            return isSame ? (null, error) : (error, null);
        }

        var cases = error.FailedTestCases.Intersect(same.SelectMany(failure => failure.FailedTestCases)).ToList();
        var own = error.FailedTestCases.Except(cases).ToList();
        return (own.Count == 0 ? null : Of(error, own), cases.Count == 0 ? null : Of(error, cases));
    }

    private static CiError Of(CiError error, List<string> cases)
    {
        var files = error.FailedTestFiles.Where(file => cases.Exists(one => one.StartsWith(file, StringComparison.Ordinal))).ToList();
        return error with { FailedTestCases = cases, FailedTestFiles = files.Count == 0 ? error.FailedTestFiles : files };
    }
}
