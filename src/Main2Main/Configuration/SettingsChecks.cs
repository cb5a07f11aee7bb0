using System.Text.RegularExpressions;
using Main2Main.Files;

namespace Main2Main.Configuration;

/// <summary>What no schema can tell about settings: names that must exist, expressions that must compile, folders that must not meet.</summary>
internal static class SettingsChecks
{
    private static readonly string[] Revisions = [OptionNames.To, OptionNames.From, OptionNames.DownstreamRef, OptionNames.ReleaseTag, OptionNames.Since,
        OptionNames.Onto, OptionNames.Carry];

    /// <summary>Runs all checks.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="layers">Where they come from, for messages.</param>
    /// <exception cref="Main2MainException">The first thing that is wrong.</exception>
    public static void Verify(SyncSettings settings, SettingsLayers layers)
    {
        VerifyRequired(settings, layers);
        VerifyExpressions(settings, layers);
        VerifyPins(settings, layers);
        VerifyRevisions(layers);
        SuiteChecks.Verify(settings, layers);
        VerifySandbox(settings, layers);
        VerifyAdapter(settings, layers);
        VerifyCarry(settings, layers);
        VerifyFolders(settings, layers);
    }

    private static void VerifyRequired(SyncSettings settings, SettingsLayers layers)
    {
        (string Key, bool IsMissing, string Example)[] required =
        [
            ("layout.upstreamPackage", settings.Layout.UpstreamPackage.Length == 0, "\"layout\": { \"upstreamPackage\": \"engine\" }"),
            ("layout.downstreamPackage", settings.Layout.DownstreamPackage.Length == 0, "\"layout\": { \"downstreamPackage\": \"engine_plugin\" }"),
            ("versionGuard.function", settings.VersionGuard is { Function.Length: 0 }, "\"versionGuard\": { \"function\": \"engine_version_is\" }"),
            ("pin", settings is { Pin.Count: 0, From: null }, "\"pin\": [ { \"file\": \"PIN\", \"pattern\": \"^(?<value>[0-9a-f]{40})$\" } ]"),
        ];
        if (required.FirstOrDefault(entry => entry.IsMissing) is { Key: { } key, Example: var example })
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"`{key}` is configured nowhere (profile '{settings.Profile}'; {layers.Describe(key.Split('.')[0])})",
                $"add it to {SettingsFile.Name}, for example {example}");
        }
    }

    private static void VerifyExpressions(SyncSettings settings, SettingsLayers layers)
    {
        (string Key, IEnumerable<string> Patterns)[] places =
        [
            ("pin", settings.Pin.Select(source => source.Pattern)),
            ("release", settings.Release.Select(source => source.Pattern)),
            ("otherPins", settings.OtherPins.Select(other => other.Pattern)),
        ];
        foreach (var (key, patterns) in places)
        {
            foreach (var (index, pattern) in patterns.Index())
            {
                var groups = Compile(layers, key, $"[{index}].pattern", pattern).GetGroupNames();
                if (!groups.Contains("value"))
                {
                    throw layers.Wrong(
                        key,
                        $"has at [{index}].pattern the expression '{pattern}', which has no group named 'value'",
                        "put the part to be read in (?<value>...)");
                }
            }
        }

        foreach (var (index, expression) in settings.Verification.EnvironmentFlakes.Index())
        {
            Compile(layers, "verification", $".environmentFlakes[{index}]", expression);
        }
    }

    private static void VerifyPins(SyncSettings settings, SettingsLayers layers)
    {
        if (settings.Pin.FirstOrDefault(source => source.Ref is null && settings.IsPinHistory(source.File)) is { } source)
        {
            throw layers.Wrong(
                "pinHistory",
                $"holds '{source.File}', which is a place of `pin` too: the pin would be read there and never moved",
                "leave it out of one of them");
        }
    }

    internal static Regex Compile(SettingsLayers layers, string key, string place, string expression)
    {
        try
        {
            return new Regex(expression, RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        }
        catch (RegexParseException exception)
        {
            throw layers.Wrong(key, $"has at {place} an invalid regular expression: {exception.Message}", "correct the expression (.NET syntax)");
        }
    }

    private static void VerifyRevisions(SettingsLayers layers)
    {
        foreach (var option in OptionNames.All.Where(option => Revisions.Contains(option.Name)))
        {
            if (layers.Text(option.Key) is ['-', ..] revision)
            {
                throw layers.Wrong(option.Key, $"is '{revision}', but no revision starts with a dash", "give a commit, branch or tag");
            }
        }
    }

    private static void VerifySandbox(SyncSettings settings, SettingsLayers layers)
    {
        // Suites of --ci and preparations go by the launcher that suites have without one of their own.
        var names = SuiteChecks.All(settings).Select(suite => suite.Launcher).OfType<string>().Append(settings.Verification.Launcher);
        if (settings.Sandbox && names.FirstOrDefault(name => !LauncherTemplates.StaysHere(settings.Verification, name)) is { } elsewhere)
        {
            throw layers.Wrong(
                OptionNames.Sandbox,
                $"is on, but a suite is started by the launcher '{elsewhere}': what it runs would be outside of the sandbox, on whatever machine that is",
                $"choose suites with the launcher '{LauncherTemplates.Local}', or leave the sandbox away");
        }
    }

    private static void VerifyAdapter(SyncSettings settings, SettingsLayers layers)
    {
        var names = AdapterNames.In(settings.Adapter);
        if (names.FirstOrDefault(name => !AdapterNames.Names.Contains(name)) is { } unknown)
        {
            throw layers.Wrong(
                OptionNames.Adapter,
                $"is '{settings.Adapter}', {(names.Count == 1 ? "which" : $"but '{unknown}'")} is no adapter",
                $"choose from: {string.Join(", ", AdapterNames.Names)}; several are joined by commas");
        }

        if (names.CountBy(name => name).FirstOrDefault(entry => entry.Value > 1) is { Key: { } twice })
        {
            throw layers.Wrong(OptionNames.Adapter, $"is '{settings.Adapter}', which names '{twice}' twice", "name each adapter once");
        }

        if (names.Contains(AdapterNames.Command) && settings.CommandAdapter.Command.Count == 0)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"{layers.Describe(OptionNames.Adapter)} is '{settings.Adapter}', but `commandAdapter.command` is configured nowhere",
                $"add it to {SettingsFile.Name}, for example \"commandAdapter\": {{ \"command\": [\"adapt.sh\", \"{{request}}\"] }}");
        }

        if (names.Contains(AdapterNames.Replay) && !Directory.Exists(settings.Replay))
        {
            throw settings.Replay is null
                ? layers.Wrong(OptionNames.Adapter, $"is '{settings.Adapter}', but nothing says where recorded edits are", $"name an earlier workspace, or a folder of patches, with --{OptionNames.Replay}")
                : layers.Wrong(OptionNames.Replay, $"is '{settings.Replay}', which is no folder", "name an earlier workspace, or a folder of patches");
        }
    }

    private static void VerifyCarry(SyncSettings settings, SettingsLayers layers)
    {
        if (settings.Onto is null != settings.Carry is null)
        {
            var (given, missing) = settings.Onto is null ? (OptionNames.Carry, OptionNames.Onto) : (OptionNames.Onto, OptionNames.Carry);
            throw layers.Wrong(given, $"is given without --{missing}", "name both: the base, and the open proposal that is put on it");
        }
    }

    private static void VerifyFolders(SyncSettings settings, SettingsLayers layers)
    {
        var downstream = RealPath.Of(settings.Downstream!);
        var upstream = settings.Upstream is null ? null : RealPath.Of(settings.Upstream);
        if (upstream is not null && Holds(upstream, downstream) && Holds(downstream, upstream))
        {
            throw layers.Wrong(
                OptionNames.Upstream,
                $"and {layers.Describe(OptionNames.Downstream)} are the same folder: {downstream}",
                "name two checkouts; only the downstream is modified");
        }

        (string Name, string Folder)[] written = [(OptionNames.Workspace, settings.Workspace),
            .. settings.Memory is { } memory ? new[] { (OptionNames.Memory, memory) } : []];
        foreach (var (option, folder) in written)
        {
            foreach (var (name, repository) in new[] { (OptionNames.Upstream, upstream), (OptionNames.Downstream, downstream) })
            {
                if (repository is not null && Holds(repository, RealPath.Of(folder)))
                {
                    throw new Main2MainException(
                        FailureKind.Usage,
                        $"the {option} {folder} ({layers.Describe(option)}) lies in the {name} {repository}",
                        $"give --{option} a folder outside both repositories, where intermediate files cannot be committed");
                }
            }
        }
    }

    private static bool Holds(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
    }
}
