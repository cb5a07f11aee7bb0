using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <content>The lines of those who start test programs: a suite runner, and this project's own.</content>
internal sealed partial class SuiteReader
{
    private bool ReadProgram(LogLine line, Action<IReadOnlyList<RaisedException>, Place> emit)
    {
        if (SuiteLines.Program().Match(line.Text) is { Success: true } program)
        {
            // A program that is killed leaves its last line open: what stands before the mark is still its own.
            _ = ReadTests(line with { Text = line.Text[..program.Index] }, emit);
            var target = program.Groups["target"].Value;
            if (program.Groups["start"].Success)
            {
                BeginInvocation(new Invocation { Target = target, Suite = invocation.Suite });
                return true;
            }

            if (invocation.Target != target)
            {
                BeginInvocation(new Invocation { Target = target, Suite = invocation.Suite });
            }

            End(program.Groups["code"], line);
            BeginInvocation(new Invocation { Suite = invocation.Suite });
            return true;
        }

        return ReadOwnSuite(line);
    }

    private bool ReadOwnSuite(LogLine line)
    {
        if (SuiteLines.OwnSuite().Match(line.Text) is not { Success: true } match)
        {
            return false;
        }

        var suite = match.Groups["suite"].Value;
        if (match.Groups["time"].Success)
        {
            Interrupt(suite, match, line);
            return true;
        }

        var ends = match.Groups["code"].Success;
        if (ends)
        {
            End();
            BeginInvocation(new Invocation { Suite = suite });
            End(match.Groups["code"], line);
        }

        BeginInvocation(
            new Invocation { Suite = ends ? null : suite, IsPytest = !ends && match.Groups["command"].Value.Contains("pytest", StringComparison.Ordinal) });
        return true;
    }

    private void Interrupt(string suite, Match match, LogLine line)
    {
        var isSilent = match.Groups["silent"].Success;
        var test = live.Running ?? (invocation.Target is { } target ? new TestScope { Id = target } : null);
        var what = isSilent ? "printed nothing for" : "ran longer than";
        var during = test is null ? string.Empty : $" while {test.Id} ran";
        invocation.Interrupt(
            new RaisedException
            {
                Type = isSilent ? RunnerEnd.Hung : RunnerEnd.TimedOut,
                Message = $"suite {suite} {what} {match.Groups["time"].Value}{during}, and was ended",
                LineNumber = line.Number,
                Context = [.. recent.ToContext(), LogText.Cut(line.Text, LogText.MaximumContextLine)],
            },
            test,
            line);
    }

    private void End(Group code, LogLine line)
    {
        var number = code.Success && int.TryParse(code.Value, out var value) ? value : 0;
        if (number != 0 && live.Running is { Id: { } test })
        {
            invocation.SeeEnd(test, number, line);
        }

        invocation.Close(number, line);
    }
}
