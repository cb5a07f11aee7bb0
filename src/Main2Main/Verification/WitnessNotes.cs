using Main2Main.Json;
using Main2Main.Workspace;

namespace Main2Main.Verification;

/// <summary>What the suites of a round prove and what not, for commits and reports.</summary>
internal static class WitnessNotes
{
    /// <summary>The suites that prove nothing about one of the two packages.</summary>
    /// <param name="folder">The step's folder.</param>
    /// <param name="round">The round.</param>
    /// <returns>A sentence a suite; none for suites that were seen to import both.</returns>
    public static IReadOnlyList<string> Of(StepFolder folder, int round) =>
        [.. Suites(folder, round).Select(Unproven).OfType<string>()];

    /// <summary>What was seen of every suite.</summary>
    /// <param name="folder">The step's folder.</param>
    /// <param name="round">The round.</param>
    /// <returns>A sentence a suite.</returns>
    public static IReadOnlyList<string> All(StepFolder folder, int round) =>
        [.. Suites(folder, round).Select(suite => Unproven(suite) ?? $"Suite {suite.Suite} imported {suite.Witness!.Upstream.Package} and {suite.Witness.Downstream.Package} from the two checkouts.")];

    private static IReadOnlyList<SuiteOutcome> Suites(StepFolder folder, int round) =>
        ArtifactFile.TryRead(folder.RoundResult(round), VerificationJson.Readable.RoundResult)?.SuiteResults ?? [];

    private static string? Unproven(SuiteOutcome suite) => suite.Witness switch
    {
        null => $"Suite {suite.Suite} has no witness: nothing shows which upstream it ran against.",
        { Problem: { } problem } => $"Suite {suite.Suite} proves nothing: it {problem}.",
        { Unproven.Count: > 0 } seen =>
            $"Suite {suite.Suite} proves nothing about {string.Join(" and ", seen.Unproven)}: nothing of it was seen to be imported.",
        _ => null,
    };
}
