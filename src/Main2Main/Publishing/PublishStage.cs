using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Templates;
using Main2Main.Workspace;

namespace Main2Main.Publishing;

/// <summary>
/// The task Publish: pushes the run's commits to a branch of the configured remote and keeps one pull request for it. Everything is verified before
/// anything is pushed, and what was done is written down phase by phase, so that the same command goes on after an interruption.
/// </summary>
public sealed class PublishStage
{
    private readonly SyncSession session;
    private readonly string program;

    /// <summary>Creates the stage.</summary>
    /// <param name="session">The session; its caller holds the workspace.</param>
    public PublishStage(SyncSession session)
        : this(session, "gh")
    {
    }

    /// <summary>Creates the stage with another program in the place of <c>gh</c>.</summary>
    /// <param name="session">The session.</param>
    /// <param name="program">The program, by name or path.</param>
    internal PublishStage(SyncSession session, string program) => (this.session, this.program) = (session, program);

    /// <summary>Publishes the run.</summary>
    /// <returns>What stands where.</returns>
    /// <exception cref="Main2MainException">
    /// The run is in progress, has no completed step or is not what HEAD holds; the branch must not be pushed to, or holds commits by somebody else;
    /// git or gh fail. The message says what was pushed.
    /// </exception>
    public async Task<PublishResult> RunAsync()
    {
        var isTold = await new ReviewIssue(session, program).KeepAsync();
        if (isTold && session.Journal.Required.StepsCompleted == 0)
        {
            return Nothing("Nothing to publish: no step is completed; the issue says why.");
        }

        if (await PublishedRun.FindAsync(session) is not { } run)
        {
            return Nothing("Nothing to publish: the last run found no drift.");
        }

        var result = run.Commits.Count > 0 ? await PublishAsync(run) : Nothing("The run changed no file: there is no commit to publish.");
        if (result.Publication is not { Status: PublicationStatus.Paused or PublicationStatus.Closed })
        {
            await new PinProposal(session, program, run).RunAsync();
        }

        return result;
    }

    private PublishResult Nothing(string sentence)
    {
        session.Log.Information(sentence);
        return new PublishResult(null);
    }

    private async Task<PublishResult> PublishAsync(PublishedRun run)
    {
        var remote = await PublishRemote.OpenAsync(session);
        var repository = RepositoryOf(remote);
        var proposal = new Proposal(run, session.Settings);
        var branch = await remote.BranchAsync(proposal.Branch, "publish.branch");
        var look = await remote.LookAsync(branch, session.Settings.Publish.Base is { } wanted ? await remote.BranchAsync(wanted, "publish.base") : null);
        var earlier = PublicationFile.Read(session.Workspace, remote.Name, branch, repository.ToString());
        var gitHub = new GitHubProgram(session, program, repository.ToString());
        var requests = new BranchRequests(gitHub.Exists ? await gitHub.ListAsync(branch) : [], branch, remote.Address?.Owner ?? repository.Owner, proposal.Marker, earlier);
        var file = new PublicationFile(session.Workspace, earlier);
        var publication = Begin(run, remote, repository, look, proposal, branch, earlier) with { PrNumber = gitHub.Exists ? requests.Open?.Number : earlier?.PrNumber, PrUrl = gitHub.Exists ? requests.Open?.Url : earlier?.PrUrl };
        if (requests.Verdict(session.Settings.Publish.PauseLabel) is { } verdict)
        {
            return End(file, publication with { Status = verdict.Status, PrNumber = verdict.Request.Number, PrUrl = verdict.Request.Url }, verdict.Sentence);
        }

        using var hold = await RepositoryHold.TakeDownstreamAsync(session);
        await remote.FetchAsync((look.Base, look.BaseTip), (branch, look.Tip));
        var owners = new BranchOwnership(session.Downstream, run, earlier);
        var proposed = await owners.ProposedAsync(look);
        if (proposed.Count == 0)
        {
            return End(file, publication with { Status = PublicationStatus.Merged }, $"Nothing to publish: the branch '{look.Base}' of {remote.Name} holds the run's commits already.");
        }

        if (Forge == PublishSettings.Gerrit)
        {
            AtomicFile.WriteText(session.Workspace.PullRequestPage, proposal.Body([]));
            return await new PushedRequest(session, remote, file, run).ReviewAsync(publication, look, proposed);
        }

        await owners.RequireOursAsync(look, branch, remote.Name);
        await RequireLabelsAsync(gitHub, publication.Labels, requests.Open);
        AtomicFile.WriteText(session.Workspace.PullRequestPage, proposal.Body([.. proposed.Where(commit => run.Commits.All(own => own.Sha != commit.Sha))]));
        var pushed = new PushedRequest(session, remote, file, run);
        (publication, var said) = await PushAsync(file, publication with { Commits = proposed.Count }, remote, look, Forge == PublishSettings.GitLab ? pushed.Options(publication) : []);
        await NoteFurtherCommitsAsync(run.State.DownstreamHead);
        return Forge is PublishSettings.GitLab or PublishSettings.None
            ? pushed.End(publication, said)
            : await RequestAsync(file, publication, gitHub, requests.Open, remote.Address is { } head && head.Owner != repository.Owner ? $"{head.Owner}:{branch}" : branch);
    }

