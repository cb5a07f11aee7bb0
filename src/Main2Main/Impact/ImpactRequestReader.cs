using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Detection.Pins;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Impact;

/// <summary>Resolves what was asked, from git objects alone: the repositories may be bare.</summary>
/// <param name="session">The session.</param>
internal sealed class ImpactRequestReader(SyncSession session)
{
    private SyncSettings Settings => session.Settings;

    public async Task<ImpactRequest> ReadAsync()
    {
        var ending = Settings.To is { } to ? RequireAsync(session.Upstream, "upstream", to, OptionNames.To) : TargetAsync();
        var starting = Settings.From is { } named ? RequireAsync(session.Upstream, "upstream", named, OptionNames.From) : null;
        var downstream = await RequireAsync(session.Downstream, "downstream", Settings.DownstreamRef ?? "HEAD", OptionNames.DownstreamRef);
        var release = ReleaseTagAsync(downstream);
        var start = await (starting ?? PinnedAsync(downstream));
        var end = await ending;
        var tag = await release;
        await TellMissingAsync(tag);
        return new ImpactRequest(start, end, downstream, tag);
    }

    /// <summary>Says once, before the work, that the release tag is not in the upstream.</summary>
    /// <param name="tag">The release tag; null for none.</param>
    public async Task TellMissingAsync(string? tag)
    {
        if (await MissingTag.NoticeAsync(session.Upstream, tag) is { } notice)
        {
            session.Log.Warning(notice);
        }
    }

    /// <summary>Makes sure that the range is one, and tells when its base is on a side branch.</summary>
    /// <param name="request">What was asked.</param>
    /// <exception cref="Main2MainException">The target lies behind the base, or the two have nothing in common.</exception>
    public async Task CheckRangeAsync(ImpactRequest request)
    {
        if (await CommonLine.PartingAsync(session.Upstream, request.UpstreamBase, request.UpstreamTarget) is { } parting)
        {
            session.Log.Warning($"The base {request.UpstreamBase[..10]} is on a side branch, which parts from the target's line at {parting[..10]}: what only the side branch has counts as taken away.");
        }
    }

    private async Task<string> TargetAsync()
    {
        RequireFolder(session.Upstream, "upstream");
        return (await new UpstreamTarget(session.Upstream, session.Log).FindAsync(rememberedBranch: null)).Commit;
    }

    private void RequireFolder(GitRepository repository, string role)
    {
        if (!Directory.Exists(repository.Path))
        {
            throw new Main2MainException(FailureKind.Repository, $"the {role} '{repository.Path}' does not exist.", Settings.Sample ? "make the sample with --target=Detect --sample and the same --workspace, then ask again." : $"name the {role}'s repository with --{role}.");
        }
    }

    private async Task<string> PinnedAsync(string downstream)
    {
        var files = Files(downstream);
        var pin = await new PinReader(session.Downstream, files).ReadPinAsync(Settings);
        RecordedPin.Require(pin, files, Settings.Pin, OptionNames.From);
        return await new PinnedCommit(session.Upstream).RequireAsync(pin.Chosen!);
    }

    private async Task<string?> ReleaseTagAsync(string downstream)
    {
        if (Settings.ReleaseTag is { } tag)
        {
            return tag;
        }

        var files = Files(downstream);
        var release = await new PinReader(session.Downstream, files).ReadReleaseAsync(Settings);
        RecordedPin.RefuseRivals(release, files, OptionNames.ReleaseTag);
        return release.Chosen?.Revision;
    }

    /// <summary>The downstream commit to look at, with the release tag and the pin that it goes by.</summary>
    public async Task<(string Downstream, string? ReleaseTag, string? Pin)> ReadPinsAsync()
    {
        var downstream = await RequireAsync(session.Downstream, "downstream", Settings.DownstreamRef ?? "HEAD", OptionNames.DownstreamRef);
        var tag = await ReleaseTagAsync(downstream);
        var pin = Settings.From is null ? await new PinReader(session.Downstream, Files(downstream)).ReadPinAsync(Settings) : null;
        if (pin is not null)
        {
            RecordedPin.RefuseRivals(pin, Files(downstream), OptionNames.From);
        }

        return (downstream, tag, Settings.From ?? pin?.Chosen?.Revision);
    }

    private CommitFiles Files(string downstream) => new(session.Downstream, downstream);

    private async Task<string> RequireAsync(GitRepository repository, string role, string revision, string option)
    {
        RequireFolder(repository, role);
        return await repository.RequireAsync(role, revision, option);
    }
}

/// <summary>What is asked of an analysis. Every commit is a full id that its repository holds.</summary>
/// <param name="UpstreamBase">The upstream commit before the range.</param>
/// <param name="UpstreamTarget">The upstream commit at its end.</param>
/// <param name="DownstreamCommit">The downstream commit, or tree, to look at.</param>
/// <param name="ReleaseTag">The release tag that the downstream also supports; null when there is none.</param>
public sealed record ImpactRequest(string UpstreamBase, string UpstreamTarget, string DownstreamCommit, string? ReleaseTag);
