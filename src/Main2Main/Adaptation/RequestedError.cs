using Main2Main.Diagnosis;
using Main2Main.Impact;
using Main2Main.Memory;

namespace Main2Main.Adaptation;

/// <summary>An error of the failed round and what is known of its cause.</summary>
/// <param name="Error">Type and message.</param>
/// <param name="Mechanism">What kind of upstream change it shows.</param>
/// <param name="Commit">The likeliest upstream commit; null when none was found.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Places">The downstream's places in the traceback as <c>file:line</c>, deepest first.</param>
/// <param name="FailedTestCases">How many test cases failed by it.</param>
/// <param name="GuardNeeded">Whether the fix needs a version guard.</param>
public sealed record RequestedError(string Error, Mechanism Mechanism, string? Commit, string? Subject, IReadOnlyList<string> Places, int FailedTestCases, GuardNeed GuardNeeded)
{
    private const int MostPlaces = 5;

    /// <summary>About how many characters it takes in a request.</summary>
    internal int Size => Error.Length + (Subject?.Length ?? 0) + Places.Sum(place => place.Length) + 80;

    /// <summary>The errors of a round.</summary>
    /// <param name="analysis">The round's diagnosis.</param>
    /// <returns>Them in the order of the log.</returns>
    internal static IReadOnlyList<RequestedError> Of(RoundAnalysis analysis) =>
    [
        .. analysis.Diagnoses.Select(diagnosis => Of(diagnosis, diagnosis.Commits.Count == 0 ? null : diagnosis.Commits[0])),
    ];

    private static RequestedError Of(ErrorDiagnosis diagnosis, SuspectCommit? commit) => new(
        $"{diagnosis.ErrorType}: {diagnosis.ErrorMessage}",
        diagnosis.Mechanism,
        commit?.Sha,
        commit?.Subject,
        [.. diagnosis.DownstreamFrames.Take(MostPlaces).Select(frame => $"{frame.File}:{frame.Line}")],
        diagnosis.FailedTestCases.Count,
        diagnosis.Guard.Needed);
}
