using Cake.Core.Diagnostics;
using Cake.Frosting;
using Main2Main.Doctoring;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Checks everything a run needs. Reads only.</summary>
[TaskName(nameof(Doctor))]
[TaskDescription("Checks all that a run needs, from git to what each suite imports: each line is ok or says what to do.")]
public sealed class Doctor : AsyncFrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        var isClaimed = await MakeSampleAsync(context);
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Check", "Result", "What to do");
        var (failed, unsure) = (0, 0);
        await foreach (var finding in new Examination(() => context.Session, () => context.Settings, isClaimed).RunAsync())
        {
            failed += finding.Ok ? 0 : 1;
            unsure += finding.IsUnsure ? 1 : 0;
            _ = table.AddRow(
                Screen.Text(finding.Check),
                $"{Screen.Verdict(finding.IsUnsure ? "?" : finding.Ok ? "ok" : "WRONG")}: {Screen.Text(finding.Found)}",
                Screen.Text(finding.Remedy));
        }

        Screen.Create().Write(table);
        if (failed > 0)
        {
            throw new Main2MainException(FailureKind.Usage, $"{failed} check(s) of Doctor failed.", "do what the lines marked WRONG say.");
        }

        context.Log.Information(
            unsure == 0 ? "Everything a run needs is there." : $"Nothing is wrong. What the {unsure} line(s) marked ? say, only a run can tell.");
    }

    /// <summary>What keeps the sample from being made is told in the table too.</summary>
    private static async Task<bool> MakeSampleAsync(ISyncContext context)
    {
        try
        {
            return await context.MakeSampleAsync();
        }
        catch (Main2MainException exception)
        {
            context.Log.Warning("{0}", exception.Message);
            return false;
        }
    }
}
