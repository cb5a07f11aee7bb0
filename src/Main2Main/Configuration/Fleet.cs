namespace Main2Main.Configuration;

/// <summary>The downstreams that <c>--fleet</c> lists.</summary>
/// <param name="Workspace">The workspace of the whole fleet, absolute.</param>
/// <param name="Members">Them, in the order of the list.</param>
public sealed record Fleet(string Workspace, IReadOnlyList<FleetMember> Members);
