namespace Main2Main.Publishing;

/// <summary>The pull requests that there are for the branch.</summary>
internal sealed class BranchRequests
{
    private readonly Marker marker;
    private readonly List<PullRequest> past;

    /// <summary>Sorts what gh listed. Other people's branches may have the same name.</summary>
    /// <param name="listed">What gh listed, the newest first.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="owner">Who owns the branch's repository.</param>
    /// <param name="marker">The line of what is proposed now.</param>
    /// <param name="earlier">What was published to the branch before; null when nothing is known of it.</param>
    /// <exception cref="Main2MainException">Several are open, or the open one is somebody else's.</exception>
    public BranchRequests(IReadOnlyList<PullRequest> listed, string branch, string owner, Marker marker, Publication? earlier)
    {
        this.marker = marker;
        var mine = listed.Where(
            request => request.HeadRefName == branch && owner.Equals(request.HeadRepositoryOwner?.Login, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var open = mine.Where(request => request.State == "OPEN").ToList();
        past = [.. mine.Except(open)];
        if (open.Count > 1)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"{open.Count} pull requests are open for the branch '{branch}': {string.Join(", ", open.Select(request => request.Url))}. Nothing was pushed.",
                "close all but one, then run the same command again.");
        }

        Open = open.FirstOrDefault();
        if (Open is not null && Open.Number != earlier?.PrNumber && Marker.Read(Open.Body) is null)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the pull request {Open.Url} for the branch '{branch}' was not opened by Main2Main, and its text would be replaced. Nothing was pushed.",
                $"close it; or let Main2Main have it by adding this line to its text: {marker}");
        }
    }

    /// <summary>The open one; null when none is.</summary>
    public PullRequest? Open { get; }

    /// <summary>Whether people decided already what becomes of the proposal.</summary>
    /// <param name="pauseLabel">The label that stops Publish.</param>
    /// <returns>What they decided, with the request; null when all is open.</returns>
    public (PublicationStatus Status, PullRequest Request, string Sentence)? Verdict(string pauseLabel)
    {
        if (Open is not null)
        {
            return Open.Carries(pauseLabel)
                ? (PublicationStatus.Paused, Open, $"Paused: the pull request {Open.Url} carries the label '{pauseLabel}'. Nothing was pushed. Take the label away, then run the same command again.")
                : null;
        }

        return past.FirstOrDefault(request => request.HeadRefOid == marker.Head || Marker.Read(request.Body)?.Tree == marker.Tree) switch
        {
            null => null,
            { State: "MERGED" } merged =>
                (PublicationStatus.Merged, merged, $"Nothing to publish: the pull request {merged.Url} with these changes was merged."),
            var closed => (PublicationStatus.Closed, closed, $"Not proposed again: the pull request {closed.Url} with these changes was closed. Nothing was pushed. To have it after all, reopen it (gh pr reopen {closed.Number}), then run the same command again."),
        };
    }
}
