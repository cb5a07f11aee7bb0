namespace Main2Main.Adaptation;

/// <summary>What an adapter says of its work. Which files it edited is read from the working tree.</summary>
/// <param name="Succeeded">Whether it ended well; an edit of one that did not is undone.</param>
/// <param name="Message">One line for the log.</param>
public sealed record AdapterReply(bool Succeeded, string Message)
{
    /// <summary>Its edits and why they were made.</summary>
    public IReadOnlyList<AdaptedFile> Files { get; init; } = [];

    /// <summary>What it left to the next adapter.</summary>
    public IReadOnlyList<LeftFinding> Left { get; init; } = [];

    /// <summary>Why nothing is to be adapted; null when it does not say so.</summary>
    public string? NothingToAdapt { get; init; }

    /// <summary>What it cost; null for an adapter that is no program.</summary>
    public AdapterCost? Cost { get; init; }

    /// <summary>Whether the run stops here until a person has edited the downstream.</summary>
    public bool Pauses { get; init; }
}
