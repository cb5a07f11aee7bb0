using System.Text.Json.Nodes;

namespace Main2Main.Configuration;

/// <summary>The folders of a run, known before the downstream's own file can be read.</summary>
/// <param name="Upstream">The upstream's folder, absolute; null when no source names it yet.</param>
/// <param name="Downstream">The downstream's folder, absolute.</param>
/// <param name="Workspace">The workspace, absolute; null when no source names it yet.</param>
/// <param name="IsSample">Whether the run works on the built-in sample.</param>
internal sealed record Places(string? Upstream, string Downstream, string? Workspace, bool IsSample)
{
    /// <summary>Finds the folders.</summary>
    /// <param name="layers">Command line, environment and a file named there.</param>
    /// <returns>The folders; the sample's need not exist.</returns>
    /// <exception cref="Main2MainException">No downstream is named, or it does not exist.</exception>
    public static Places Of(SettingsLayers layers) =>
        layers.IsOn(OptionNames.Sample) ? OfSample(layers) : OfRepositories(layers);

    /// <summary>Puts the folders among the merged keys.</summary>
    /// <param name="merged">All sources, merged; changed in place.</param>
    public void WriteTo(JsonObject merged)
    {
        merged[OptionNames.Upstream] = Upstream ?? merged[OptionNames.Upstream]?.GetValue<string>();
        merged[OptionNames.Downstream] = Downstream;
        merged[OptionNames.Workspace] = Workspace ?? merged[OptionNames.Workspace]?.GetValue<string>() ?? DefaultWorkspace();
    }

    private static string DefaultWorkspace() => Path.GetFullPath(Path.Combine(Path.GetTempPath(), "main2main"));

    private static Places OfSample(SettingsLayers layers)
    {
        var workspace = layers.Text(OptionNames.Workspace) ?? DefaultWorkspace();
        var sample = Path.Combine(workspace, "sample");
        return new Places(Path.Combine(sample, "upstream"), Path.Combine(sample, "downstream"), workspace, IsSample: true);
    }

    private static Places OfRepositories(SettingsLayers layers)
    {
        var downstream = layers.Text(OptionNames.Downstream) ?? throw new Main2MainException(
            FailureKind.Usage,
            "no downstream is named",
            "give --downstream=FOLDER (or set MAIN2MAIN_DOWNSTREAM, or write \"downstream\" in the file that --config names); --sample works without one");
        return Directory.Exists(downstream)
            ? new Places(layers.Text(OptionNames.Upstream), downstream, layers.Text(OptionNames.Workspace), IsSample: false)
            : throw layers.Wrong(
                OptionNames.Downstream,
                $"names {downstream}, which {(File.Exists(downstream) ? "is a file" : "does not exist")}",
                "name the folder of the downstream's checkout");
    }
}
