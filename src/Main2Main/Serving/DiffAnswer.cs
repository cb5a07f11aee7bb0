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
public sealed record DiffAnswer(string Name, string From, string To, IReadOnlyList<NameChange> Changes, IReadOnlyList<string> Commits, IReadOnlyList<string> Diff, IReadOnlyList<CallerChange> Callers);
