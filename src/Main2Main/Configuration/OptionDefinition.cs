namespace Main2Main.Configuration;

/// <summary>One thing that can be asked of a run, and the three ways to write it.</summary>
/// <param name="Name">The command line's name, without dashes.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Description">One line for people.</param>
/// <param name="InFile">Whether main2main.json may hold it.</param>
public sealed record OptionDefinition(string Name, OptionKind Kind, string Description, bool InFile = true)
{
    /// <summary>The environment variable, for example <c>MAIN2MAIN_DOWNSTREAM_REF</c>.</summary>
    public string EnvironmentVariable => $"MAIN2MAIN_{Name.ToUpperInvariant().Replace('-', '_')}";

    /// <summary>The key in main2main.json, for example <c>downstreamRef</c>; null where the file cannot hold the option.</summary>
    public string? JsonKey => InFile ? Key : null;

    /// <summary>The name of the property of <see cref="SyncSettings"/>, camelCase.</summary>
    internal string Key => string.Concat(Name.Split('-').Select((word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
