using Main2Main.Configuration;
using Main2Main.Detection.Pins;
using Main2Main.Git;

namespace Main2Main.Detection;

/// <summary>Finds the drift: the pin, the target and whether they differ. Source: the playbook's phase 1.</summary>
public sealed class DriftDetector(SyncSettings settings, GitRepository upstream, GitRepository downstream, IRunLog log)
{
    /// <summary>Reads both repositories; writes nothing.</summary>
    /// <param name="rememberedBranch">The branch that the upstream's HEAD was on before an earlier run detached it.</param>
    /// <param name="verified">The upstream commit that the workspace's last run reached, where the downstream's HEAD still holds its commits.</param>
    /// <returns>The drift.</returns>
    /// <exception cref="Main2MainException">
    /// A repository is not usable or shallow; no place of the pin has a valid value, or the upstream does not hold it; base and target are not in line.
    /// </exception>
    public async Task<DriftDetection> DetectAsync(string? rememberedBranch, string? verified = null)
    {
        await RequireRepositoriesAsync();
        IRepositoryFiles files = settings.IsLook ? new CommitFiles(downstream, settings.ReadAt!) : new WorkTreeFiles(downstream);
        var reader = new PinReader(downstream, files);
        var (pin, release) = (await reader.ReadPinAsync(settings), await reader.ReadReleaseAsync(settings));
        if (settings.From is null)
        {
            RecordedPin.Require(pin, files, settings.Pin, OptionNames.From);
        }

        if (settings.ReleaseTag is null)
        {
            RecordedPin.RefuseRivals(release, files, OptionNames.ReleaseTag);
        }

        var (target, branch) = await ResolveTargetAsync(rememberedBranch);
        var (baseCommit, sources) = await BaseAsync(pin, target, verified);
        var parting = await CommonLine.PartingAsync(upstream, baseCommit, target);
        return new DriftDetection
        {
            BaseCommit = baseCommit,
            TargetCommit = target,
            CompatTag = settings.ReleaseTag ?? release.Chosen?.Revision,
            HasDrift = baseCommit != target,
            PartingCommit = parting,
            PinSources = sources,
            PinTag = settings.From is null ? pin.Chosen?.Tag : null,
            OtherPins = await reader.ReadOthersAsync(settings),
            Warnings = [.. pin.Warnings, .. release.Warnings],
            UpstreamBranch = branch,
            DownstreamBranch = await downstream.BranchAsync(),
            DownstreamHead = settings.IsLook
                ? await downstream.RequireAsync("downstream", settings.ReadAt!, OptionNames.DownstreamRef)
                : await downstream.HeadAsync(),
        };
    }

    /// <summary>What only looks needs objects alone.</summary>
    private async Task RequireRepositoriesAsync()
    {
        foreach (var (repository, role) in new[] { (upstream, "upstream"), (downstream, "downstream") })
        {
            await (settings.IsLook ? RepositoryChecks.RequireRepositoryAsync(repository, role) : RepositoryChecks.RequireWorkTreeAsync(repository, role));
        }
    }

    private async Task<(string Commit, IReadOnlyList<string> Sources)> BaseAsync(PinReading pin, string target, string? verified)
    {
        if (settings.From is { } from)
        {
            return (await RequireCommitAsync(from, $"the pin {from} (from --{OptionNames.From})"), [$"--{OptionNames.From}"]);
        }

        var pinned = await new PinnedCommit(upstream).RequireAsync(pin.Chosen!);
        return await new VerifiedBeyond(upstream, downstream, log).FindAsync(pin.Chosen!, pinned, target, verified) is { } beyond
            ? (beyond, [.. pin.Files, "commits of the downstream"])
            : (pinned, [.. pin.Files]);
    }

    private async Task<(string Commit, string? Branch)> ResolveTargetAsync(string? rememberedBranch)
    {
        if (settings.To is { } to)
        {
            return (
                await RequireCommitAsync(to, $"the target '{to}' (--to)"),
                await upstream.BranchAsync() ?? await new KeptHead(upstream).BranchAsync() ?? rememberedBranch);
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
}
