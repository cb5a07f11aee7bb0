using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>Reads what <c>python -m compileall</c> prints about files that do not compile, quietly or with its listing.</summary>
internal sealed partial class CompileReader
{
    private const string Mark = "*** ";
    private const string Sorry = "Sorry: ";

    private readonly ContextBuffer context = new();
    private string? file;
    private bool failed;

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="invocation">Where failures go.</param>
    /// <param name="emit">Takes the error and the file it is of.</param>
    /// <returns>Whether the line is part of such a report.</returns>
    public bool Accept(LogLine line, Invocation invocation, Action<RaisedException, TestScope> emit)
    {
        if (file is null && line.Text.Length > 0 && line.Text[0] is not ('C' or '*'))
        {
            return false;
        }

        if (FileLine().Match(line.Text) is { Success: true } match)
        {
            context.Clear();
            context.Add(line.Text);
            (file, failed) = (match.Groups["file"].Value, match.Groups["error"].Success);
            return true;
        }

        var text = line.Text.StartsWith(Mark, StringComparison.Ordinal) ? line.Text[Mark.Length..] : line.Text;
        failed |= file is not null && text.Length < line.Text.Length;
        return failed && Read(line with { Text = text }, invocation, emit);
    }

    private bool Read(LogLine line, Invocation invocation, Action<RaisedException, TestScope> emit)
    {
        context.Add(line.Text);
        var text = line.Text.StartsWith(Sorry, StringComparison.Ordinal) ? line.Text[Sorry.Length..] : line.Text;
        if (!ErrorHeadline.TryParse(text, out var headline))
        {
            failed = line.Text.Length == 0 || line.Text[0] == ' ';
            return failed;
        }

        var error = new RaisedException
        {
            Type = headline.Type,
            Message = headline.Message,
            LineNumber = line.Number,
            Context = context.ToList(),
            SyntaxFile = file,
        };
        invocation.AddFailure(new FailedTest(file!, line.Number, line.Text, null));
        emit(error, new TestScope { Id = file });
        (file, failed) = (null, false);
        return true;
    }

    [GeneratedRegex(@"^(?:Compiling|(?<error>\*\*\* Error compiling)) '(?<file>.+)'\.\.\.$", RegexOptions.CultureInvariant)]
    private static partial Regex FileLine();
}
