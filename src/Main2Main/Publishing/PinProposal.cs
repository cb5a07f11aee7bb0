using Main2Main.Configuration;
using Main2Main.Detection.Pins;
using Main2Main.Files;
using Main2Main.Git;
using Main2Main.Templates;
using Main2Main.Workspace;

namespace Main2Main.Publishing;

/// <summary>
/// Proposes the move of a pin that is on a branch of its own: one commit on top of that branch, on a branch of ours, and a pull request
/// into it. The pin's branch itself is never pushed to.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="program">The program <c>gh</c>, by name or path.</param>
/// <param name="run">The run.</param>
internal sealed class PinProposal(SyncSession session, string program, PublishedRun run)
{
    private const string Suffix = "-pin";

    private readonly PinCommit commits = new(session);

    /// <summary>Proposes the move; nothing is done where the pin is not on a branch of its own, or is there already.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">The branch must not be pushed to, or holds commits by somebody else; git or gh fail.</exception>
    public async Task RunAsync()
    {
        var pin = await new PinReader(session.Downstream, new CommitFiles(session.Downstream, run.State.DownstreamHead)).ReadPinAsync(session.Settings);
        if (pin.Chosen is not { Source: { Ref: { } configured } source } || Written(pin.Chosen) is not { } written)
        {
            return;
        }

        if (session.Settings.Publish.Forge == PublishSettings.Gerrit)
        {
            session.Log.Warning($"The pin's move to {written} on '{configured}' is not proposed: with Gerrit it is yours to push.");
            return;
        }

        var remote = await PublishRemote.OpenAsync(session);
        var name = await remote.BranchAsync(new Proposal(run, session.Settings).Branch + Suffix, "publish.branch");
        var look = await remote.LookAsync(name, await remote.BranchAsync(configured, "pin.ref"));
        await remote.FetchAsync((look.Base, look.BaseTip), (name, look.Tip));
        if (await commits.ReadAsync(look.BaseTip, source) is not { } old || await IsReachedAsync(old, written))
        {
            session.Log.Information($"The branch '{look.Base}' of {remote.Name} needs no new pin.");
            return;
        }

        await RequireOursAsync(look, name, remote.Name);
        await ProposeAsync(remote, look, name, old, written);
    }

    /// <summary>What is to be recorded: the reached commit, or the newest release that a step ended on.</summary>
    private string? Written(RecordedValue pin)
    {
        var tag = PlanFile.Read(run.Files)?.Steps.Take(run.State.StepsCompleted).LastOrDefault(step => step.EndTag is not null)?.EndTag;
        return pin.IsCommit ? run.State.ReachedCommit : tag is null ? null : pin.Source.Form.ValueOf(tag);
    }

    private async Task<bool> IsReachedAsync(RecordedValue old, string written)
    {
        var target = old.IsCommit ? written : $"refs/tags/{old.Source.Form.TagOf(written)}";
        return old.Text == written
            || (await new PinnedCommit(session.Upstream).FindAsync(old) is { } commit && await session.Upstream.IsAncestorAsync(target, commit));
    }

    private async Task RequireOursAsync(RemoteLook look, string name, string remote)
    {
        if (look.Tip is not { } tip)
        {
            return;
        }

        var format = $"--format=%h by %an%x1f%(trailers:key={PinCommit.Key},valueonly,separator=%x2c)";
        var lines = await session.Downstream.RunAsync("reading who moved the pin", "log", "--no-color", "--no-show-signature", format, tip, $"^{look.BaseTip}");
        if (lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(line => line.Split('\u001f')[^1].Trim().Length == 0) is { } foreign)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the branch '{name}' of '{remote}' holds a commit that Main2Main did not make, {foreign.Split('\u001f')[0]}: it would be lost. The pin's move was not pushed.",
                "take it elsewhere, or name another branch with `publish.branch`.");
        }
    }

    private async Task ProposeAsync(PublishRemote remote, RemoteLook look, string name, RecordedValue old, string written)
    {
        var (commit, tree) = await commits.MakeAsync(look.BaseTip, old, written);
        if (look.Tip is { } tip && await IsSameAsync(tip, look.BaseTip, tree))
        {
            commit = tip;
        }

        var repository = session.Settings.Publish.Repository ?? remote.Address?.ToString();
        var gitHub = repository is null || session.Settings.Publish.Forge != PublishSettings.GitHub ? null : new GitHubProgram(session, program, repository);
        var marker = new Marker(run.State.RunId, commit, tree, run.State.ReachedCommit);
        var owner = remote.Address?.Owner ?? (repository is null ? string.Empty : RepositoryName.Of(repository).Owner);
        var requests = gitHub is { Exists: true } ? new BranchRequests(await gitHub.ListAsync(name), name, owner, marker, earlier: null) : null;
        if (requests?.Verdict(session.Settings.Publish.PauseLabel) is { } verdict)
        {
            session.Log.Warning(verdict.Sentence);
            return;
        }

        if (look.Tip != commit)
        {
            _ = await remote.PushAsync(commit, name, look.Tip);
        }

        session.Log.Information($"Pushed the pin's move {old.Text} -> {written} to {remote.Name}, branch '{name}', for '{look.Base}'.");
        if (requests is null)
        {
            session.Log.Warning($"There is no program 'gh' that could ask for it: open the request from '{name}' into '{look.Base}' yourself.");
            return;
        }

        var text = ReportTemplates.RenderWords("pin-request.sbn", new
        {
            old = old.Text,
            @new = written,
            file = old.Source.File,
            marker = marker.ToString(),
            branch = new Proposal(run, session.Settings).Branch,
            edits = run.Commits.Count,
        });
        await WriteAsync(gitHub!, repository!, requests.Open, look.Base, name, text);
    }

    private async Task<bool> IsSameAsync(string tip, string parent, string tree) =>
        await session.Tree.TreeOfAsync(tip) == tree && await session.Downstream.ResolveAsync(tip + "^") == parent;

    private async Task WriteAsync(GitHubProgram gitHub, string repository, PullRequest? open, string target, string name, string text)
    {
        var title = text[..text.IndexOf('\n', StringComparison.Ordinal)];
        var body = System.IO.Path.Combine(session.Workspace.Root, "pin-request.md");
        AtomicFile.WriteText(body, text[(title.Length + 1)..].TrimStart('\n'));
        if (open is null)
        {
            var (number, url) = await gitHub.CreateAsync(
                ["pr", "create", "--repo", repository, "--base", target, "--head", name, "--title", title, "--body-file", body]);
            session.Log.Information($"Pull request #{number} opened for the pin: {url}");
            return;
        }

        await gitHub.CallAsync("updating the pin's pull request", "PATCH", $"pulls/{open.Number}", "-f", $"title={title}", "-F", $"body=@{body}");
        session.Log.Information($"Pull request #{open.Number} for the pin is up to date: {open.Url}");
    }
}
