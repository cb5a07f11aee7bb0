using Cake.Frosting;
using Main2Main.Impact;
using Main2Main.Frosting.CiSystems;
using Main2Main.Guards;
using Main2Main.Reporting;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Lists the version guards of the downstream. Changes nothing unless <c>--fix</c> is given.</summary>
[TaskName(nameof(Guards))]
[TaskDescription("Lists the downstream's version guards; --fix removes those whose release the pin has passed.")]
public sealed class Guards : AsyncFrostingTask<ISyncContext>
{
    private const int ShownNames = 4;

    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        var file = context.OutFile ?? context.Session.Workspace.Guards;
        var report = await new GuardStage(context.Session).RunAsync(file, context.Fix);
        var console = Screen.Create();
        var passed = report.Guards.Count(site => site.Age == GuardAge.Passed);
        console.Line($"{report.Function}: {report.Guards.Count} guard(s), release pin {report.ReleaseTag ?? "none"}, {passed} passed by it");
        var judged = report.Guards.Any(site => site.StillDiffers != GuardNeed.Unknown);
        if (report.Guards.Count > 0)
        {
            console.Write(TableOf(report, judged));
        }

        if (report.Guards.Count > 0 && !judged)
        {
            console.Line(report.ReleaseTag is { } tag
                ? $"Whether the sides still differ could not be judged: the upstream checkout does not hold {tag}, or nothing that the guards use was found in it. "
                    + $"Fetch its tags: git -C {context.Session.Upstream.Path} fetch --tags"
                : "Whether the sides still differ could not be judged: the downstream records no release tag. Name one with --release-tag.");
        }

        if (context.Fix)
        {
            console.Line($"Removed {report.Removed} guard(s) from {report.Edited.Count} file(s). The edits are in the working tree, not committed: look at them with git diff.");
        }

        if (context.Format(nameof(Guards), "json") is not null)
        {
            DocumentOutput.Write(File.ReadAllText(file));
        }

        console.Line($"Report: {file}");
        context.Annotate(Annotations.Of(report));
    }

    private static Table TableOf(GuardReport report, bool judged)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators()
            .AddColumns(["Guard", "Version", "On the release", "On main", .. judged ? ["Still differs"] : (string[])[]]);
        foreach (var site in report.Guards)
        {
            string[] row =
            [
                Screen.Text($"{site.File}:{site.Line}"),
                Screen.Text($"{site.Version}\n{Words.Of(site.Age)}{(site.Obstacle is { } obstacle ? $", stays: {obstacle}" : string.Empty)}"),
                Screen.Text(NamesOf(site.ReleaseNames)),
                Screen.Text(NamesOf(site.MainNames)),
                .. judged ? [Screen.Text($"{Words.Of(site.StillDiffers)}{(site.Evidence is { } evidence ? $": {evidence}" : string.Empty)}")] : (string[])[],
            ];
            _ = table.AddRow(row);
        }

        return table;
    }

    private static string NamesOf(IReadOnlyList<string> names) =>
        string.Join('\n', names.Take(ShownNames)) + (names.Count > ShownNames ? $"\nand {names.Count - ShownNames} more" : string.Empty);
}
