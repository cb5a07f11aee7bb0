using Cake.Frosting;
using Main2Main.Patches;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Audits what the downstream puts in the upstream's place. Reads git objects, and writes the report's file alone.</summary>
[TaskName(nameof(Patches))]
[TaskDescription("Audits what the downstream puts in the upstream's place: what applies, what may go, what has moved.")]
public sealed class Patches : AsyncFrostingTask<ISyncContext>
{
    private const int ShownRows = 40;

    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        var file = context.OutFile ?? context.Session.Workspace.Patches;
        var format = context.Format(nameof(Patches), "json", "md");
        var report = await new PatchStage(context.Session).RunAsync();
        PatchFiles.Write(report, file);
        if (format is null)
        {
            Show(report, Screen.Create());
        }
        else
        {
            DocumentOutput.Write(PatchFiles.Text(report, format));
        }

        Screen.Create().Line($"Report: {file}");
    }

    internal static void Show(PatchReport report, IAnsiConsole console)
    {
        var own = report.Patches.Where(patch => patch.Kind != PatchKind.Copy).ToList();
        var copies = report.Patches.Count - own.Count;
        console.Line($"Upstream {report.UpstreamTarget[..10]}: {own.Count} patch(es) and {copies} cop{(copies == 1 ? "y" : "ies")} in {report.Patches.DistinctBy(patch => patch.File).Count()} downstream file(s)");
        console.Line($"Target gone: {own.Count(patch => patch.Effect == PatchEffect.Gone)}, and where the place is ready "
            + $"{own.Count(patch => patch.Effect == PatchEffect.Guarded)}; may go: {Count(report, PatchNeed.MayGo)}; can probably go: {Count(report, PatchNeed.LikelyMayGo)}; "
            + $"hit a target that another hits: {own.Count(patch => patch.Conflicts.Count > 0)}; not put in place: {own.Count(patch => patch.Activation == PatchActivation.Inactive)}; "
            + $"original has moved on: {report.Patches.Count(patch => patch.Commits.Any(commit => !commit.Taken))}; changed by the range: {report.Patches.Count(patch => patch.Change != PatchChange.None)}");
        if (report.Patches.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators()
            .AddColumns("Downstream place", "Target", "Applies", "Needed", "Original", "Put in place");
        foreach (var patch in report.Patches.Take(ShownRows))
        {
            _ = table.AddRow(
                Screen.Text($"{patch.Id}\n{patch.File}:{patch.Line}"),
                Screen.Text($"{patch.Target}\n{Words.Of(patch.Kind)}"),
                Screen.Text($"{Words.Of(patch.Effect)}{(patch.Conflicts.Count > 0 ? $"; also {string.Join(", ", patch.Conflicts.Take(3))}" : string.Empty)}"),
                Screen.Text($"{Words.Of(patch.Need)}{string.Concat(patch.Evidence.Select(text => $": {text}"))}"),
                Screen.Text(Original(patch)),
                Screen.Text(patch.Activation == PatchActivation.Active ? "yes" : $"{Words.Of(patch.Activation)}: {patch.ActivationReason}"));
        }

        console.Write(report.Patches.Count > ShownRows ? table.Caption($"{report.Patches.Count - ShownRows} more in the report") : table);
    }

    private static int Count(PatchReport report, PatchNeed need) => report.Patches.Count(patch => patch.Need == need);

    private static string Original(UpstreamPatch patch)
    {
        var lacking = patch.Commits.Where(commit => !commit.Taken).ToList();
        var moved = lacking.Count == 0 ? string.Empty : $"{lacking.Count} commit(s) that it lacks, last {lacking[^1].Sha[..10]}";
        return patch.Change == PatchChange.None ? moved : $"{Words.Of(patch.Change)} in the range\n{moved}";
    }
}
