using Main2Main.Diagnosis.Evidence;
using Main2Main.Memory;

namespace Main2Main.Diagnosis;

/// <summary>What is known about one code bug of a failed round.</summary>
public sealed record ErrorDiagnosis
{
    /// <summary>The exception's type.</summary>
    public required string ErrorType { get; init; }

    /// <summary>The exception's message.</summary>
    public required string ErrorMessage { get; init; }

    /// <summary>The error's signature.</summary>
    public required string Signature { get; init; }

    /// <summary>The line in the raw log, from 0.</summary>
    public required int LineNumber { get; init; }

    /// <summary>Test files that failed by it.</summary>
    public required IReadOnlyList<string> FailedTestFiles { get; init; }

    /// <summary>Test cases that failed by it.</summary>
    public required IReadOnlyList<string> FailedTestCases { get; init; }

    /// <summary>The traceback, as the summary holds it.</summary>
    public required IReadOnlyList<string> Traceback { get; init; }

    /// <summary>What kind of upstream change it shows.</summary>
    public required Mechanism Mechanism { get; init; }

    /// <summary>The heading in reference/error-pattern-examples.md; null when none fits.</summary>
    public required string? FixPattern { get; init; }

    /// <summary>What was looked for in the upstream's diff, the most specific first.</summary>
    public required IReadOnlyList<SearchTerm> SearchTerms { get; init; }

    /// <summary>How many hunks hold a term.</summary>
    public required int HunkCount { get; init; }

    /// <summary>The best of them, up to 10.</summary>
    public required IReadOnlyList<PatchHunk> Hunks { get; init; }

    /// <summary>The upstream commits that introduced them, the likeliest first, up to 5.</summary>
    public required IReadOnlyList<SuspectCommit> Commits { get; init; }

    /// <summary>The downstream's places in the traceback, deepest first.</summary>
    public required IReadOnlyList<DownstreamFrame> DownstreamFrames { get; init; }

    /// <summary>Whether the fix needs a version guard.</summary>
    public required GuardDecision Guard { get; init; }

    /// <summary>What was learnt of such an error before, the best match first.</summary>
    public IReadOnlyList<LessonMatch> Lessons { get; init; } = [];

    internal static ErrorDiagnosis Of(DiagnosisDraft draft, IReadOnlyList<SuspectCommit> commits, GuardDecision guard) => new()
    {
        ErrorType = draft.Error.ErrorType,
        ErrorMessage = draft.Error.ErrorMessage,
        Signature = draft.Error.Signature,
        LineNumber = draft.Error.LineNumber,
        FailedTestFiles = draft.Error.FailedTestFiles,
        FailedTestCases = draft.Error.FailedTestCases,
        Traceback = draft.Error.Context,
        Mechanism = draft.Reading.Mechanism,
        FixPattern = Diagnosis.FixPattern.For(draft.Reading.Mechanism),
        SearchTerms = draft.Terms,
        HunkCount = draft.HunkCount,
        Hunks = draft.Hunks,
        Commits = commits,
        DownstreamFrames = draft.Frames,
        Guard = guard,
    };
}

/// <summary>A place of the downstream in a traceback.</summary>
/// <param name="File">The file, relative to the downstream.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Function">The function; null when the traceback does not name it.</param>
public sealed record DownstreamFrame(string File, int Line, string? Function);

/// <summary>A word to look for in the upstream's diff.</summary>
/// <param name="Text">The word: an identifier, a dotted module, or a file's path.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Weight">How specific it is, from 1 to 10.</param>
public sealed record SearchTerm(string Text, TermKind Kind, int Weight);
