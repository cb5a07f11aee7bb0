using System.Globalization;
using Cake.Core;
using Cake.Core.Diagnostics;

namespace Main2Main.Frosting.CommandLine;

/// <summary>
/// Cake's headings and its report of the tasks. In files and under CI they are Cake's; on a terminal the line below the log says what is
/// being done, and the report says it once at the end; nothing is printed where only a result is asked for.
/// </summary>
/// <param name="cake">Cake's printer.</param>
/// <param name="log">How much is to be said.</param>
internal sealed class HousePrinter(ICakeReportPrinter cake, ICakeLog log) : ICakeReportPrinter
{
    private const int NameWidth = 18;

    private bool IsSilent => log.Verbosity < Verbosity.Normal;

    private bool IsShort => LiveBlock.Shared.IsTerminal && log.Verbosity == Verbosity.Normal;

    /// <inheritdoc />
    public void Write(CakeReport report)
    {
        if (IsSilent)
        {
            return;
        }

        LiveBlock.Shared.Clear();
        if (!IsShort)
        {
            cake.Write(report);
            return;
        }

        Console.Out.WriteLine();
        foreach (var entry in report.Where(entry => entry.ExecutionStatus is not CakeTaskExecutionStatus.Skipped))
        {
            var status = entry.ExecutionStatus switch
            {
                CakeTaskExecutionStatus.Failed => Colors.Bad("failed"),
                CakeTaskExecutionStatus.Delegated => "delegated",
                _ => Colors.Good("done"),
            };
            Console.Out.WriteLine(
                $"  {entry.TaskName.PadRight(NameWidth)} {entry.Duration.ToString(@"hh\:mm\:ss\.f", CultureInfo.InvariantCulture)}  {status}");
        }
    }

    /// <inheritdoc />
    public void WriteLifeCycleStep(string name, Verbosity verbosity) => Above(() => cake.WriteLifeCycleStep(name, verbosity));

    /// <inheritdoc />
    public void WriteStep(string name, Verbosity verbosity) => Above(() => cake.WriteStep(name, verbosity));

    /// <inheritdoc />
    public void WriteSkippedStep(string name, Verbosity verbosity) => Above(() => cake.WriteSkippedStep(name, verbosity));

    private void Above(Action write)
    {
        if (!IsSilent && !IsShort)
        {
            LiveBlock.Shared.Above(write);
        }
    }
}
