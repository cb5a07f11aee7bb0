using System.Globalization;
using Cake.Frosting;
using Main2Main.Memory;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Prints what is remembered across runs, and how far the pin was behind the upstream. Reads only.</summary>
[TaskName(nameof(History))]
[TaskDescription("Prints what is remembered across runs (suites, test cases that fail by turns, lessons) and how far the pin was behind the upstream.")]
public sealed class History : AsyncFrostingTask<ISyncContext>
{
    private const int ShownVerdicts = 20;

    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        var format = context.Format(nameof(History), "json", "svg", "badge");
        var folder = MemoryFolder.Of(context.Session);
        var report =
            MemoryReport.Read(folder) with { Distance = await DistanceAsync(context, isNeeded: format is "svg" or "badge" || context.SinceOrNone is not null) };
        if (format is not null)
        {
            DocumentOutput.Write(
                format switch { "svg" => DistancePicture.Chart(report.Distance!), "badge" => DistancePicture.Badge(report.Distance!), _ => report.Json() });
        }
        else
        {
            ShowAll(Screen.Create(), folder, report);
        }

        if (context.OutFile is { } file)
        {
            report.Write(file);
            Screen.Create().Line($"Report: {file}");
        }
    }

    /// <summary>What git tells of the pin: nobody who asks for the memory needs a pin that can be read.</summary>
    private static async Task<PinDistance?> DistanceAsync(ISyncContext context, bool isNeeded)
    {
        try
        {
            return await new DistanceReader(context.Session).ReadAsync(context.SinceOrNone);
        }
        catch (Main2MainException exception) when (!isNeeded)
        {
            context.Session.Log.Verbose($"How far the pin was behind is not told: {exception.Message}");
            return null;
        }
    }

    private static void ShowAll(IAnsiConsole console, MemoryFolder folder, MemoryReport report)
    {
        console.Line($"Memory: {folder.Root}");
        if (report.Suites.Count + report.Cases.Count + report.Lessons.Count == 0)
        {
            console.Line("Nothing is remembered yet.");
        }

        Show(console, SuiteTable(report));
        Show(console, CaseTable(report));
        Show(console, LessonTable(report));
        if (report.Distance is { } distance)
        {
            console.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"Pin, {distance.From:yyyy-MM-dd} to {distance.To:yyyy-MM-dd}: {distance.Moves.Count} move(s), behind the upstream {distance.MedianDaysBehind:0.0} days and {distance.MedianCommitsBehind:0.#} commits in the median, {distance.DaysBehind:0.0} days and {distance.CommitsBehind} commits at the end"));
            Show(console, MoveTable(distance));
        }
    }

    private static Table MoveTable(PinDistance distance)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Move of the pin", "To", "Commits behind before", "After");
        foreach (var move in distance.Moves)
        {
            _ = table.AddRow(
                $"{move.At.UtcDateTime:yyyy-MM-dd HH:mm}, {move.DownstreamCommit[..10]}",
                move.UpstreamCommit[..10],
                $"{move.CommitsBehindBefore}",
                $"{move.CommitsBehindAfter}");
        }

        return table;
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
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Test case", "Verdicts, oldest first", "Known as")
            .Caption("+ passed, x failed, ~ environment flake");
        foreach (var known in report.Cases)
        {
            _ = table.AddRow(
                Screen.Text(known.Name), string.Concat(known.History.TakeLast(ShownVerdicts).Select(Sign)), known.Intermittent ? "intermittent" : string.Empty);
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
