namespace Main2Main.Verification.Logs;

/// <summary>A root cause and one test that it failed.</summary>
/// <param name="Error">The exception.</param>
/// <param name="Source">One of <see cref="ErrorSource"/>.</param>
/// <param name="Test">The test; null where the log names none.</param>
internal sealed record LogFinding(RaisedException Error, string Source, FailedTest? Test)
{
    /// <summary>A finding from an occurrence, with the source that its place means.</summary>
    /// <param name="occurrence">The occurrence.</param>
    /// <param name="test">The test.</param>
    /// <returns>The finding.</returns>
    public static LogFinding From(Occurrence occurrence, FailedTest? test) => new(
        occurrence.Root,
        (occurrence.Origin, test?.IsCase ?? false) switch
        {
            (_, false) => ErrorSource.FileSection,
            (Origin.Summary, _) => ErrorSource.CaseSummaryPayload,
            (Origin.Mention, _) => ErrorSource.CaseSection,
            _ => ErrorSource.CaseTraceback,
        },
        test);
}
