namespace Main2Main.Configuration;

/// <summary>The adapters that a configuration may name.</summary>
public static class AdapterNames
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
}
