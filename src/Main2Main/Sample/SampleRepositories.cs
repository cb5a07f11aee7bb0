using System.Security.Cryptography;
using Main2Main.Git;

namespace Main2Main.Sample;

/// <summary>
/// A small upstream (the package <c>loom</c>) and a downstream (the plugin <c>loom_shuttle</c>) to try a sync on: real git
/// repositories whose commit ids are the same on every machine.
/// </summary>
/// <param name="Upstream">The upstream's folder, absolute; its branch <c>main</c> stands 16 commits after the downstream's pin.</param>
/// <param name="Downstream">The downstream's folder, absolute.</param>
public sealed record SampleRepositories(string Upstream, string Downstream)
{
    /// <summary>Makes the sample, or takes the one that is there. A whole one is left as it is, also when a sync has changed it since.</summary>
    /// <param name="folder">The folder that holds, or is to hold, <c>upstream</c> and <c>downstream</c>.</param>
    /// <param name="log">Where the writing is narrated.</param>
    /// <returns>The repositories.</returns>
    /// <exception cref="Main2MainException">git is missing, or the folder cannot be written.</exception>
    public static async Task<SampleRepositories> CreateAsync(string folder, IRunLog log)
    {
        var root = Path.GetFullPath(folder);
        var sample = new SampleRepositories(Path.Combine(root, "upstream"), Path.Combine(root, "downstream"));
        try
        {
            await sample.CompleteAsync(log);
            return sample;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the sample could not be written to '{root}': {exception.Message}",
                "make that folder writable, or choose another with --workspace.",
                exception);
        }
    }

    private static string Edition()
    {
        var whole = LoomHistory.Instance.ToFastImport(string.Empty).Concat(ShuttleHistory.Instance.ToFastImport(string.Empty));
        return Convert.ToHexStringLower(SHA256.HashData([.. whole]));
    }

    private static async Task<string> PinAsync(GitRepository upstream)
    {
        var commits = LoomHistory.Instance.Commits;
        var distance = commits.Count - 1 - commits.TakeWhile(commit => commit.Folder != LoomHistory.Pin).Count();
        var marker = await SampleMarker.ReadAsync(upstream);
        return await upstream.RunAsync("finding the sample's pin", "rev-parse", "--verify", $"{marker!.Head}~{distance}");
    }

    private async Task CompleteAsync(IRunLog log)
    {
        var (upstream, downstream) = (new GitRepository(Upstream, log), new GitRepository(Downstream, log));
        var (held, heldToo) = (await SampleMarker.ReadAsync(upstream), await SampleMarker.ReadAsync(downstream));
        if (held is not null && held.Edition == heldToo?.Edition)
        {
            log.Verbose($"Sample: '{Upstream}' and '{Downstream}' are whole and left as they are.");
            return;
        }

        var edition = Edition();
        if (held?.Edition != edition)
        {
            await new SampleWriter(Upstream, log).WriteAsync(LoomHistory.Instance, pin: string.Empty, edition);
        }

        if (heldToo?.Edition != edition)
        {
            await new SampleWriter(Downstream, log).WriteAsync(ShuttleHistory.Instance, await PinAsync(upstream), edition);
        }

        log.Information($"Sample: upstream '{Upstream}' and downstream '{Downstream}'.");
    }
}
