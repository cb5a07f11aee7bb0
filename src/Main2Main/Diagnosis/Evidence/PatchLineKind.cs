namespace Main2Main.Diagnosis.Evidence;

/// <summary>What a line of a patch is.</summary>
internal enum PatchLineKind
{
    /// <summary>A header that changes nothing for the reader.</summary>
    Other,

    /// <summary>A commit alone on its line.</summary>
    Commit,

    /// <summary>The first line of a file's part.</summary>
    File,

    /// <summary>The file is deleted.</summary>
    Deleted,

    /// <summary>The file is new.</summary>
    Created,

    /// <summary>The file has a new name.</summary>
    Renamed,

    /// <summary>A hunk's header.</summary>
    Hunk,

    Removed,

    Added,

    Context,
}
