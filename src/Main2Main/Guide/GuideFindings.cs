namespace Main2Main.Guide;

/// <summary>What is wrong with the guide. Source: the playbook's linter.</summary>
public sealed record GuideFindings
{
    /// <summary>Downstream paths that a region cites and that the downstream does not track (any longer).</summary>
    public required IReadOnlyList<DeadPath> InvalidatedPaths { get; init; }

    /// <summary>Direct sub-folders of the downstream package, with a final slash, that no region mentions.</summary>
    public required IReadOnlyList<string> UncoveredFolders { get; init; }

    /// <summary>Upstream files that the run touches and that no row of file-mapping covers.</summary>
    public required IReadOnlyList<string> UntouchedUpstreamPaths { get; init; }

    /// <summary>Upstream paths that a region cites and that exist neither at the run's base nor at the commit it reached.</summary>
    public required IReadOnlyList<DeadPath> DeadUpstreamPaths { get; init; }
}

/// <summary>A path of the guide that exists no longer.</summary>
/// <param name="Region">The region that cites it.</param>
/// <param name="Path">The path as cited.</param>
public sealed record DeadPath(string Region, string Path);
