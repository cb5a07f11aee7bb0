using System.Globalization;
using Main2Main.Configuration;
using Main2Main.Verification;

namespace Main2Main.Bisection.Probing;

/// <summary>Judges one round at a commit.</summary>
/// <param name="settings">The rules.</param>
/// <param name="wanted">The signatures that are looked for; empty when any failure counts.</param>
/// <param name="isBadEnd">Whether the commit is the bad end, which says itself what is looked for.</param>
internal sealed class ProbeJudge(BisectSettings settings, IReadOnlyList<string> wanted, bool isBadEnd)
{
    /// <summary>The rules as a person reads them; a bisection under other rules is another one.</summary>
    /// <param name="settings">The rules.</param>
    /// <returns>One line.</returns>
    public static string Describe(BisectSettings settings) => string.Join("; ", [
        settings.SkipExitCodes.Count == 0
            ? "no exit code is skipped"
            : $"exit code {string.Join(", ", settings.SkipExitCodes.Select(code => code.ToString(CultureInfo.InvariantCulture)))} is skipped",
        settings.SkipCollectionErrors ? "collection errors are skipped" : "collection errors count",
        settings.SkipTimeouts ? "time-outs are skipped" : "time-outs count",
        settings.AnyFailure ? "any failure counts" : "another failure is skipped",
        $"a failure is believed after {settings.Repeat} round(s)",
    ]);

    /// <summary>Judges a round.</summary>
    /// <param name="result">The round.</param>
    /// <param name="summary">What its log shows; null when it could not be summarised.</param>
    /// <returns>The verdict and why.</returns>
    public (ProbeVerdict Verdict, string Why) Judge(RoundResult result, CiSummary? summary)
    {
        if (result.Passed)
        {
            return (ProbeVerdict.Good, "every suite passed");
        }

        if (result.SummaryError is { } problem && (result.SuiteResults.Count == 0 || result.SuiteResults.Any(suite => suite.Witness?.Problem is not null)))
        {
            return (ProbeVerdict.Skip, problem);
        }

        if (result.SuiteResults.FirstOrDefault(suite => suite.ExitCode != 0 && settings.SkipExitCodes.Contains(suite.ExitCode)) is { } told)
        {
            return (ProbeVerdict.Skip, $"{told.Suite} ended with exit code {told.ExitCode}: it cannot judge this commit");
        }

        var found = (summary?.CodeBugs ?? []).Where(bug => wanted.Contains(bug.Signature)).ToList();
        return found.Count > 0 ? (ProbeVerdict.Bad, Headline(found)) : JudgeOther(result, summary);
    }

    private (ProbeVerdict Verdict, string Why) JudgeOther(RoundResult result, CiSummary? summary)
    {
        if (summary is null)
        {
            return (ProbeVerdict.Skip, "the log could not be summarised");
        }

        if (settings.SkipTimeouts && result.SuiteResults.FirstOrDefault(suite => suite.Hung || suite.TimedOut) is { } ended)
        {
            return (ProbeVerdict.Skip, $"{ended.Suite} {(ended.Hung ? "hung" : "ran over its time limit")} and was ended");
        }

        if (result.CiResult == Main2Main.Workspace.Verdict.EnvFlakePass)
        {
            return (ProbeVerdict.Skip, $"only the environment failed: {summary.EnvFlakes[0].ErrorType}");
        }

        // Tests that were not imported may hide what is looked for. The bad end's own failure is what is looked for, whatever it is.
        if (!isBadEnd && settings.SkipCollectionErrors && summary.CodeBugs.FirstOrDefault(bug => bug.IsCollectionError) is { } uncollected)
        {
            return (ProbeVerdict.Skip, $"tests could not be collected: {Headline([uncollected])}");
        }

        return isBadEnd || wanted.Count == 0
            ? (ProbeVerdict.Bad, Headline(summary.CodeBugs))
            : (ProbeVerdict.Skip, $"failed otherwise: {Headline(summary.CodeBugs)}");
    }

    private static string Headline(IReadOnlyList<CiError> errors) => errors.Count == 0
        ? "a suite failed and its log names no error"
        : $"{errors[0].Signature}{(errors.Count > 1 ? $", and {errors.Count - 1} more" : string.Empty)}";
}
