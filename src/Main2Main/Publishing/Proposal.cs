using Main2Main.Configuration;
using Main2Main.Reporting;
using Main2Main.Templates;

namespace Main2Main.Publishing;

/// <summary>What is proposed: the words of the pull request. They come from templates.</summary>
/// <param name="run">The run.</param>
/// <param name="settings">What was asked.</param>
internal sealed class Proposal(PublishedRun run, SyncSettings settings)
{
    // What GitHub takes as the title of a pull request, in characters.
    private const int LongestTitle = 256;

    // For the numbers in the sentence that says where the text is cut.
    private const int Slack = 64;

    // What templates may read; reference/publishing.md lists it.
    private readonly Dictionary<string, object?> model = new()
    {
        ["run_id"] = run.State.RunId,
        ["status"] = Words.Of(run.State.Status),
        ["base_commit"] = run.State.BaseCommit,
        ["target_commit"] = run.State.TargetCommit,
        ["reached_commit"] = run.State.ReachedCommit,
        ["compat_tag"] = run.State.CompatTag,
        ["steps_completed"] = run.State.StepsCompleted,
        ["steps_total"] = run.State.Steps.Count,
        ["upstream_package"] = settings.Layout.UpstreamPackage,
        ["downstream_package"] = settings.Layout.DownstreamPackage,
    };

    /// <summary>The names that configured templates may read.</summary>
    public IEnumerable<string> Names => model.Keys;

    /// <summary>The branch, as configured.</summary>
    public string Branch => ReportTemplates.RenderConfigured("publish.branch", settings.Publish.Branch, model).Trim();

    /// <summary>The title, in one line.</summary>
    public string Title
    {
        get
        {
            var text = settings.Publish.Title is { } own
                ? ReportTemplates.RenderConfigured("publish.title", own, model)
                : ReportTemplates.RenderMessage("pull-request-title.sbn", model);
            var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return line.Length > LongestTitle ? line[..LongestTitle] : line;
        }
    }

    /// <summary>The labels; a template that gives nothing gives no label.</summary>
    public IReadOnlyList<string> Labels =>
        [.. settings.Publish.Labels.Select(label => ReportTemplates.RenderConfigured("publish.labels", label, model).Trim()).Where(label => label.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether the request is to be a draft.</summary>
    public bool IsDraft => settings.Publish.Draft switch
    {
        "always" => true,
        "never" => false,
        _ => run.State.Status == Workspace.RunStatus.Partial,
    };

    /// <summary>The line that later runs look for.</summary>
    public Marker Marker => new(run.State.RunId, run.Head, run.Tree, run.State.ReachedCommit);

    /// <summary>The text: the reviewer's report and the marker. A report that does not fit is cut between two lines, and the text says so.</summary>
    /// <param name="earlier">Commits of earlier runs that the request holds too.</param>
    /// <returns>At most 65,536 characters.</returns>
    public string Body(IReadOnlyList<ProposedCommit> earlier)
    {
        var report = File.ReadAllText(run.Files.FinalSummaryPage).ReplaceLineEndings("\n");
        var subjects = earlier.Select(commit => new { commit.Sha, commit.Subject }).ToList();
        string Render(string text, int? shown) => ReportTemplates.Render(
            "pull-request-body.sbn",
            new { report = new RawMarkdown(text.TrimEnd('\n')), earlier = subjects, shown, total = report.Length, file = Path.GetFileName(run.Files.FinalSummaryPage), marker = new RawMarkdown(Marker.ToString()) });
        var whole = Render(report, shown: null);
        if (whole.Length <= SummarizeStage.LongestBody)
        {
            return whole;
        }

        var room = SummarizeStage.LongestBody - Slack - Render(string.Empty, shown: 0).Length;
        var kept = report[..(report.LastIndexOf('\n', room - 1) + 1)];
        return Render(kept, kept.Length);
    }
}
