namespace Main2Main.Configuration;

/// <summary>The downstreams that <c>--fleet</c> lists.</summary>
/// <param name="Workspace">The workspace of the whole fleet, absolute.</param>
/// <param name="Members">Them, in the order of the list.</param>
public sealed record Fleet(string Workspace, IReadOnlyList<FleetMember> Members)
{
    /// <summary>The words of <c>sbatch</c> that spread it over the machines of a cluster; empty where this one looks at all.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];
}
