namespace Main2Main.Adaptation;

/// <summary>Makes the adapter that was asked for.</summary>
public static class Adapters
{
    /// <summary>The adapters that <c>--adapter</c> takes.</summary>
    public static readonly IReadOnlyList<string> Names = ["none", "codemod", "command"];

    /// <summary>Makes the adapter of the session's settings.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The adapter.</returns>
    /// <exception cref="Main2MainException">There is no such adapter, or it is not configured.</exception>
    public static IAdapter Create(SyncSession session) => session.Settings.Adapter switch
    {
        "none" => new NoAdapter(),
        "codemod" => new Codemod.CodemodAdapter(session),
        "command" when session.Settings.CommandAdapter.Command.Count > 0 => new CommandAdapter(session.Settings.CommandAdapter, session),
        "command" => throw new Main2MainException(
            FailureKind.Configuration,
            "the adapter 'command' has no command.",
            "set 'commandAdapter.command' in main2main.json, for example [\"python3\", \"tools/adapt.py\", \"{request}\"]."),
        var other => throw new Main2MainException(
            FailureKind.Usage,
            $"there is no adapter '{other}'.",
            $"choose one of: {string.Join(", ", Names)}."),
    };
}
