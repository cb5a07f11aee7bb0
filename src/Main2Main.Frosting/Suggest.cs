using Cake.Frosting;
using Main2Main.Adaptation.Suggestions;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Writes the mechanical edits for an upstream range as a patch. Reads git objects, and writes the patch and its report alone.</summary>
[TaskName(nameof(Suggest))]
[TaskDescription("Writes the edits that a range asks for and that are mechanical, as a patch for git apply; needs no run.")]
public sealed class Suggest : AsyncFrostingTask<ISyncContext>
{
    private const int ShownEdits = 60;

    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        var file = context.OutFile ?? context.Session.Workspace.Suggestion;
        var report = await new SuggestStage(context.Session).RunAsync(file);
        var console = Screen.Create();
        console.Line($"Upstream {report.UpstreamBase[..10]} .. {report.UpstreamTarget[..10]}: {report.Edits.Count} edit(s) in {report.Files.Count} file(s), {report.Left.Count} place(s) left");
        if (report.Edits.Count > 0)
        {
            console.Write(TableOf(report));
        }

        foreach (var edit in report.Withdrawn)
        {
            console.Line($"Taken back: {edit.File}:{edit.Line} {edit.Rule}: {edit.Withdrawn}");
        }

        console.Line($"Patch: {file}, with {System.IO.Path.GetFileName(SuggestStage.ReportOf(file))} beside it. It applies on {report.DownstreamCommit[..10]} with git apply.");
    }

    private static Table TableOf(SuggestionReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Place", "Rule", "Edit", "Commit");
        foreach (var edit in report.Edits.Take(ShownEdits))
        {
            _ = table.AddRow(
                Screen.Text($"{edit.File}:{edit.Line}"),
                Screen.Text(edit.Rule),
                Screen.Text(edit.Reason),
                edit.Commits.Count == 0 ? string.Empty : edit.Commits[^1][..10]);
        }

        return report.Edits.Count > ShownEdits ? table.Caption($"{report.Edits.Count - ShownEdits} more in the report") : table;
    }
}
