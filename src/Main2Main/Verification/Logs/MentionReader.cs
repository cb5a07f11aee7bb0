using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>Reads errors that a single line names, without a traceback.</summary>
/// <param name="classifier">Only errors that need a fix are kept: a lone line excuses nothing.</param>
internal sealed partial class MentionReader(ErrorClassifier classifier)
{
    public void Accept(Place place, LogLine line)
    {
        var mayName = line.Text.Contains("Error: ", StringComparison.Ordinal) || line.Text.Contains("Exception: ", StringComparison.Ordinal);
        if (!mayName || MentionedError().Match(line.Text) is not { Success: true } match)
        {
            return;
        }

        var isNew = place.Invocation.Mention is null || place.Scope is { Mention: null } || (match.Index == 0 && place.Invocation.Headline is null);
        if (!isNew)
        {
            return;
        }

        var error = new RaisedException
        {
            Type = match.Groups["type"].Value,
            Message = LogText.Cut(match.Groups["message"].Value.Trim(), LogText.MaximumPayload),
            LineNumber = line.Number,
            Context = [LogText.Cut(line.Text, LogText.MaximumContextLine)],
        };
        if (classifier.IsCodeBug(error))
        {
            Note(place, error, startsLine: match.Index == 0);
        }
    }

    private static void Note(Place place, RaisedException error, bool startsLine)
    {
        place.Invocation.Mention ??= error;
        place.Invocation.Headline ??= startsLine ? error : null;
        if (place.Scope is { Mention: null } scope)
        {
            scope.Mention = error;
            place.Invocation.Mentioning(scope);
        }
    }

    [GeneratedRegex(@"(?<![\\\w.])(?<type>(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?:Error|Exception)): (?<message>.+)", RegexOptions.CultureInvariant)]
    private static partial Regex MentionedError();
}
