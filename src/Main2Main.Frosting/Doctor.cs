using Cake.Core.Diagnostics;
using Cake.Frosting;
using Main2Main.Doctoring;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Checks everything a run needs. Reads only.</summary>
[TaskName(nameof(Doctor))]
[TaskDescription("Checks git, python3, both repositories, the pin and the workspace: each line is ok or says what to do.")]
public sealed class Doctor : AsyncFrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Check", "Result", "What to do");
        var failed = 0;
        await foreach (var finding in new Examination(() => context.Session, () => context.Settings).RunAsync())
        {
            failed += finding.Ok ? 0 : 1;
            _ = table.AddRow(Screen.Text(finding.Check), Screen.Text((finding.Ok ? "ok: " : "WRONG: ") + finding.Found), Screen.Text(finding.Remedy));
        }

        Screen.Create().Write(table);
        if (failed > 0)
        {
            throw new Main2MainException(FailureKind.Usage, $"{failed} check(s) of Doctor failed.", "do what the lines marked WRONG say.");
        }

        context.Log.Information("Everything a run needs is there.");
    }
}
