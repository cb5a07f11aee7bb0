using Main2Main.Configuration;
using Main2Main.Workspace;

namespace Main2Main.Adaptation;

/// <summary>Makes the adapters that were asked for.</summary>
public static class Adapters
{
    /// <summary>Makes the adapters of the session's settings, which are checked already.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The adapters, in the order in which they work.</returns>
    /// <exception cref="Main2MainException">There is no such adapter.</exception>
    public static IReadOnlyList<IAdapter> Create(SyncSession session) => [.. AdapterNames.In(session.Settings.Adapter).Select(name => Create(name, session))];

    private static IAdapter Create(string name, SyncSession session) => name switch
    {
        AdapterNames.None => new NoAdapter(),
        AdapterNames.Manual => new ManualAdapter(),
        AdapterNames.Codemod => new Adaptation.Codemod.CodemodAdapter(session),
        AdapterNames.Command => new External.CommandAdapter(session.Settings.CommandAdapter, session),
        AdapterNames.Replay => new External.ReplayAdapter(session.Settings.Replay!, session),
        _ => throw new Main2MainException(FailureKind.Usage, $"there is no adapter '{name}'.", $"choose from: {string.Join(", ", AdapterNames.Names)}."),
    };
}
