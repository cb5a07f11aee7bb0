using System.Text.Json.Nodes;

namespace Main2Main.Configuration;

/// <summary>All sources of settings, strongest first.</summary>
internal sealed class SettingsLayers(params IReadOnlyList<SettingsLayer> layers)
{
    /// <summary>Adds a source that is weaker than those there are.</summary>
    /// <param name="layer">The source; null adds nothing.</param>
    /// <returns>The sources with it.</returns>
    public SettingsLayers Under(SettingsLayer? layer) => layer is null ? this : new([.. layers, layer]);

    /// <summary>The strongest text of a key.</summary>
    /// <param name="key">A top-level key whose value is a text.</param>
    /// <returns>The text, or null when no source has the key.</returns>
    public string? Text(string key) => Source(key)?.Values[key]?.GetValue<string>();

    /// <summary>The strongest value of a switch.</summary>
    /// <param name="key">A top-level key whose value is a switch.</param>
    /// <returns>Whether it is on; off when no source has the key.</returns>
    public bool IsOn(string key) => Source(key)?.Values[key]?.GetValue<bool>() ?? false;

    /// <summary>Whether a source has a key.</summary>
    /// <param name="key">A top-level key.</param>
    /// <returns>Whether one has.</returns>
    public bool Has(string key) => Source(key) is not null;

    /// <summary>Names a key as the author of its strongest value wrote it.</summary>
    /// <param name="key">A top-level key.</param>
    /// <returns>For example <c>--adapter</c>, or the key with its file.</returns>
    public string Describe(string key) => Source(key)?.Describe(key) ?? key;

    /// <summary>Makes the failure for a wrong value, addressed to the author of the strongest one.</summary>
    /// <param name="key">The top-level key.</param>
    /// <param name="problem">What is wrong, as it reads after the key's name.</param>
    /// <param name="remedy">What to do.</param>
    /// <returns>The failure, to be thrown.</returns>
    public Main2MainException Wrong(string key, string problem, string remedy) =>
        new(Source(key)?.Kind ?? FailureKind.Configuration, $"{Describe(key)} {problem}", remedy);

    /// <summary>Merges all sources: objects key by key, everything else as a whole.</summary>
    /// <returns>A new object.</returns>
    public JsonObject Merge() => layers.Reverse().Aggregate(new JsonObject(), (merged, layer) => Merge(WithoutReplaced(merged, layer.Values), layer.Values));

    /// <summary>Suites stand in the place of the generations of a weaker source, and generations in that of its suites.</summary>
    private static JsonObject WithoutReplaced(JsonObject under, JsonObject over)
    {
        foreach (var (key, other) in new[] { ("suites", "suiteGenerations"), ("suiteGenerations", "suites") })
        {
            _ = over.ContainsKey(key) && !over.ContainsKey(other) && under.Remove(other);
        }

        return under;
    }

    /// <summary>Lays one object over another.</summary>
    /// <param name="under">The weaker object; changed in place.</param>
    /// <param name="over">The stronger object.</param>
    /// <returns>The weaker object, now holding both.</returns>
    public static JsonObject Merge(JsonObject under, JsonObject over)
    {
        foreach (var (key, value) in over)
        {
            under[key] = value is JsonObject inner && under[key] is JsonObject outer
                ? Merge(outer.DeepClone().AsObject(), inner)
                : value?.DeepClone();
        }

        return under;
    }

    private SettingsLayer? Source(string key) => layers.FirstOrDefault(layer => layer.Values.ContainsKey(key));
}
