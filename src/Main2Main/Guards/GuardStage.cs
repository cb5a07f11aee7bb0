using Main2Main.Conditions;
using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Git;
using Main2Main.Guards.Removal;
using Main2Main.Json;
using Main2Main.Python;
using Main2Main.Workspace;

namespace Main2Main.Guards;

/// <summary>The task Guards: lists the downstream's version guards; on demand removes those whose release is dropped.</summary>
/// <param name="session">The session.</param>
public sealed class GuardStage(SyncSession session)
{
    private VersionGuardSettings Guard => session.Settings.VersionGuard ?? throw new Main2MainException(
        FailureKind.Configuration,
        "no version guard is configured.",
        $"add it to {SettingsFile.Name}, for example \"versionGuard\": {{ \"function\": \"engine_version_is\" }}.");

    /// <summary>Lists guards, and removes those that are asked for.</summary>
    /// <param name="file">Where the report is written as JSON; the workspace's guards.json when null.</param>
    /// <param name="fix">Whether guards whose release the pin has passed are removed from the working tree; nothing is committed.</param>
    /// <returns>The report.</returns>
    /// <exception cref="Main2MainException">No guard is configured, a revision is not there, the release pin is ambiguous; with <paramref name="fix"/>, the downstream has uncommitted changes.</exception>
    public async Task<GuardReport> RunAsync(string? file = null, bool fix = false)
    {
        var function = Guard.Function;
        var reader = new Impact.ImpactRequestReader(session);
        using var hold = fix ? await RepositoryHold.TakeDownstreamAsync(session) : null;
        if (fix)
        {
            await RequireFixableAsync();
        }

        var (downstream, tag, pin) = await reader.ReadPinsAsync();
        await reader.TellMissingAsync(tag);
        var release = tag is null ? null : await session.Upstream.ResolveAsync(tag);
        var main = (session.Settings.To ?? pin) is { } revision ? await session.Upstream.ResolveAsync(revision) : null;
        var list = new GuardList(session, tag, release, main);
        var sources = new Dictionary<string, byte[]>(await SourcesAsync(downstream, function));
        var before = fix ? Count(sources, list) : 0;
        var note = new RemovalNote(session);
        var edited = fix ? await FixAsync(sources, list, note) : [];
        var report = new GuardReport
        {
            DownstreamCommit = downstream,
            Function = function,
            ReleaseTag = tag,
            ReleaseCommit = release,
            MainCommit = main,
            Guards = await list.ReadAsync(sources),
            Edited = edited,
        };
        report = report with { Removed = fix ? before - report.Guards.Count : 0 };
        ArtifactFile.Write(file ?? session.Workspace.Guards, report, GuardsJson.Readable.GuardReport);
        if (fix)
        {
            await note.DropAsync();
        }

        return report;
    }

    private async Task RequireFixableAsync()
    {
        await RepositoryChecks.RequireWorkTreeAsync(session.Downstream, "downstream");
        await new RemovalNote(session).UndoAsync();
        await RepositoryChecks.RequireCleanDownstreamAsync(session);
        if (session.Settings.DownstreamRef is { } reference && await session.Downstream.ResolveAsync(reference) != await session.Downstream.HeadAsync())
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"--fix edits the working tree, but --{OptionNames.DownstreamRef} names another commit, {reference}.",
                $"check it out, and leave --{OptionNames.DownstreamRef} away.");
        }
    }

    /// <summary>The Python files of a commit that mention the guard function.</summary>
    private async Task<IReadOnlyDictionary<string, byte[]>> SourcesAsync(string commit, string function)
    {
        var result = await session.Downstream.TryAsync(
            new GitCall("grep", "--no-color", "--full-name", "-l", "-z", "-w", "-F", "-e", DottedName.Last(function), commit));

        // 1 is git's word for "found nothing".
        var named = result.ExitCode == 1 ? [] : GitText.SplitByNul(result.ThrowIfFailed("looking for version guards").Output, commit.Length + 1);
        var paths = named.Select(name => name[(commit.Length + 1)..]).Where(path => path.EndsWith(".py", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        var entries = (await session.Downstream.ListAsync("listing a tree", "ls-tree", "-r", "-z", "--full-tree", commit)).Select(entry => entry.Split('\t', 2))
            .Where(entry => paths.Contains(entry[1])).ToList();
        var blobs = await new BlobReader(session.Downstream).ReadAsync([.. entries.Select(entry => entry[0].Split(' ')[2])]);
        return entries.ToDictionary(entry => entry[1], entry => blobs[entry[0].Split(' ')[2]], StringComparer.Ordinal);
    }

    private int Count(Dictionary<string, byte[]> sources, GuardList list) => sources.Values.Sum(source => Remover(list).Calls(source).Count);

    private GuardRemover Remover(GuardList list) => new(new GuardVersions(Guard, releaseTag: null), version => list.AgeOf(version) == GuardAge.Passed);

    private async Task<IReadOnlyList<string>> FixAsync(Dictionary<string, byte[]> sources, GuardList list, RemovalNote note)
    {
        var edits = new List<(string Path, byte[] After)>();
        var quoted = string.Concat(sources.Values.Select(System.Text.Encoding.UTF8.GetString));
        foreach (var path in sources.Keys.Order(StringComparer.Ordinal).ToList())
        {
            // The tree is clean: its files are the commit's, with the line ends and filters that the checkout gave them.
            var standing = await File.ReadAllBytesAsync(Path.Combine(session.Downstream.Path, path), session.Interruption);

            // Tests that patch the function in a module need it there.
            var module = PythonFile.ModuleNameOf(path, []);
            if (Remover(list).Remove(standing, keepImport: quoted.Contains($"{module}.{Guard.Function}", StringComparison.Ordinal)) is { } changed)
            {
                edits.Add((path, changed));
                sources[path] = changed;
            }
        }

        await note.WriteAsync(edits);
        var files = new TreeFiles(session.Downstream);
        foreach (var (path, after) in edits)
        {
            await files.WriteAsync(path, after, "the file");
        }

        return [.. edits.Select(edit => edit.Path)];
    }
}
