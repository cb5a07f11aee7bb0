using System.Text.RegularExpressions;

namespace Main2Main.Guide;

/// <summary>Takes inline code out of a text together with the comma, word or parentheses that would be left over.</summary>
internal static partial class SpanRemoval
{
    // Without backtracking: a guide's line may hold any number of blanks.
    private const RegexOptions Linear = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private static readonly Regex JoinedLeft = new(@"`(?<join>\s*[,;/+&]?\s*(\b(and|or)\b)?\s*)$", Linear);

    private static readonly Regex JoinedRight = new(@"^(?<join>\s*[,;/+&]?\s*(\b(and|or)\b)?\s*)`", Linear);

    private static readonly Regex BeginsList = new(@"(^|\()\s*$", Linear);

    /// <summary>Takes a span out.</summary>
    /// <param name="text">A line of prose or a cell's text.</param>
    /// <param name="span">The span.</param>
    /// <param name="isCell">Whether the text is a cell of a table's path column, where a comma separates entries.</param>
    /// <returns>The new text, or null when the span is part of a sentence that would not read without it, or its neighbours would run into one.</returns>
    public static string? TryRemove(string text, CodeSpan span, bool isCell) =>
        Cut(text, span, isCell) is { } without && CodeSpan.Codes(without).SequenceEqual(CodeSpan.Codes(text, except: span)) ? without : null;

    private static string? Cut(string text, CodeSpan span, bool isCell)
    {
        var (before, after) = (text[..span.Start], text[span.End..]);
        var left = JoinedLeft.Match(before);
        if (left.Success && EndsList().IsMatch(after))
        {
            return Join(before[..left.Groups["join"].Index], after);
        }

        var right = JoinedRight.Match(after);
        if (right.Success && BeginsList.IsMatch(before))
        {
            return Join(before, after[right.Groups["join"].Length..]);
        }

        if (before.EndsWith('(') && after.StartsWith(')'))
        {
            return Join(before[..^1].TrimEnd(), after[1..]);
        }

        return isCell ? RemoveEntry(text, span) : null;
    }

    /// <summary>Puts the two sides together; backticks that touch would be read as one code.</summary>
    private static string Join(string before, string after) => before.EndsWith('`') && after.StartsWith('`') ? $"{before} {after}" : before + after;

    private static string? RemoveEntry(string text, CodeSpan span)
    {
        var spans = CodeSpan.Find(text);
        var commas = text.Index().Where(letter => letter.Item == ',' && !spans.Any(other => letter.Index > other.Start && letter.Index < other.End))
            .Select(letter => letter.Index).ToList();
        var start = commas.LastOrDefault(comma => comma < span.Start, -1);
        var end = commas.FirstOrDefault(comma => comma >= span.End, text.Length);
        if (spans.Any(other => other.Start != span.Start && other.Start > start && other.End <= end))
        {
            return null;
        }

        // The first entry goes with the comma behind it, every other with the comma before it.
        return start < 0 ? text[Math.Min(end + 1, text.Length)..].TrimStart() : Join(text[..start], text[end..]);
    }

    [GeneratedRegex(@"^\s*(?:$|[,;:.)]|[/+&]|(?:and|or)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex EndsList();
}
