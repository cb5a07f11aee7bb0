namespace Main2Main.Guide;

/// <summary>The regions of the routing guide that the program maintains. Source: the playbook's refresh of its lookup tables.</summary>
public static class GuideRegionName
{
    /// <summary>Upstream subsystems with hints; prose in which paths are cited.</summary>
    public const string KeyAreas = "key-areas";

    /// <summary>A table <c>| Project | Path |</c>: where downstream code lies.</summary>
    public const string FileLocations = "file-locations";

    /// <summary>A table <c>| upstream path | downstream path | What to check |</c>.</summary>
    public const string FileMapping = "file-mapping";

    /// <summary>All of them, in the order in which findings name them.</summary>
    public static readonly IReadOnlyList<string> All = [KeyAreas, FileLocations, FileMapping];
}
