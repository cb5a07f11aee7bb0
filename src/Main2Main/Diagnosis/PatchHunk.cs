namespace Main2Main.Diagnosis;

/// <summary>A hunk of the step's upstream.patch that holds search terms.</summary>
public sealed record PatchHunk
{
    /// <summary>The upstream file, by its name after the step; the old name when it was deleted.</summary>
    public required string File { get; init; }

    /// <summary>Its name before the step; null when that is the same.</summary>
    public required string? PreviousFile { get; init; }

    /// <summary>The hunk's header, or <c>deleted</c>, <c>renamed</c> or <c>added</c> for the file itself.</summary>
    public required string Header { get; init; }

    /// <summary>Its first line before the step.</summary>
    public required int OldStart { get; init; }

    /// <summary>How many lines it has before the step.</summary>
    public required int OldLines { get; init; }

    /// <summary>Its first line after the step.</summary>
    public required int NewStart { get; init; }

    /// <summary>How many lines it has after the step.</summary>
    public required int NewLines { get; init; }

    /// <summary>How well it explains the error; hunks are compared by it.</summary>
    public double Score { get; init; }

    /// <summary>The lines that hold terms, up to 12.</summary>
    public required IReadOnlyList<HunkMatch> Matches { get; init; }
}

/// <summary>A line of a hunk that holds a search term as a whole word.</summary>
/// <param name="Term">The term.</param>
/// <param name="Side">Where it stands.</param>
/// <param name="Line">The line's number: before the step for a removed line, after it for the others, 0 for the file itself.</param>
/// <param name="Text">The line, cut to 160 characters.</param>
/// <param name="IsDefinition">Whether the line defines the term.</param>
public sealed record HunkMatch(string Term, HunkSide Side, int Line, string Text, bool IsDefinition);
