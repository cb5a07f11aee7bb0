using Main2Main.Git;

namespace Main2Main.Sample;

/// <summary>Writes one sample repository: under another name first, so that whatever bears its name is whole.</summary>
/// <param name="path">The repository's folder.</param>
/// <param name="log">Where the writing is narrated.</param>
internal sealed class SampleWriter(string path, IRunLog log)
{
    // Later commits are made here by a sync, also on a machine whose git knows no person; a user's hooks, signatures and
    // line endings for other work have no say in the sample, hooks of its own have.
    private const string LocalConfiguration = """
        [user]
        	name = Sample Maintainer
        	email = sample@main2main.invalid
        [commit]
        	gpgSign = false
        [core]
        	autocrlf = false
        	hooksPath = .git/hooks

        """;

    /// <summary>Writes the repository in the place of what stands there.</summary>
    /// <param name="history">Its history.</param>
    /// <param name="pin">The pinned upstream commit; not used by an upstream.</param>
    /// <param name="edition">The sample's edition.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">git is missing or failed.</exception>
    public async Task WriteAsync(SampleHistory history, string pin, string edition)
    {
        var unfinished = new GitRepository(path + ".unfinished", log);
        Remove(unfinished.Path);
        _ = Directory.CreateDirectory(unfinished.Path);
        await InitializeAsync(unfinished);
        var commits = await ImportAsync(unfinished, history, pin);
        _ = await unfinished.RunAsync("checking the sample's files out", "reset", "--quiet", "--hard", "main");
        new SampleMarker(edition, commits[^1]).Write(unfinished);
        SetAside();
        Directory.Move(unfinished.Path, path);
        log.Verbose($"Sample: {commits.Count} commit(s) written to '{path}'.");
    }

    private static async Task InitializeAsync(GitRepository repository)
    {
        _ = await repository.RunAsync("making a sample repository", "init", "--quiet", "--template=", "--object-format=sha1", "--initial-branch=main");
        await File.AppendAllTextAsync(Path.Combine(repository.Path, ".git", "config"), LocalConfiguration.ReplaceLineEndings("\n"));
    }

    private static async Task<IReadOnlyList<string>> ImportAsync(GitRepository repository, SampleHistory history, string pin)
    {
        var call = new GitCall("fast-import", "--quiet", "--done") { Input = history.ToFastImport(pin) };
        var result = (await repository.TryAsync(call)).ThrowIfFailed("writing the sample's history");
        return result.Text.Split('\n');
    }

    private static void Remove(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            // git's objects are read-only, and such a file cannot be removed on every system.
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(folder, recursive: true);
    }

    private void SetAside()
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        var number = 1;
        while (Path.Exists($"{path}.set-aside-{number}"))
        {
            number++;
        }

        Directory.Move(path, $"{path}.set-aside-{number}");
        log.Warning($"Sample: '{path}' was not whole, or not this program's; it is kept as '{path}.set-aside-{number}' and made anew.");
    }
}
