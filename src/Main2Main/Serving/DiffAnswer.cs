using Main2Main.Precedents;

namespace Main2Main.Serving;

/// <summary>What the range did to a name of the upstream.</summary>
/// <param name="Name">The name.</param>
/// <param name="From">The upstream commit before the range.</param>
/// <param name="To">Its last commit.</param>
/// <param name="Changes">The changes of its contract.</param>
/// <param name="Commits">The commits that touched the files it is in, newest first.</param>
/// <param name="Diff">The diff of its definition.</param>
/// <param name="Callers">How the upstream adapted its own code.</param>
public sealed record DiffAnswer(
    string Name,
    string From,
    string To,
    IReadOnlyList<NameChange> Changes,
    IReadOnlyList<string> Commits,
    IReadOnlyList<string> Diff,
    IReadOnlyList<CallerChange> Callers);

/// <summary>A change of a contract.</summary>
/// <param name="Symbol">The dotted name.</param>
/// <param name="Change">What happened, in words.</param>
/// <param name="Member">The member, parameter, base or value that it happened to; null for the whole.</param>
/// <param name="Old">The old contract; null when there was none.</param>
/// <param name="New">The new one; null when there is none.</param>
public sealed record NameChange(string Symbol, string Change, string? Member, string? Old, string? New);
