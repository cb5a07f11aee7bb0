using Main2Main.Python;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Patches.Reading;

/// <summary>A file's statements, one by one.</summary>
internal sealed class CodeText
{
    private readonly List<Statement> simple = [];

    private CodeText(SourceCode code)
    {
        Code = code;
        Statements = StatementReader.Read(code);
        Add(Statements);
    }

    /// <summary>The file's tokens.</summary>
    public SourceCode Code { get; }

    /// <summary>The statements of the module.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>All simple statements, those inside of others too, in order.</summary>
    public IReadOnlyList<Statement> Simple => simple;

    /// <summary>Reads a file that the parser takes for Python; null when it is none.</summary>
    public static CodeText? TryRead(byte[] source) => SourceCode.TryRead(source) is { } code ? new CodeText(code) : null;

    /// <summary>The simple statement that a line belongs to; null when it is the header of another one.</summary>
    public Statement? At(int line) => simple.Find(statement => Code[statement.Start].Line <= line && line <= Code.EndLine(statement.End - 1));

    /// <summary>The clause that begins a function or class at a line; null when there is none.</summary>
    public Clause? Definition(int line) => Find(Statements, line);

    /// <summary>Where the value of an assignment begins; -1 when the statement is none.</summary>
    public int ValueOf(Statement statement)
    {
        // The equals signs of a lambda's parameters assign nothing.
        var lambda = Code.Find(TokenKind.Lambda, statement.Start, statement.End);
        var end = lambda < 0 ? statement.End : lambda;
        var value = -1;
        for (var at = Code.Find(TokenKind.Assign, statement.Start, end); at >= 0; at = Code.Find(TokenKind.Assign, value, end))
        {
            value = at + 1;
        }

        return value;
    }

    /// <summary>Tokens as text: one blank between them, strings in one form.</summary>
    public string Written(int start, int end)
    {
        var text = new System.Text.StringBuilder();
        for (var at = start; at < end; at++)
        {
            _ = Code[at].Kind switch
            {
                TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent => text,
                TokenKind.String => text.Append(text.Length == 0 ? string.Empty : " ").Append(PythonText.Quote(Code.Value(at))),
                _ => text.Append(text.Length == 0 ? string.Empty : " ").Append(Code.Text(at)),
            };
        }

        return text.ToString();
    }

    private void Add(IEnumerable<Statement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement.Clauses.Count == 0)
            {
                simple.Add(statement);
            }

            foreach (var clause in statement.Clauses)
            {
                Add(clause.Body);
            }
        }
    }

    private Clause? Find(IEnumerable<Statement> statements, int line)
    {
        foreach (var clause in statements.SelectMany(statement => statement.Clauses))
        {
            if (clause.Keyword is TokenKind.Def or TokenKind.Class && Code[clause.Start].Line == line)
            {
                return clause;
            }

            if (Find(clause.Body, line) is { } inner)
            {
                return inner;
            }
        }

        return null;
    }
}
