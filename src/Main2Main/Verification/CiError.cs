using System.Text.Json.Serialization;
using Main2Main.Verification.Logs;

namespace Main2Main.Verification;

/// <summary>One root cause in a CI log.</summary>
public sealed record CiError
{
    private static readonly string[] ImportTypes = ["ImportError", "ModuleNotFoundError", "SyntaxError", "IndentationError", "TabError"];
    private static readonly string[] CollectionMarks = ["ERROR collecting ", "while loading conftest '"];

    /// <summary>
    /// The exception's type, or <c>SummaryFailure</c> where only the summary names the failure; for an end that no exception tells of one of the
    /// words in reference/artifacts.md.
    /// </summary>
    public required string ErrorType { get; init; }

    /// <summary>The exception's message.</summary>
    public required string ErrorMessage { get; init; }

    /// <summary><c>Code Bug</c> or <c>Environment Flake</c>.</summary>
    public required string Category { get; init; }

    /// <summary>Of an environment flake the evidence that excused it; null for a code bug.</summary>
    public string? ExcusedBy { get; init; }

    /// <summary>The log around it; over 50 lines the first 10, "..." and the last 38.</summary>
    public required IReadOnlyList<string> Context { get; init; }

    /// <summary>The log's line, from 0.</summary>
    public required int LineNumber { get; init; }

    /// <summary>Where in the log it was found.</summary>
    public required string Source { get; init; }

    /// <summary>Test files that failed by it.</summary>
    public IReadOnlyList<string> FailedTestFiles { get; init; } = [];

    /// <summary>Test cases that failed by it.</summary>
    public IReadOnlyList<string> FailedTestCases { get; init; } = [];

    /// <summary>How many test files those are.</summary>
    public int ErrorFailedTestFilesCount => FailedTestFiles.Count;

    /// <summary>How many test cases those are.</summary>
    public int ErrorFailedTestCasesCount => FailedTestCases.Count;

    /// <summary>Type and message without what changes from run to run: equal for the same error in two rounds.</summary>
    public required string Signature { get; init; }

    /// <summary>Whether it says what went wrong, and not only that something did: without that nobody can act on it.</summary>
    [JsonIgnore]
    public bool NamesCause => ErrorType is not (RunnerEnd.Unexplained or RunnerEnd.Truncated or RunnerEnd.Unnamed);

    /// <summary>Whether it kept test files from being imported or collected, so that their tests did not run.</summary>
    internal bool IsCollectionError =>
        Source == ErrorSource.FileSection && FailedTestCases.Count == 0 &&
        (ImportTypes.Contains(ErrorType) || Context.Any(line => CollectionMarks.Any(mark => line.Contains(mark, StringComparison.Ordinal))));
}
