using Main2Main.Workspace;

namespace Main2Main.Publishing;

/// <summary>Opens the pull request, or brings the open one up to date.</summary>
/// <param name="session">The session.</param>
/// <param name="gitHub">The program gh.</param>
/// <param name="file">Where it is written down.</param>
/// <param name="publication">What is proposed; the branch is pushed.</param>
/// <param name="head">The branch, with its owner in front where the request goes to another repository.</param>
internal sealed class PullRequestWriter(SyncSession session, GitHubProgram gitHub, PublicationFile file, Publication publication, string head)
{
    private string Body => session.Workspace.PullRequestPage;

    /// <summary>What gh is told to open the request.</summary>
    /// <returns>The arguments.</returns>
    public IReadOnlyList<string> CreateArguments() =>
    [
        "pr", "create", "--repo", publication.Repository, "--base", publication.Base, "--head", head, "--title", publication.Title, "--body-file", Body,
        .. publication.Draft ? ["--draft"] : (string[])[], .. publication.Labels.SelectMany(label => (string[])["--label", label]),
    ];

    /// <summary>Opens the request or brings it up to date.</summary>
    /// <param name="open">The open one; null when none is.</param>
    /// <returns>What stands now.</returns>
    public async Task<PublishResult> WriteAsync(PullRequest? open)
    {
        if (open is null)
        {
            var (number, url) = await gitHub.CreateAsync(CreateArguments());
            session.Log.Information($"Pull request #{number} opened{(publication.Draft ? " as a draft" : string.Empty)}: {url}");
            return new PublishResult(
                file.Save(publication with { Status = PublicationStatus.Published, Phase = PublicationPhase.Done, PrNumber = number, PrUrl = url }));
        }

        var changed = await EditAsync(open);
        var requested = file.Save(publication with { Phase = PublicationPhase.Requested });
        if (open.IsDraft != publication.Draft)
        {
            await gitHub.ChangeAsync(
                "changing whether the pull request is a draft",
                ["pr", "ready", $"{open.Number}", "--repo", publication.Repository, .. publication.Draft ? ["--undo"] : (string[])[]]);
            changed.Add(publication.Draft ? "made a draft" : "ready for review");
        }

        session.Log.Information(
            $"Pull request #{open.Number} {(changed.Count == 0 ? "is up to date" : $"updated ({string.Join(", ", changed)})")}: {open.Url}");
        return new PublishResult(file.Save(requested with { Status = PublicationStatus.Published, Phase = PublicationPhase.Done }));
    }

    private static string Normal(string text) => text.ReplaceLineEndings("\n").Trim();

    private async Task<List<string>> EditAsync(PullRequest open)
    {
        const string Doing = "updating the pull request";
        var changes = new List<(string Word, string Option, string Value)>();
        if (open.Title != publication.Title)
        {
            changes.Add(("title", "-f", $"title={publication.Title}"));
        }

        if (Normal(open.Body) != Normal(await File.ReadAllTextAsync(Body, session.Interruption)))
        {
            changes.Add(("text", "-F", $"body=@{Body}"));
        }

        if (open.BaseRefName != publication.Base)
        {
            changes.Add(("base", "-f", $"base={publication.Base}"));
        }

        if (changes.Count > 0)
        {
            await gitHub.CallAsync(Doing, "PATCH", $"pulls/{open.Number}", [.. changes.SelectMany(change => (string[])[change.Option, change.Value])]);
        }

        return [.. changes.Select(change => change.Word), .. await RelabelAsync(Doing, open) ? (string[])["labels"] : []];
    }

    /// <summary>Labels that people added stay; those that Publish set and no longer sets go.</summary>
    private async Task<bool> RelabelAsync(string doing, PullRequest open)
    {
        List<string> lacking = [.. publication.Labels.Where(label => !open.Carries(label))];
        List<string> left = [.. file.LabelsSetBefore.Except(publication.Labels, StringComparer.OrdinalIgnoreCase).Where(open.Carries)];
        if (lacking.Count > 0)
        {
            await gitHub.CallAsync(doing, "POST", $"issues/{open.Number}/labels", [.. lacking.SelectMany(label => (string[])["-f", $"labels[]={label}"])]);
        }

        foreach (var label in left)
        {
            await gitHub.CallAsync(doing, "DELETE", $"issues/{open.Number}/labels/{Uri.EscapeDataString(label)}");
        }

        return lacking.Count + left.Count > 0;
    }
}
