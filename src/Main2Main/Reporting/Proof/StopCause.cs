using Main2Main.Diagnosis;

namespace Main2Main.Reporting.Proof;

/// <summary>One error that stopped a step, and what is known of it.</summary>
public sealed record StopCause
{
    /// <summary>The exception's type.</summary>
    public required string ErrorType { get; init; }

    /// <summary>The exception's message.</summary>
    public required string ErrorMessage { get; init; }

    /// <summary>Test cases that failed by it.</summary>
    public required IReadOnlyList<string> FailedTestCases { get; init; }

    /// <summary>The downstream's places in the traceback, the innermost first, as <c>file:line</c>.</summary>
    public required IReadOnlyList<string> Places { get; init; }

    /// <summary>The likeliest upstream commit; null when none is known.</summary>
    public required string? Commit { get; init; }

    /// <summary>The number of its pull request; null when its subject names none.</summary>
    public required int? Pr { get; init; }

    /// <summary>The first line of its message.</summary>
    public required string? Subject { get; init; }

    /// <summary>Whether a bisection found that it is the first commit with the error.</summary>
    public required bool Bisected { get; init; }

    /// <summary>What the commit does to the names of the error.</summary>
    public required IReadOnlyList<CommitChange> Changes { get; init; }

    /// <summary>The heading of the pattern in reference/error-pattern-examples.md; null when none fits.</summary>
    public required string? FixPattern { get; init; }
}
