using System.Text;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Guards.Removal;

/// <summary>The lines of a file, for moving whole ones.</summary>
internal sealed class TextLines
{
    private readonly SourceCode code;
    private readonly List<int> starts = [0];
    private readonly HashSet<int> inString = [];

    public TextLines(SourceCode code)
    {
        this.code = code;
        var text = code.Text(0, code.Length);
        for (var at = text.IndexOf('\n'); at >= 0 && at + 1 < text.Length; at = text[(at + 1)..].IndexOf('\n') is var next and >= 0 ? at + 1 + next : -1)
        {
            starts.Add(at + 1);
        }

        for (var token = 0; token < code.Count; token++)
        {
            inString.UnionWith(Enumerable.Range(code[token].Line + 1, code.EndLine(token) - code[token].Line));
        }
    }

    /// <summary>Where a line starts; that after the last one is the end of the text.</summary>
    public int StartOf(int line) => line <= starts.Count ? starts[line - 1] : code.Length;

    /// <summary>The blanks that a line begins with.</summary>
    public int IndentOf(int line)
    {
        var text = code.Text(StartOf(line), StartOf(line + 1));
        return text.Length - text.TrimStart(" \t").Length;
    }

    /// <summary>The line after the last one of a block that ends with a token, comments that are indented like the block included.</summary>
    public int After(int lastToken, int indentOfClause)
    {
        var line = code.EndLine(lastToken) + 1;
        for (var at = line; at <= starts.Count; at++)
        {
            var text = code.Text(StartOf(at), StartOf(at + 1)).Trim();
            if (!text.IsEmpty && (text[0] != '#' || IndentOf(at) <= indentOfClause))
            {
                break;
            }

            line = text.IsEmpty ? line : at + 1;
        }

        return line;
    }

    /// <summary>The last token before another that is code.</summary>
    public int LastCode(int end)
    {
        var last = end - 1;
        while (code[last].Kind is TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent)
        {
            last--;
        }

        return last;
    }

    /// <summary>Lines with some of their blanks taken away; what stands in a string of several lines stays.</summary>
    public string Dedent(int first, int end, int blanks)
    {
        var text = new StringBuilder();
        for (var line = first; line < end; line++)
        {
            var content = code.Text(StartOf(line), StartOf(line + 1));
            _ = text.Append(content[(inString.Contains(line) ? 0 : Math.Min(blanks, IndentOf(line)))..]);
        }

        return text.ToString();
    }
}
