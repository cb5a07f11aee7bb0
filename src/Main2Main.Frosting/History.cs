using Cake.Frosting;
using Main2Main.Memory;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Prints what is remembered across runs. Reads only.</summary>
[TaskName(nameof(History))]
[TaskDescription("Prints what is remembered across runs: where each suite stands, test cases that fail by turns, lessons.")]
public sealed class History : FrostingTask<ISyncContext>
{
    private const int ShownVerdicts = 20;

    /// <inheritdoc />
    public override void Run(ISyncContext context)
    {
        var folder = MemoryFolder.Of(context.Session);
        var report = MemoryReport.Read(folder);
        var console = Screen.Create();
        console.Line($"Memory: {folder.Root}");
        if (report.Suites.Count + report.Cases.Count + report.Lessons.Count == 0)
        {
            console.Line("Nothing is remembered yet.");
        }

        Show(console, SuiteTable(report));
        Show(console, CaseTable(report));
        Show(console, LessonTable(report));
        if (context.OutFile is { } file)
        {
            report.Write(file);
            console.Line($"Report: {file}");
        }
    }

    private static void Show(IAnsiConsole console, Table table)
    {
        if (table.Rows.Count > 0)
        {
            console.Write(table);
        }
    }

    private static Table SuiteTable(MemoryReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Suite", "Last known good", "First known bad");
        foreach (var suite in report.Suites)
        {
            _ = table.AddRow(Screen.Text(suite.Suite), Of(suite.LastKnownGood), Of(suite.FirstKnownBad));
        }

        return table;
    }

    private static string Of(KnownCommit? commit) => commit is null ? "none" : $"{commit.Upstream[..10]}, {commit.At:yyyy-MM-dd}, run {commit.RunId}";

    private static Table CaseTable(MemoryReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Test case", "Verdicts, oldest first", "Known as").Caption("+ passed, x failed, ~ environment flake");
        foreach (var known in report.Cases)
        {
            _ = table.AddRow(Screen.Text(known.Name), string.Concat(known.History.TakeLast(ShownVerdicts).Select(Sign)), known.Intermittent ? "intermittent" : string.Empty);
        }

        return table;
    }

    private static char Sign(CaseVerdict verdict) => verdict.Outcome switch
    {
        CaseOutcome.Passed => '+',
        CaseOutcome.Flaked => '~',
        _ => 'x',
    };

    private static Table LessonTable(MemoryReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().AddColumns("Error", "Cause", "Cured by", "Seen");
        foreach (var lesson in report.Lessons)
        {
            _ = table.AddRow(
                Screen.Text(lesson.Signature),
                Screen.Text(lesson.CauseCommit is { } commit ? $"{commit[..10]} {lesson.CauseSubject}" : "not known"),
                Screen.Text($"{lesson.Adapter}: {string.Join(", ", lesson.Files)} ({lesson.Learnt.RunId}, {lesson.Learnt.StepId})"),
                $"{lesson.Seen.Count + 1}");
        }

        return table;
    }
}
