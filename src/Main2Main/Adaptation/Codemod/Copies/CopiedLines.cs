using Main2Main.Adaptation.Codemod.Replacements;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>A function as logical lines: its signature is the first.</summary>
internal sealed class CopiedLines
{
    /// <summary>Takes a function of a file.</summary>
    /// <param name="code">The file.</param>
    /// <param name="function">The function.</param>
    public CopiedLines(CodeFile code, PythonFunction function)
    {
        Code = code;
        Function = function;
        Lines = [.. code.Lines.Where(line => code.Tokens[line.First].Line >= function.Line && code.Tokens[line.First].Line <= function.EndLine)];
        Keys = [.. Lines.Select(line => TokenLine.Of(code, line).Key)];
    }

    public CodeFile Code { get; }

    public PythonFunction Function { get; }

    public List<LogicalLine> Lines { get; }

    /// <summary>The lines without what says nothing: blanks, comments, breaks.</summary>
    public List<string> Keys { get; }

    /// <summary>Some of the lines as they are written, no deeper than they are within the function.</summary>
    /// <param name="start">The first line.</param>
    /// <param name="end">The one behind the last.</param>
    public string Text(int start, int end)
    {
        var depth = Lines[0].Indent.Length;
        return string.Join('\n', Lines.Skip(start).Take(end - start).SelectMany(line => Code.Text[line.Start..line.End].Split('\n'))
            .Select(line => line.TrimEnd('\r'))
            .Select(line => line.Length >= depth && string.IsNullOrWhiteSpace(line[..depth]) ? line[depth..] : line.TrimStart()));
    }

    /// <summary>The names in some of the lines.</summary>
    /// <param name="start">The first line.</param>
    /// <param name="end">The one behind the last.</param>
    public IEnumerable<string> Names(int start, int end) => Tokens(start, end).Select(Code.TextOf);

    /// <summary>The names that some of the lines need from outside of an object: behind no dot, and no argument's keyword.</summary>
    /// <param name="start">The first line.</param>
    /// <param name="end">The one behind the last.</param>
    public IEnumerable<string> FreeNames(int start, int end) => Tokens(start, end).Where(token => !Code.Is(token - 1, TokenKind.Dot) && !Code.IsKeyword(token)).Select(Code.TextOf);

    /// <summary>The attributes of the object itself that some of the lines read or write, as <c>self.name</c>.</summary>
    /// <param name="start">The first line.</param>
    /// <param name="end">The one behind the last.</param>
    public IEnumerable<string> OwnAttributes(int start, int end) => Tokens(start, end)
        .Where(token => Code.IsName(token, "self") && Code.Is(token + 1, TokenKind.Dot) && Code.Is(token + 2, TokenKind.Name)).Select(token => $"self.{Code.TextOf(token + 2)}");

    /// <summary>The names that some of the lines give a value.</summary>
    /// <param name="start">The first line.</param>
    /// <param name="end">The one behind the last.</param>
    public IEnumerable<string> Assigned(int start, int end) => Tokens(start, end)
        .Where(token => !Code.Is(token - 1, TokenKind.Dot) && (Code.Tokens[Code.LineOf(token)!.First].Kind is TokenKind.For or TokenKind.With or TokenKind.Import or TokenKind.From
            || (Code.Tokens[token + 1].Kind is TokenKind.Assign or TokenKind.Colon or TokenKind.Comma && !Code.IsKeyword(token) && token - Code.LineOf(token)!.First < 8)))
        .Select(Code.TextOf);

    /// <summary>The names that some of the lines give a value for sure, by an equals sign that stands in no brackets.</summary>
    /// <param name="start">The first line.</param>
    /// <param name="end">The one behind the last.</param>
    public IEnumerable<string> Given(int start, int end) => Lines.Skip(start).Take(end - start).SelectMany(line => Targets(line).Select(Code.TextOf));

    /// <summary>The names that a loop, or a <c>with</c>, gives the block below it.</summary>
    /// <param name="line">Its header.</param>
    public IEnumerable<string> Entered(int line)
    {
        var (first, last) = (Lines[line].First + (Code.Is(Lines[line].First, TokenKind.Async) ? 1 : 0), Lines[line].Last);
        var names = Enumerable.Range(first, last - first + 1).Where(token => Code.Is(token, TokenKind.Name));
        return Code.Tokens[first].Kind switch
        {
            TokenKind.For => names.TakeWhile(token => Enumerable.Range(first, token - first).All(other => !Code.Is(other, TokenKind.In)))
                .Where(token => !Code.Is(token - 1, TokenKind.Dot) && !Code.Is(token + 1, TokenKind.Dot)).Select(Code.TextOf),
            TokenKind.With => names.Where(token => Code.Is(token - 1, TokenKind.As)).Select(Code.TextOf),
            _ => [],
        };
    }

    private List<int> Targets(LogicalLine line)
    {
        var targets = new List<int>();
        for (var token = line.First; token < line.Last; token++)
        {
            if (Code.Is(token, TokenKind.Assign))
            {
                return targets;
            }

            if (Code.Is(token, TokenKind.Name) && !Code.Is(token - 1, TokenKind.Dot) && Code.Tokens[token + 1].Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.Assign)
            {
                targets.Add(token);
            }

            token = Math.Max(token, Code.Partner(token));
        }

        return [];
    }

    private IEnumerable<int> Tokens(int start, int end) => Lines.Skip(start).Take(end - start)
        .SelectMany(line => Enumerable.Range(line.First, line.Last - line.First + 1)).Where(token => Code.Is(token, TokenKind.Name));
}
