using System.Text;
using Main2Main.Git;
using Main2Main.Secrecy;
using Main2Main.Templates;
using Main2Main.Workspace;

namespace Main2Main.Guide;

/// <summary>The task RefreshGuide: lints and updates the guide once a run, in a commit of its own. Source: the playbook's phase 3.</summary>
/// <param name="session">The session.</param>
public sealed class RefreshGuideStage(SyncSession session)
{
    /// <summary>The trailer of the guide's commit that names the run.</summary>
    internal const string RunKey = "Main2Main-Guide-Refresh";

    /// <summary>Refreshes the guide and commits it alone, when it changed.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">The run is not completed, or the guide is broken.</exception>
    public async Task RunAsync()
    {
        var state = session.Journal.Required;
        if (state.Guide is { } known)
        {
            session.Log.Information($"Guide: done already ({known.Status}).");
            return;
        }

        if (state.Status != RunStatus.Completed)
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"the guide is not refreshed: the run {state.RunId} is {Words.Of(state.Status)}, and only a completed run refreshes it.",
                "complete the run with --target=Sync.");
        }

        using var hold = await RepositoryHold.TakeDownstreamAsync(session);
        if (state.GuideInProgress is { } begun && await FinishAsync(begun, state))
        {
            return;
        }

        var result = await GuideRefresh.RunAsync(
            session.Downstream, session.Upstream, session.Settings.Layout, state.BaseCommit, state.ReachedCommit, session.Workspace.GuideReport, session.Log,
            planned => session.Journal.Save(state with { GuideInProgress = Describe(planned) }));
        var commit = result.GuidePath is { } guide ? await CommitAsync(guide, state) : null;
        Save(Describe(result) with { Status = Words.Of(commit is null ? result.Status : GuideRefreshStatus.Changed), Commit = commit });
    }

    /// <summary>Goes on where a killed run had written the guide, or committed it and could not write its journal.</summary>
    private async Task<bool> FinishAsync(GuideState begun, RunState state)
    {
        var commit = await CommitAsync(begun.GuidePath!, state);
        if (commit is not null)
        {
            Save(begun with { Commit = commit });
        }

        return commit is not null;
    }

    private static GuideState Describe(GuideRefreshResult result) => new()
    {
        Status = Words.Of(result.Status),
        GuidePath = result.GuidePath,
        ReportPath = result.ReportPath,
        Changes = [.. result.Changes.Select(change => change.ToString())],
    };

    private void Save(GuideState guide) => session.Journal.Save(session.Journal.Required with { Guide = guide, GuideInProgress = null });

    private async Task<string?> CommitAsync(string guide, RunState state)
    {
        const string Doing = "committing the refreshed guide";
        if ((await session.Downstream.TryAsync(new GitCall("diff-index", "--quiet", "HEAD", "--", GitCall.Literal(guide)))).Succeeded)
        {
            return await TakeOverAsync(state);
        }

        var message = ReportTemplates.RenderMessage("guide-commit-message.sbn", new { guide, run_key = RunKey, run = state.RunId });
        _ = await session.Downstream.TryAsync(new GitCall("add", "--", GitCall.Literal(guide)) { RunsHooks = true });
        var call = new GitCall("commit", "--quiet", "--signoff", "--cleanup=whitespace", "--file=-", "--only", "--", GitCall.Literal(guide)) { Input = Encoding.UTF8.GetBytes(SecretDoor.Mask(message)), RunsHooks = true };
        _ = (await session.Downstream.TryAsync(call)).ThrowIfFailed(Doing);
        var head = await session.Downstream.HeadAsync();
        session.Log.Information($"Guide: committed {head[..10]}.");
        return head;
    }

    /// <summary>The commit that a killed run made before it could write its journal.</summary>
    private async Task<string?> TakeOverAsync(RunState state)
    {
        var run = await session.Downstream.RunAsync(
            "reading a commit's trailers", "show", "--no-patch", "--no-color", $"--format=%(trailers:key={RunKey},valueonly,separator=%x2c)", "HEAD");
        return run.Trim() == state.RunId ? await session.Downstream.HeadAsync() : null;
    }
}
