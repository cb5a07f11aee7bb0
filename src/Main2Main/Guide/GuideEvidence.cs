namespace Main2Main.Guide;

/// <summary>What an update rests on.</summary>
public sealed record GuideEvidence
{
    /// <summary>What became of dead downstream paths; a path that is not named counts as deleted.</summary>
    public IReadOnlyDictionary<string, PathFate> Downstream { get; init; } = new Dictionary<string, PathFate>();

    /// <summary>What became of dead upstream paths; a path that is not named is left as it is.</summary>
    public IReadOnlyDictionary<string, PathFate> Upstream { get; init; } = new Dictionary<string, PathFate>();

    /// <summary>Who imports what.</summary>
    public required IImporterFinder Importers { get; init; }

    /// <summary>What a downstream folder (with a final slash) is about, in a few words.</summary>
    public IReadOnlyDictionary<string, string> FolderTitles { get; init; } = new Dictionary<string, string>();
}
