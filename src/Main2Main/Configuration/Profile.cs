using System.Text.Json.Nodes;

namespace Main2Main.Configuration;

/// <summary>A built-in configuration.</summary>
/// <param name="Name">Its name, which the file's key <c>profile</c> uses.</param>
/// <param name="Shape">Files and folders that a downstream of this profile has; a folder ends in <c>/</c>.</param>
/// <param name="Values">Keys as in main2main.json.</param>
internal sealed record Profile(string Name, IReadOnlyList<string> Shape, JsonObject Values)
{
    /// <summary>What the profile is called when a file brings everything itself.</summary>
    public const string None = "none";

    /// <summary>The profile of the built-in sample.</summary>
    public const string OfSample = "sample";

    private const string Folder = "profiles/";
    private const string Extension = ".json";

    /// <summary>All built-in profiles, by name.</summary>
    /// <returns>The profiles.</returns>
    public static IReadOnlyList<Profile> All() =>
    [
        .. typeof(Profile).Assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    /// <summary>The profile as a source of settings.</summary>
    /// <returns>The weakest source.</returns>
    public SettingsLayer ToLayer() => new(Values, FailureKind.Configuration, key => $"`{key}` of profile '{Name}'");

    /// <summary>Tells whether a downstream has all that this profile's downstreams have.</summary>
    /// <param name="held">Those of <see cref="Shape"/> that the downstream has.</param>
    /// <returns>True when nothing is missing.</returns>
    public bool Fits(IReadOnlySet<string> held) => Shape.All(held.Contains);

    private static Profile Read(string resource)
    {
        using var stream = typeof(Profile).Assembly.GetManifestResourceStream(resource)!;
        var values = JsonNode.Parse(stream)!.AsObject();
        values.Remove("shape", out var shape);
        return new Profile(resource[Folder.Length..^Extension.Length], [.. shape!.AsArray().Select(path => path!.GetValue<string>())], values);
    }
}
