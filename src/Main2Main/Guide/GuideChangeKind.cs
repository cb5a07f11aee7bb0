namespace Main2Main.Guide;

/// <summary>What was done to a path of the guide.</summary>
public enum GuideChangeKind
{
    /// <summary>A row or a cell's path is new.</summary>
    Added,

    /// <summary>The path, and a table's row that had no other, is gone.</summary>
    Removed,

    /// <summary>The path was replaced by the one it has now.</summary>
    Renamed,
}
