namespace Main2Main.Configuration;

/// <summary>One downstream of a fleet.</summary>
/// <param name="Name">Its name in the list.</param>
/// <param name="Settings">Its settings, with the fleet's upstream and a workspace of its own.</param>
public sealed record FleetMember(string Name, SyncSettings Settings)
{
    /// <summary>The options by which this program looks at it alone.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
}
