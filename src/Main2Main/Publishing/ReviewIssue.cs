using Main2Main.Files;
using Main2Main.Reporting;
using Main2Main.Templates;
using Main2Main.Workspace;

namespace Main2Main.Publishing;

/// <summary>One issue says why a run stopped early: it is opened, kept up to date, and closed when the next run passes.</summary>
/// <param name="session">The session.</param>
/// <param name="program">The program <c>gh</c>, by name or path.</param>
internal sealed class ReviewIssue(SyncSession session, string program)
{
    private const string Title = "A sync with the upstream needs a person";

    /// <summary>Brings the issue to where the run is.</summary>
    /// <returns>Whether an issue tells of this run's stop.</returns>
    /// <exception cref="Main2MainException">No repository is known, or gh failed.</exception>
    public async Task<bool> KeepAsync()
    {
        var state = session.Journal.Required;
        if (session.Settings.Publish.ReviewLabel is not { } label || state.Status is RunStatus.Running)
        {
            return false;
        }

        var repository = session.Settings.Publish.Repository ?? (await PublishRemote.OpenAsync(session)).Address?.ToString();
        if (repository is null || new GitHubProgram(session, program, repository) is not { Exists: true } gitHub)
        {
            session.Log.Warning("The issue of `publish.reviewLabel` is not kept: it needs GitHub and the program 'gh' on PATH.");
            return false;
        }

        gitHub.Standing = "Nothing was pushed by this command yet.";
        var issues = await gitHub.IssuesAsync(label);
        if (state.Status != RunStatus.Partial)
        {
            await CloseAsync(gitHub, issues);
            return false;
        }

        await TellAsync(gitHub, issues, state, label);
        return true;
    }

    private async Task CloseAsync(GitHubProgram gitHub, IReadOnlyList<IssueEntry> issues)
    {
        foreach (var issue in issues)
        {
            await gitHub.CallAsync("closing the issue of a stop", "PATCH", $"issues/{issue.Number}", "-f", "state=closed", "-f", "state_reason=completed");
            session.Log.Information($"Issue #{issue.Number} is closed: the run passed. {issue.Url}");
        }
    }

    private async Task TellAsync(GitHubProgram gitHub, IReadOnlyList<IssueEntry> issues, RunState state, string label)
    {
        var body = Path.Combine(session.Workspace.Root, "review-issue.md");
        AtomicFile.WriteText(body, Text(state));
        if (issues is [var issue, ..])
        {
            await gitHub.CallAsync("updating the issue of a stop", "PATCH", $"issues/{issue.Number}", "-F", $"body=@{body}");
            session.Log.Information($"Issue #{issue.Number} is up to date: {issue.Url}");
            return;
        }

        var opened = await gitHub.OpenIssueAsync(Title, body, label);
        session.Log.Information($"Issue #{opened.Number} opened: {opened.Url}");
    }

    private string Text(RunState state)
    {
        var report = File.Exists(session.Workspace.FinalSummaryPage)
            ? File.ReadAllText(session.Workspace.FinalSummaryPage)
            : state.Stop?.Reason ?? string.Empty;
        var text = ReportTemplates.Render(
            "review-issue.sbn", new { status = Words.Of(state.Status), step = state.Stop?.StepId, report = new RawMarkdown(report.ReplaceLineEndings("\n")) });
        return text.Length <= SummarizeStage.LongestBody ? text : text[..(text.LastIndexOf('\n', SummarizeStage.LongestBody - 1) + 1)];
    }
}
