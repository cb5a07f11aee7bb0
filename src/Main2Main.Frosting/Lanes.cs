using Cake.Frosting;
using Main2Main.Frosting.CiSystems;
using Main2Main.Gates;
using Main2Main.Reporting;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Checks a change of the downstream against both lanes. Reads git objects, and writes its report alone.</summary>
[TaskName(nameof(Lanes))]
[TaskDescription("Checks the downstream's change since --since=COMMIT against the pinned upstream commit and the release; needs no run.")]
public sealed class Lanes : AsyncFrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        var file = context.OutFile ?? context.Session.Workspace.Lanes;
        var report = await new LaneStage(context.Session).RunAsync(context.Since, file);
        var console = Screen.Create();
        console.Line($"Change since {report.From[..10]}, against main {report.MainCommit[..10]} and release {report.ReleaseTag ?? "none"}: {report.Findings.Count} finding(s)");
        if (report.Findings.Count > 0)
        {
            console.Write(TableOf(report));
        }

        if (report.ReleaseTag is not null && report.ReleaseCommit is null)
        {
            console.Line($"The release was not checked: the upstream checkout does not hold {report.ReleaseTag}. Fetch its tags: git -C {context.Session.Upstream.Path} fetch --tags");
        }

        foreach (var warning in report.Warnings)
        {
            console.Line($"Not judged: {warning}");
        }

        if (context.Format(nameof(Lanes), "json") is not null)
        {
            DocumentOutput.Write(File.ReadAllText(file));
        }

        console.Line($"Report: {file}");
        context.Annotate(Annotations.Of(report));
        if (report.Findings.Count > 0)
        {
            throw new Main2MainException(
                FailureKind.Repository, $"the change does not keep both lanes: {report.Findings.Count} finding(s).", "do what the table says of each.");
        }
    }

    private static Table TableOf(PreCiReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().AddColumns("Place", "Lane", "What is wrong", "What to do");
        foreach (var finding in report.Findings)
        {
            _ = table.AddRow(Screen.Text($"{finding.File}:{finding.Line}"), finding.Lane ?? "both", Screen.Text(finding.Problem), Screen.Text(finding.Remedy));
        }

        return table;
    }
}
