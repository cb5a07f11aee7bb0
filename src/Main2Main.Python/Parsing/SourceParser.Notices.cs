using System.Text;

namespace Main2Main.Python.Parsing;

/// <content>What says that something will go.</content>
internal sealed partial class SourceParser
{
    private const int LongestNotice = 400;

    /// <summary>Whether a decorator is read: what it calls is the decorator, not a warning.</summary>
    private bool decorates;

    /// <summary>Notes a call that warns of what will go.</summary>
    private void NoteWarning(string callee, int start, int line)
    {
        var name = callee.AsSpan(callee.LastIndexOf('.') + 1);
        if (decorates || (!name.Contains("warn", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("deprecat")))
        {
            return;
        }

        var text = source.AsSpan(items[start].Start, items[at - 1].End - items[start].Start);
        if (Announces(text) || text.Contains("FutureWarning", StringComparison.Ordinal))
        {
            module.Notices.Add(new PythonNotice(Collapse(text), line, module.Scope, module.Condition));
        }
    }

    /// <summary>Notes a docstring that says so.</summary>
    private void NoteDocstring(int start, int end)
    {
        var text = source.AsSpan(items[start].Start, items[end - 1].End - items[start].Start);
        var from = text.IndexOf(".. deprecated", StringComparison.Ordinal);
        from = from < 0 ? text.IndexOf("will be removed in", StringComparison.OrdinalIgnoreCase) : from;
        if (from >= 0)
        {
            // From the beginning of the sentence.
            var sentence = text[..from].LastIndexOfAny('.', '\n') + 1;
            var rest = text[Math.Min(sentence, from)..];
            var paragraph = rest.IndexOf("\n\n");
            module.Notices.Add(new PythonNotice(Collapse(paragraph < 0 ? rest : rest[..paragraph]), items[start].Line, module.Scope, module.Condition));
        }
    }

    private static bool Announces(ReadOnlySpan<char> text) =>
        text.Contains("deprecat", StringComparison.OrdinalIgnoreCase) || text.Contains("be removed", StringComparison.OrdinalIgnoreCase);

    private static string Collapse(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder();
        foreach (var character in text)
        {
            var isSpace = char.IsWhiteSpace(character);
            if (!isSpace || (result.Length > 0 && result[^1] != ' '))
            {
                _ = result.Append(isSpace ? ' ' : character);
            }

            if (result.Length >= LongestNotice)
            {
                break;
            }
        }

        return result.ToString().TrimEnd();
    }
}
