using Main2Main.Configuration;
using Main2Main.Git;

namespace Main2Main.Detection;

/// <summary>Finds the drift: the pin, the target and whether they differ. Source: the playbook's phase 1.</summary>
public sealed class DriftDetector(SyncSettings settings, GitRepository upstream, GitRepository downstream, IRunLog log)
{
    /// <summary>Reads both repositories; writes nothing.</summary>
    /// <param name="rememberedBranch">The branch that the upstream's HEAD was on before an earlier run detached it.</param>
    /// <returns>The drift.</returns>
    /// <exception cref="Main2MainException">
    /// A repository is not usable or shallow; the pin is absent, ambiguous or not in the upstream; base and target are not in line.
    /// </exception>
    public async Task<DriftDetection> DetectAsync(string? rememberedBranch)
    {
        await RepositoryChecks.RequireWorkTreeAsync(upstream, "upstream");
        await RepositoryChecks.RequireWorkTreeAsync(downstream, "downstream");
        var pin = await ReadPinAsync();
        var tag = ReadReleaseTag();
        var (target, branch) = await ResolveTargetAsync(rememberedBranch);
        var baseCommit = await RequireCommitAsync(pin.Value, $"the pin {pin.Value} (from {string.Join(", ", pin.Files)})");
        var parting = await CommonLine.PartingAsync(upstream, baseCommit, target);
        return new DriftDetection
        {
            BaseCommit = baseCommit,
            TargetCommit = target,
            CompatTag = tag,
            HasDrift = baseCommit != target,
            PartingCommit = parting,
            PinSources = pin.Files,
            UpstreamBranch = branch,
            DownstreamHead = await downstream.HeadAsync(),
        };
    }

    private Task<(string Value, IReadOnlyList<string> Files)> ReadPinAsync()
    {
        if (settings.From is { } from)
        {
            return Task.FromResult<(string, IReadOnlyList<string>)>((from, ["--from"]));
        }

        var found = PinReader.Read(downstream.Path, settings.Pin);
        var values = found.Select(value => value.Value.ToLowerInvariant()).Distinct().ToList();
        return values.Count switch
        {
            1 => Task.FromResult<(string, IReadOnlyList<string>)>((values[0], [.. found.Select(value => value.File).Distinct()])),
            0 => throw new Main2MainException(
                FailureKind.Repository,
                $"no pinned upstream commit was found in '{downstream.Path}'; looked for {Describe(settings.Pin)}.",
                "record the commit in one of these files, name it with --from, or configure 'pin' in main2main.json."),
            _ => throw new Main2MainException(
                FailureKind.Repository,
                $"the pinned upstream commit in '{downstream.Path}' is ambiguous: " +
                string.Join("; ", found.Select(value => $"{value.File}:{value.Line} says {value.Value}")) + ".",
                "make the files agree, or name the commit with --from."),
        };
    }

    private string? ReadReleaseTag()
    {
        if (settings.ReleaseTag is { } tag)
        {
            return tag;
        }

        var found = PinReader.Read(downstream.Path, settings.Release);
        var values = found.Select(value => value.Value).Distinct().ToList();
        if (values.Count > 1)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the release tag in '{downstream.Path}' is ambiguous: " +
                string.Join("; ", found.Select(value => $"{value.File}:{value.Line} says {value.Value}")) + ".",
                "make the files agree, or name the tag with --release-tag.");
        }

        return values.SingleOrDefault();
    }

    private async Task<(string Commit, string? Branch)> ResolveTargetAsync(string? rememberedBranch)
    {
        if (settings.To is { } to)
        {
            return (await RequireCommitAsync(to, $"the target '{to}' (--to)"), rememberedBranch ?? await upstream.BranchAsync());
        }

        return await new UpstreamTarget(upstream, log).FindAsync(rememberedBranch);
    }

    private async Task<string> RequireCommitAsync(string revision, string what)
    {
        if (await upstream.ResolveAsync(revision) is { } commit)
        {
            return commit;
        }

        var shallow = await RepositoryChecks.IsShallowAsync(upstream);
        throw new Main2MainException(
            FailureKind.Repository,
            $"{what} is not a commit of the upstream '{upstream.Path}'{(shallow ? ", which is a shallow clone" : string.Empty)}.",
            shallow ? $"fetch its whole history: git -C {upstream.Path} fetch --unshallow" : $"fetch it: git -C {upstream.Path} fetch origin");
    }

    private static string Describe(IReadOnlyList<PinSource> sources) =>
        sources.Count == 0 ? "nothing (no pin is configured)" : string.Join(", ", sources.Select(source => $"/{source.Pattern}/ in {source.File}"));
}
