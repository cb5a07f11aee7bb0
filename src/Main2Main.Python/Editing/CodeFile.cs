using System.Text;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Python.Editing;

/// <summary>A downstream file as text with its tokens, so that an edit leaves every other byte as it is.</summary>
internal sealed class CodeFile
{
    private readonly Encoding encoding;
    private readonly bool hasMark;
    private readonly int[] partners;

    private CodeFile(PythonFile python, SourceCode source, string text, Encoding encoding, bool hasMark)
    {
        (Python, Source, Text, this.encoding, this.hasMark) = (python, source, text, encoding, hasMark);
        Tokens = source.Tokens.ToArray();
        partners = BracketPairs.Of(Tokens);
        Statements = StatementReader.Read(source);
        Lines = LogicalLines.Read(this);
        var lineBreak = Text.IndexOf('\n', StringComparison.Ordinal);
        NewLine = lineBreak > 0 && Text[lineBreak - 1] == '\r' ? "\r\n" : "\n";
        Unit = Lines.Select(line => line.Indent).Where(indent => indent.Length > 0).MinBy(indent => indent.Length) is ['\t', ..] ? "\t" : "    ";
    }

    public PythonFile Python { get; }

    public PythonModule Module => Python.Module;

    public SourceCode Source { get; }

    public string Text { get; }

    public Token[] Tokens { get; }

    public IReadOnlyList<Statement> Statements { get; }

    public IReadOnlyList<LogicalLine> Lines { get; }

    /// <summary>How the file breaks its lines.</summary>
    public string NewLine { get; }

    /// <summary>One level of indentation.</summary>
    public string Unit { get; }

    /// <summary>Reads a file.</summary>
    /// <returns>The file; null when it cannot be parsed or its encoding cannot be written back byte for byte.</returns>
    public static CodeFile? TryRead(string path, string moduleName, byte[] content)
    {
        var module = PythonParser.Parse(content);
        if (module.Failure is not null)
        {
            return null;
        }

        var source = SourceCode.TryRead(content)!;
        var text = source.Text(0, source.Length).ToString();
        var startsWithMark = content.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        var body = startsWithMark ? content.AsSpan(3) : content;
        foreach (var candidate in new Encoding[] { new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Encoding.Latin1 })
        {
            if (candidate.GetBytes(text).AsSpan().SequenceEqual(body))
            {
                return new CodeFile(new PythonFile(path, moduleName, string.Empty, () => module), source, text, candidate, startsWithMark);
            }
        }

        return null;
    }

    /// <summary>The bytes of a text of this file.</summary>
    public byte[] Encode(string text) => [.. hasMark ? Encoding.UTF8.Preamble : [], .. encoding.GetBytes(text)];

    public string TextOf(int token) => Text.Substring(Tokens[token].Start, Tokens[token].Length);

    public bool Is(int token, TokenKind kind) => token >= 0 && token < Tokens.Length && Tokens[token].Kind == kind;

    public bool IsName(int token, string name) => Is(token, TokenKind.Name) && Text.AsSpan(Tokens[token].Start, Tokens[token].Length).SequenceEqual(name);

    /// <summary>Whether a name is an argument's keyword, or a parameter's with a default.</summary>
    public bool IsKeyword(int token) => Is(token + 1, TokenKind.Assign) && (Is(token - 1, TokenKind.LeftParenthesis) || Is(token - 1, TokenKind.Comma));

    /// <summary>The other bracket of a pair; -1 for what is no bracket.</summary>
    public int Partner(int token) => partners[token];

    /// <summary>Whether a token stands in a statement that imports nothing.</summary>
    public bool IsOutsideImports(int token) => LineOf(token) is { } line && Tokens[line.First].Kind is not (TokenKind.From or TokenKind.Import);

    /// <summary>The logical line that a token belongs to.</summary>
    public LogicalLine? LineOf(int token)
    {
        var index = IndexOf(token);
        return index < 0 ? null : Lines[index];
    }

    /// <summary>The place of the logical line that a token belongs to.</summary>
    public int IndexOf(int token)
    {
        var (low, high) = (0, Lines.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Lines[middle].Last < token)
            {
                low = middle + 1;
            }
            else if (Lines[middle].First > token)
            {
                high = middle - 1;
            }
            else
            {
                return middle;
            }
        }

        return -1;
    }

    public int LineStart(int offset) => Text.LastIndexOf('\n', Math.Max(offset - 1, 0), Math.Max(offset, 0)) + 1;

    /// <summary>Where the line of an offset ends, its line break not counted.</summary>
    public int LineEnd(int offset)
    {
        var end = Text.IndexOf('\n', offset);
        return end < 0 ? Text.Length : end > offset && Text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>Where the next line begins.</summary>
    public int NextLine(int offset) => Text.IndexOf('\n', offset) is var end and >= 0 ? end + 1 : Text.Length;

    /// <summary>Puts lines behind the line of an offset.</summary>
    public TextEdit LinesAfter(int offset, string lines)
    {
        var next = NextLine(offset);
        return next > 0 && Text[next - 1] == '\n' ? new TextEdit(next, next, lines + NewLine) : new TextEdit(next, next, NewLine + lines);
    }
}
