namespace Main2Main.Diagnosis;

/// <summary>What an upstream commit's own diff does to a search term in one file.</summary>
public sealed record CommitChange
{
    /// <summary>The term.</summary>
    public required string Term { get; init; }

    /// <summary>The upstream file.</summary>
    public required string File { get; init; }

    /// <summary>Lines with the term that the commit removes.</summary>
    public required int RemovedLines { get; init; }

    /// <summary>Lines with the term that the commit adds.</summary>
    public required int AddedLines { get; init; }

    /// <summary>How many of the removed lines define the term.</summary>
    public required int RemovedDefinitions { get; init; }

    /// <summary>How many of the added lines define the term.</summary>
    public required int AddedDefinitions { get; init; }

    /// <summary><c>deleted</c> or <c>added</c> when that is what the commit does to the file that the term names; else null.</summary>
    public required string? FileChange { get; init; }
}
