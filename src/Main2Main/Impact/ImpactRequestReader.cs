using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Git;

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
        var release = RecordedAsync(downstream, Settings.ReleaseTag is null ? Settings.Release : [], "release tag", OptionNames.ReleaseTag);
        var start = await (starting ?? PinnedAsync(downstream));
        var end = await ending;
        return new ImpactRequest(start, end, downstream, Settings.ReleaseTag ?? await release);
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
        var pin = await RecordedAsync(downstream, Settings.Pin, "pinned upstream commit", OptionNames.From) ?? throw new Main2MainException(
            FailureKind.Repository,
            $"no pinned upstream commit was found in {downstream[..10]} of '{session.Downstream.Path}'.",
            $"name the commit with --{OptionNames.From}, or configure 'pin' in main2main.json.");
        return await RequireAsync(session.Upstream, "upstream", pin, OptionNames.From);
    }

    /// <summary>The downstream commit to look at, with the release tag and the pin that it goes by.</summary>
    public async Task<(string Downstream, string? ReleaseTag, string? Pin)> ReadPinsAsync()
    {
        var downstream = await RequireAsync(session.Downstream, "downstream", Settings.DownstreamRef ?? "HEAD", OptionNames.DownstreamRef);
        var tag = Settings.ReleaseTag ?? await RecordedAsync(downstream, Settings.Release, "release tag", OptionNames.ReleaseTag);
        return (downstream, tag, Settings.From ?? await RecordedAsync(downstream, Settings.Pin, "pinned upstream commit", OptionNames.From));
    }

    private async Task<string> RequireAsync(GitRepository repository, string role, string revision, string option)
    {
        RequireFolder(repository, role);
        return await repository.RequireAsync(role, revision, option);
    }

    private async Task<string?> RecordedAsync(string commit, IReadOnlyList<PinSource> sources, string what, string option)
    {
        var found = new List<RecordedValue>();
        foreach (var source in sources)
        {
            var content = await session.Downstream.TryAsync(new GitCall("cat-file", "blob", $"{commit}:{source.File}"));
            found.AddRange(content.Succeeded ? PinReader.Find(content.Text, source) : []);
        }

        var values = found.Select(value => value.Value).Distinct(StringComparer.Ordinal).ToList();
        return values.Count < 2 ? values.SingleOrDefault() : throw new Main2MainException(
            FailureKind.Repository,
            $"the {what} in {commit[..10]} of '{session.Downstream.Path}' is ambiguous: {string.Join("; ", found.Select(value => $"{value.File}:{value.Line} says {value.Value}"))}.",
            $"make the files agree, or name it with --{option}.");
    }
}
