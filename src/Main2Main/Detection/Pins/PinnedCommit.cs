using Main2Main.Git;

namespace Main2Main.Detection.Pins;

/// <summary>Finds what a recorded value names in the upstream.</summary>
/// <param name="upstream">The upstream.</param>
internal sealed class PinnedCommit(GitRepository upstream)
{
    /// <summary>The commit that a pin names.</summary>
    /// <param name="value">The value; a valid one.</param>
    /// <returns>The full id; null where the upstream does not hold it.</returns>
    public Task<string?> FindAsync(RecordedValue value) => upstream.ResolveAsync(value.Tag is { } tag ? $"refs/tags/{tag}" : value.Revision!);

    /// <summary>The commit that a pin names.</summary>
    /// <param name="value">The value; a valid one.</param>
    /// <returns>The full id.</returns>
    /// <exception cref="Main2MainException">The upstream does not hold it; the message says how it is fetched.</exception>
    public async Task<string> RequireAsync(RecordedValue value)
    {
        if (await FindAsync(value) is { } commit)
        {
            return commit;
        }

        var shallow = await RepositoryChecks.IsShallowAsync(upstream);
        var what = value.Tag is { } tag
            ? $"the pin {value.Text} ({value.Where}) is the tag {tag}, which is not in the upstream '{upstream.Path}'"
            : $"the pin {value.Revision} ({value.Where}) is not a commit of the upstream '{upstream.Path}'";
        throw new Main2MainException(
            FailureKind.Repository,
            $"{what}{(shallow ? ", which is a shallow clone" : string.Empty)}.",
            await FetchAsync(value, shallow));
    }

    private async Task<string> FetchAsync(RecordedValue value, bool shallow)
    {
        var remote = await upstream.RemoteAsync();
        if (value.Tag is { } tag)
        {
            return $"fetch it: {await MissingTag.FetchAsync(upstream, tag)}" +
                (remote is null ? " (the upstream has no remote yet: name one with git remote add)" : string.Empty) +
                "; where its tags have another form, write it as `tag` of that pin in main2main.json.";
        }

        return shallow
            ? $"fetch its whole history: git -C {upstream.Path} fetch --unshallow"
            : $"fetch it: git -C {upstream.Path} fetch {remote ?? GitQueries.DefaultRemote} {value.Revision}; a commit on a branch that is not fetched comes with that branch.";
    }
}
