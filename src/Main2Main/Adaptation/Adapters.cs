namespace Main2Main.Adaptation;

/// <summary>Makes the adapters that were asked for.</summary>
public static class Adapters
{
    /// <summary>Nobody.</summary>
    public const string None = "none";

    /// <summary>A person.</summary>
    public const string Manual = "manual";

    /// <summary>Edits of our own.</summary>
    public const string Codemod = "codemod";

    /// <summary>An external program.</summary>
    public const string Command = "command";

    /// <summary>Recorded edits.</summary>
    public const string Replay = "replay";

    /// <summary>The adapters that <c>--adapter</c> takes.</summary>
    public static readonly IReadOnlyList<string> Names = [None, Manual, Codemod, Command, Replay];

    /// <summary>The adapters of a setting.</summary>
    /// <param name="setting">Names joined by commas.</param>
    /// <returns>The names, in the order in which they work.</returns>
    public static IReadOnlyList<string> In(string setting) => setting.Split(',', StringSplitOptions.TrimEntries);

    /// <summary>Makes the adapters of the session's settings, which are checked already.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The adapters, in the order in which they work.</returns>
    /// <exception cref="Main2MainException">There is no such adapter.</exception>
    public static IReadOnlyList<IAdapter> Create(SyncSession session) => [.. In(session.Settings.Adapter).Select(name => Create(name, session))];

    private static IAdapter Create(string name, SyncSession session) => name switch
    {
        None => new NoAdapter(),
        Manual => new ManualAdapter(),
        Codemod => new Adaptation.Codemod.CodemodAdapter(session),
        Command => new External.CommandAdapter(session.Settings.CommandAdapter, session),
        Replay => new External.ReplayAdapter(session.Settings.Replay!, session),
        _ => throw new Main2MainException(FailureKind.Usage, $"there is no adapter '{name}'.", $"choose from: {string.Join(", ", Names)}."),
    };
}
