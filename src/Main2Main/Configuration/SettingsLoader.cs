using System.Text.Json.Nodes;
using Main2Main.Git;

namespace Main2Main.Configuration;

/// <summary>Makes the settings of a run. Precedence: command line, environment, main2main.json, profile, the engine's defaults.</summary>
public static class SettingsLoader
{
    private static readonly string ReferenceKey = OptionNames.All.Single(option => option.Name == OptionNames.DownstreamRef).Key;

    /// <summary>Loads, merges and checks the settings.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>The settings: paths absolute, names and expressions checked, the downstream present (but for the sample's, which may have to be
    /// made).</returns>
    /// <exception cref="Main2MainException">
    /// <see cref="FailureKind.Usage"/> for the command line and the environment, <see cref="FailureKind.Configuration"/> for the file and the profile.
    /// </exception>
    public static SyncSettings Load(SettingsRequest request)
    {
        var commandLine = OptionReader.FromCommandLine(request);
        var shell = new SettingsLayers(commandLine, OptionReader.FromEnvironment(request));
        var named = NamedFile(shell);
        var layers = shell.Under(named);
        RefuseSampleBesideRepositories(commandLine, layers);
        var places = Places.Of(layers);
        var revision = places.IsSample
            ? null
            : DownstreamFiles.RevisionOf(places.Downstream, DownstreamFiles.IsReading(request) ? layers.Text(ReferenceKey) : null);
        var files = DownstreamFiles.At(places.Downstream, revision);
        RequireRevision(layers, files, revision);
        if (named is null)
        {
            layers = layers.Under(DownstreamFile(layers, places, files, revision));
        }

        var profile = ProfileChoice.Of(layers, files, places.IsSample);
        layers = layers.Under(profile.ToLayer());
        var merged = layers.Merge();
        merged["profile"] = profile.Name;
        ChooseAdapter(merged, layers, request);
        places.WriteTo(merged);
        if (layers.Text(OptionNames.Remote) is { } remote)
        {
            SettingsLayers.Merge(merged, new JsonObject { ["publish"] = new JsonObject { ["remote"] = remote } });
        }

        if (layers.Has(OptionNames.Baseline))
        {
            var choice = layers.IsOn(OptionNames.Baseline) ? BaselineChoice.Always : BaselineChoice.Never;
            SettingsLayers.Merge(merged, new JsonObject { ["verification"] = new JsonObject { ["baseline"] = choice } });
        }

        var settings =
            WithLanes(SettingsJson.Read(merged), layers) with { ReadAt = revision, IsLook = revision is not null && DownstreamFiles.IsReading(request) };
        SettingsChecks.Verify(settings, layers);
        return settings;
    }

    /// <summary>Reads the file that <c>--config</c> names.</summary>
    /// <param name="shell">Command line and environment.</param>
    /// <returns>The file; null when none is named.</returns>
    /// <exception cref="Main2MainException">The file does not exist or is wrong.</exception>
    internal static SettingsLayer? NamedFile(SettingsLayers shell) => shell.Text(OptionNames.Config) switch
    {
        null => null,
        var file when File.Exists(file) => SettingsFile.Read(file),
        var file => throw shell.Wrong(
            OptionNames.Config,
            $"names {file}, which {(Directory.Exists(file) ? "is a folder" : "does not exist")}",
            "name a JSON file"),
    };

    /// <summary>Who watches edits nothing; a person at a terminal can be asked to.</summary>
    private static void ChooseAdapter(JsonObject merged, SettingsLayers layers, SettingsRequest request)
    {
        if (layers.IsOn(OptionNames.Watch))
        {
            merged[OptionNames.Adapter] = AdapterNames.None;
        }
        else if (request.IsInteractive && !merged.ContainsKey(OptionNames.Adapter))
        {
            merged[OptionNames.Adapter] = AdapterNames.Manual;
        }
    }

    private static void RequireRevision(SettingsLayers layers, IRepositoryFiles files, string? revision)
    {
        if (files is CommitFiles commit && !commit.ExistsAsync().GetAwaiter().GetResult())
        {
            throw layers.Wrong(
                layers.Text(ReferenceKey) == revision ? ReferenceKey : OptionNames.Downstream,
                $"names {files.Place}, which is no commit that git can read there",
                "fetch it, or name another");
        }
    }

    private static SyncSettings WithLanes(SyncSettings settings, SettingsLayers layers) => settings switch
    {
        { Lanes: not SyncSettings.MainLane } => settings,
        { ReleaseTag: not null } =>
            throw layers.Wrong(OptionNames.ReleaseTag, $"names a release, but {layers.Describe("lanes")} is main", "leave out one of the two"),
        _ => settings with { Release = [] },
    };

    private static SettingsLayer? DownstreamFile(SettingsLayers layers, Places places, IRepositoryFiles files, string? revision)
    {
        var file = Path.Combine(places.Downstream, SettingsFile.Name);
        var layer = revision is null
            ? File.Exists(file) ? SettingsFile.Read(file) : null
            : files.ReadAsync(SettingsFile.Name).GetAwaiter().GetResult() is { } text
                ? SettingsFile.Parse(file, $"{SettingsFile.Name} in {files.Place}", text)
                : null;
        if (layer is null)
        {
            return null;
        }

        return places.IsSample || !layers.Under(layer).IsOn(OptionNames.Sample)
            ? layer
            : throw new Main2MainException(
                FailureKind.Configuration,
                $"{layer.Describe(OptionNames.Sample)} is true, but the file lies in a downstream that is not the sample's",
                "take the key out, and use --sample");
    }

    private static void RefuseSampleBesideRepositories(SettingsLayer commandLine, SettingsLayers layers)
    {
        string[] repositories = [OptionNames.Upstream, OptionNames.Downstream];
        if (layers.IsOn(OptionNames.Sample) && Array.Find(repositories, commandLine.Values.ContainsKey) is { } repository)
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"--{repository} is given although {layers.Describe(OptionNames.Sample)} makes repositories of its own in the workspace",
                "leave out one of the two");
        }
    }
}
