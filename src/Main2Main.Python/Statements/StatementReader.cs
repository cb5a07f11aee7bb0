using Main2Main.Python.Parsing;

namespace Main2Main.Python.Statements;

/// <summary>Reads the statements of a file that the parser has found to be Python.</summary>
internal sealed class StatementReader
{
    private readonly SourceCode code;
    private int at;

    private StatementReader(SourceCode code) => this.code = code;

    private TokenKind Kind => code[at].Kind;

    /// <summary>Reads a file's statements.</summary>
    public static IReadOnlyList<Statement> Read(SourceCode code)
    {
        var reader = new StatementReader(code);
        var statements = new List<Statement>();
        while (reader.Kind != TokenKind.End)
        {
            reader.ReadStatement(statements);
        }

        return statements;
    }

    private void ReadStatement(List<Statement> statements)
    {
        var start = at;
        while (Kind == TokenKind.At)
        {
            SkipLine();
        }

        if (Colon() is not (var colon and >= 0))
        {
            ReadSimple(statements, start);
            return;
        }

        var clauses = new List<Clause> { ReadClause(colon) };
        while (Continues(clauses[0].Keyword) && Colon() is var next and >= 0)
        {
            clauses.Add(ReadClause(next));
        }

        statements.Add(new Statement(start, at, clauses));
    }

    /// <summary>Several simple statements may stand on one line.</summary>
    private void ReadSimple(List<Statement> statements, int start)
    {
        while (Kind is not (TokenKind.Newline or TokenKind.End))
        {
            var end = code.Find(TokenKind.Semicolon, at, EndOfLine());
            at = end < 0 ? EndOfLine() : end;
            statements.Add(new Statement(start, at, []));
            at += Kind == TokenKind.Semicolon ? 1 : 0;
            start = at;
        }

        at += Kind == TokenKind.Newline ? 1 : 0;
    }

    private Clause ReadClause(int colon)
    {
        at += Kind == TokenKind.Async ? 1 : 0;
        var (keyword, start) = (Kind, at);
        var body = new List<Statement>();
        at = colon + 1;
        if (Kind != TokenKind.Newline)
        {
            var first = at;
            ReadSimple(body, at);
            return new Clause(keyword, start, colon, first, body.Count == 0 ? at : body[^1].End, body);
        }

        at += 2;
        var opening = at;
        while (Kind != TokenKind.Dedent)
        {
            ReadStatement(body);
        }

        at++;
        return new Clause(keyword, start, colon, opening, body[^1].End, body);
    }

    private bool Continues(TokenKind first) => (first, Kind) switch
    {
        (TokenKind.If, TokenKind.Elif or TokenKind.Else) => true,
        (TokenKind.For or TokenKind.While, TokenKind.Else) => true,
        (TokenKind.Try, TokenKind.Except or TokenKind.Else or TokenKind.Finally) => true,
        _ => false,
    };

    /// <summary>The colon of the clause that begins here.</summary>
    /// <returns>Its index; -1 when a simple statement begins here.</returns>
    private int Colon()
    {
        var kind = code[Kind == TokenKind.Async ? at + 1 : at].Kind;
        if (kind is TokenKind.Name)
        {
            // match and case are names anywhere else: a block follows only here.
            var end = EndOfLine();
            return (code.IsName(at, "match") || code.IsName(at, "case")) && end > at && code[end - 1].Kind == TokenKind.Colon && code[end].Kind == TokenKind.Newline && code[end + 1].Kind == TokenKind.Indent
                ? end - 1
                : (code.IsName(at, "case") ? InlineCase(end) : -1);
        }

        return kind is TokenKind.If or TokenKind.Elif or TokenKind.Else or TokenKind.For or TokenKind.While or TokenKind.Try or TokenKind.Except or TokenKind.Finally or TokenKind.With or TokenKind.Def or TokenKind.Class
            ? HeaderColon()
            : -1;
    }

    private int InlineCase(int end)
    {
        var colon = code.Find(TokenKind.Colon, at, end);
        return colon > at + 1 && colon < end - 1 && code[at + 1].Kind is not (TokenKind.Assign or TokenKind.Dot or TokenKind.LeftBracket) ? colon : -1;
    }

    private int HeaderColon()
    {
        var lambdas = 0;
        for (var index = at; ; index++)
        {
            switch (code[index].Kind)
            {
                case TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace or TokenKind.FormattedStart:
                    index = code.AfterMatching(index) - 1;
                    break;
                case TokenKind.Lambda:
                    lambdas++;
                    break;
                case TokenKind.Colon when lambdas > 0:
                    lambdas--;
                    break;
                case TokenKind.Colon:
                    return index;
            }
        }
    }

    private int EndOfLine()
    {
        var end = at;
        while (code[end].Kind is not (TokenKind.Newline or TokenKind.End))
        {
            end++;
        }

        return end;
    }

    private void SkipLine()
    {
        at = EndOfLine();
        at += Kind == TokenKind.Newline ? 1 : 0;
    }
}

/// <summary>A clause of a compound statement: a header up to its colon and a block.</summary>
/// <param name="Keyword">What it begins with: <c>if</c>, <c>elif</c>, <c>else</c>, <c>def</c> ...; a name for <c>match</c> and <c>case</c>.</param>
/// <param name="Start">The keyword's token; of <c>async def</c> the <c>def</c>.</param>
/// <param name="Colon">The colon's token.</param>
/// <param name="BodyStart">The first token of its first statement.</param>
/// <param name="End">The token after its last statement.</param>
/// <param name="Body">Its statements.</param>
internal sealed record Clause(TokenKind Keyword, int Start, int Colon, int BodyStart, int End, IReadOnlyList<Statement> Body);

/// <summary>A statement, as ranges of tokens.</summary>
/// <param name="Start">Its first token; of a decorated definition the first <c>@</c>.</param>
/// <param name="End">The token after its last one.</param>
/// <param name="Clauses">For a compound statement its clauses in order; none for a simple one.</param>
internal sealed record Statement(int Start, int End, IReadOnlyList<Clause> Clauses);