    private async Task<PublishResult> RequestAsync(PublicationFile file, Publication publication, GitHubProgram gitHub, PullRequest? open, string head)
    {
        gitHub.Standing = $"Pushed: {publication.Head[..10]} is on the branch '{publication.Branch}' of '{publication.Remote}'; its pull request is not up to date.";
        var request = new PullRequestWriter(session, gitHub, file, publication, head);
        return gitHub.Exists ? await request.WriteAsync(open) : ByHand(file, publication, request);
    }

    private string Forge => session.Settings.Publish.Forge;

    private RepositoryName RepositoryOf(PublishRemote remote) => Forge != PublishSettings.GitHub && session.Settings.Publish.Repository is null
        ? remote.Address ?? new RepositoryName(string.Empty, string.Empty, remote.Name)
        : session.Settings.Publish.Repository is { } named ? RepositoryName.Of(named) : remote.Address ?? throw new Main2MainException(
            FailureKind.Configuration,
            $"the address of the remote '{remote.Name}' does not tell which GitHub repository takes the pull request.",
            "name it with the key `publish.repository`, for example \"OWNER/NAME\".");

    private static Publication Begin(PublishedRun run, PublishRemote remote, RepositoryName repository, RemoteLook look, Proposal proposal, string branch, Publication? earlier) => new()
    {
        RunId = run.State.RunId,
        Status = PublicationStatus.InProgress,
        Phase = PublicationPhase.Looked,
        Remote = remote.Name,
        Repository = repository.ToString(),
        Branch = branch,
        Base = look.Base,
        OldHead = look.Tip == run.Head ? earlier?.Head == run.Head ? earlier.OldHead : null : look.Tip,
        Head = run.Head,
        PushedHead = earlier?.PushedHead,
        Commits = run.Commits.Count,
        Title = proposal.Title,
        Labels = proposal.Labels,
        Draft = proposal.IsDraft,
    };

    private PublishResult End(PublicationFile file, Publication publication, string sentence)
    {
        file.Save(publication);
        session.Log.Warning(sentence);
        return new PublishResult(publication);
    }

    private static async Task RequireLabelsAsync(GitHubProgram gitHub, IReadOnlyList<string> labels, PullRequest? open)
    {
        if (!gitHub.Exists || labels.All(label => open?.Carries(label) == true))
        {
            return;
        }

        var known = await gitHub.LabelsAsync();
        if (labels.FirstOrDefault(label => !known.Contains(label, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"the repository has no label '{unknown}', which `publish.labels` asks for. Nothing was pushed.",
                $"make it ({ShellWords.Join(["gh", "label", "create", unknown])}), or correct `publish.labels`.");
        }
    }

    private async Task<(Publication Publication, string Said)> PushAsync(PublicationFile file, Publication publication, PublishRemote remote, RemoteLook look, IReadOnlyList<string> options)
    {
        var said = string.Empty;

        // Written before the push: a run that is killed right behind it knows its own commit again.
        file.Save(publication);
        if (look.Tip == publication.Head)
        {
            session.Log.Information($"The branch '{publication.Branch}' of {remote.Name} holds {publication.Head[..10]} already.");
        }
        else
        {
            said = await remote.PushAsync(publication.Head, publication.Branch, look.Tip, options);
            session.Log.Information($"Pushed {publication.Commits} commit(s) to {remote.Name}, branch '{publication.Branch}': {look.Tip?[..10] ?? "new"} -> {publication.Head[..10]}.");
        }

        var pushed = publication with { Phase = PublicationPhase.Pushed, PushedHead = publication.Head };
        file.Save(pushed);
        return (pushed, said);
    }

    private async Task NoteFurtherCommitsAsync(string head)
    {
        var further = await ProposedCommit.ReadAsync(session.Downstream, $"{head}..HEAD");
        if (further.Count > 0)
        {
            session.Log.Warning($"The downstream's HEAD holds {further.Count} commit(s) that came after the run and are not published, the first: {further[0]}.");
        }
    }

    private PublishResult ByHand(PublicationFile file, Publication publication, PullRequestWriter request)
    {
        var left = publication with { Status = PublicationStatus.Pushed };
        file.Save(left);
        session.Log.Warning("There is no program 'gh' on PATH: the branch is pushed, its pull request is not touched.");
        return new PublishResult(left, ReportTemplates.RenderWords("publish-by-hand.sbn", new
        {
            branch = left.Branch,
            remote = left.Remote,
            head = left.Head,
            number = left.PrNumber,
            @base = left.Base,
            repository = left.Repository,
            draft = left.Draft,
            body = session.Workspace.PullRequestPage,
            command = ShellWords.Join(["gh", .. left.PrNumber is { } number ? ["pr", "edit", $"{number}", "--repo", left.Repository, "--title", left.Title, "--body-file", session.Workspace.PullRequestPage] : request.CreateArguments()]),
        }));
    }
}

/// <summary>How Publish ended.</summary>
/// <param name="Publication">What stands where; null when there was nothing to publish.</param>
/// <param name="Notice">What a person has to do now; null for nothing.</param>
public sealed record PublishResult(Publication? Publication, string? Notice = null);
