using System.Text.Json;

namespace Main2Main.Configuration;

/// <summary>Reads <c>--fleet</c>, and makes the settings of every downstream that it lists.</summary>
public static class FleetLoader
{
    private const string Expected =
        "the file has `upstream`, `from`, `to`, `launcher` and `downstreams`, and each of these `path`, `name`, `config`, `ref` and `memory`";

    private static readonly string[] Paths = [OptionNames.Upstream, OptionNames.Downstream, OptionNames.Config, OptionNames.Memory];
    private static readonly string[] Handed = [.. Paths, OptionNames.DownstreamRef, OptionNames.From, OptionNames.To, OptionNames.ReleaseTag];

    /// <summary>Loads the fleet.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>The fleet; null when none is named.</returns>
    /// <exception cref="Main2MainException">The file is wrong, or the settings of a downstream are.</exception>
    public static Fleet? Load(SettingsRequest request)
    {
        if (new SettingsLayers(OptionReader.FromCommandLine(request), OptionReader.FromEnvironment(request)).Text(OptionNames.Fleet) is not { } file)
        {
            return null;
        }

        var list = Read(file);
        var folder = Path.GetDirectoryName(file)!;
        var members = new List<FleetMember>();
        string? workspace = null;
        foreach (var (index, entry) in (list.Downstreams ?? []).Index())
        {
            var path = entry.Path is { Length: > 0 } written ? Path.GetFullPath(written, folder) : throw Wrong(file, $"`downstreams[{index}]` names no `path`");
            var name = entry.Name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
            if (name.Length == 0 || name is "." or ".." || name.Contains('/', StringComparison.Ordinal) || name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0
                || members.Exists(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                throw Wrong(file, $"`downstreams[{index}]` is called '{name}', which {(members.Exists(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ? "is another's name already" : "is no name of a folder")}");
            }

            var own = Of(request, list, entry, path, folder);
            var settings = SettingsLoader.Load(own);
            workspace ??= settings.Workspace;
            settings = settings with { Workspace = Path.Combine(workspace, "fleet", name) };
            members.Add(new FleetMember(name, settings) { Options = Words(own, settings) });
        }

        return members.Count > 0 ? new Fleet(workspace!, members) { Launcher = Launcher(list, file) } : throw Wrong(file, "`downstreams` lists none");
    }

    private static IReadOnlyList<string> Launcher(FleetList list, string file) => list.Launcher is not { } words ? []
        : LauncherTemplates.IsBatch(words) ? words
        : throw Wrong(file, $"`launcher` is not the words of `{LauncherTemplates.Sbatch}`");

    private static IReadOnlyList<string> Words(SettingsRequest request, SyncSettings settings) =>
    [
        .. Handed.Select(name => (Name: name, Value: request.Options.GetValueOrDefault(name) is [.., var value] ? value : null)).Where(option => option.Value is not null)
            .Select(option => $"--{option.Name}={(Paths.Contains(option.Name) ? Path.GetFullPath(option.Value!, request.WorkingDirectory) : option.Value)}"),
        $"--{OptionNames.Workspace}={settings.Workspace}",
    ];

    private static SettingsRequest Of(SettingsRequest request, FleetList list, FleetEntry entry, string path, string folder)
    {
        var options = request.Options.Where(option => !option.Key.Equals(OptionNames.Fleet, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        Set(OptionNames.Downstream, path);
        Set(OptionNames.DownstreamRef, entry.Ref);
        Set(OptionNames.Config, Absolute(entry.Config));
        Set(OptionNames.Memory, Absolute(entry.Memory));
        SetUnlessGiven(OptionNames.Upstream, Absolute(list.Upstream));
        SetUnlessGiven(OptionNames.From, list.From);
        SetUnlessGiven(OptionNames.To, list.To);
        return request with { Options = options, IsInteractive = false };

        string? Absolute(string? written) => written is null ? null : Path.GetFullPath(written, folder);

        void SetUnlessGiven(string name, string? value)
        {
            if (!options.ContainsKey(name))
            {
                Set(name, value);
            }
        }

        void Set(string name, string? value)
        {
            if (value is not null)
            {
                options[name] = [value];
            }
        }
    }

    private static FleetList Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), FleetListJson.Default.FleetList) ?? throw Wrong(file, "it holds no object");
        }
        catch (JsonException exception)
        {
            throw Wrong(file, $"at {exception.Path ?? "$"}, line {(exception.LineNumber ?? 0) + 1}: {exception.Message.Split(" Path:")[0]}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"the list of downstreams '{file}' cannot be read: {exception.Message}",
                $"name a readable file with --{OptionNames.Fleet}",
                exception);
        }
    }

    private static Main2MainException Wrong(string file, string problem, Exception? cause = null) =>
        new(FailureKind.Configuration, $"the list of downstreams '{file}' is wrong: {problem}.", $"correct it: {Expected}.", cause);
}
