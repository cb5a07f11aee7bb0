using Main2Main.Json;

namespace Main2Main.Verification;

/// <summary>What a CI round's log shows, round-M-summary.json.</summary>
public sealed record CiSummary
{
    /// <summary>The CI system's run id; null for a local run.</summary>
    public long? RunId { get; init; }

    /// <summary>The CI system's page of the run; null for a local run.</summary>
    public string? RunUrl { get; init; }

    /// <summary>The upstream commit that was verified before.</summary>
    public string? GoodCommit { get; init; }

    /// <summary>The upstream commit that the log is of.</summary>
    public string? BadCommit { get; init; }

    /// <summary>How many test files failed.</summary>
    public int FailedTestFilesCount => FailedTestFiles.Count;

    /// <summary>How many test cases failed.</summary>
    public int FailedTestCasesCount => FailedTestCases.Count;

    /// <summary>Test files that failed, sorted.</summary>
    public IReadOnlyList<string> FailedTestFiles { get; init; } = [];

    /// <summary>Test cases that failed, sorted.</summary>
    public IReadOnlyList<string> FailedTestCases { get; init; } = [];

    /// <summary>Root causes that need a fix.</summary>
    public IReadOnlyList<CiError> CodeBugs { get; init; } = [];

    /// <summary>Root causes that lie in the environment.</summary>
    public IReadOnlyList<CiError> EnvFlakes { get; init; } = [];

    /// <summary>Root causes that the last verified state has already; they are in neither of the lists above.</summary>
    public IReadOnlyList<CiError> Inherited { get; init; } = [];

    /// <summary>Where the log and the suite's JUnit report differ, a sentence each. A test that either calls failed counts as failed.</summary>
    public IReadOnlyList<string> Disagreements { get; init; } = [];

    /// <summary>The signatures of the code bugs whose cause the log names: what two rounds are compared by.</summary>
    /// <returns>The signatures, sorted.</returns>
    internal IReadOnlyList<string> Signatures() =>
        [.. CodeBugs.Where(bug => bug.NamesCause).Select(bug => bug.Signature).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The same summary of a log that is a part of another one.</summary>
    /// <param name="firstLine">The line, from 0, at which the part begins.</param>
    /// <returns>The summary with line numbers of the whole.</returns>
    internal CiSummary StartingAt(int firstLine) => this with
    {
        CodeBugs = [.. CodeBugs.Select(error => error with { LineNumber = error.LineNumber + firstLine })],
        EnvFlakes = [.. EnvFlakes.Select(error => error with { LineNumber = error.LineNumber + firstLine })],
    };

    /// <summary>Writes the summary, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="Main2MainException">It cannot be written.</exception>
    public void Write(string path) => ArtifactFile.Write(path, this, VerificationJson.Readable.CiSummary);

    /// <summary>Reads a summary.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The summary; null when there is none.</returns>
    /// <exception cref="Main2MainException">The file is corrupt.</exception>
    public static CiSummary? TryRead(string path) => ArtifactFile.TryRead(path, VerificationJson.Readable.CiSummary);
}
