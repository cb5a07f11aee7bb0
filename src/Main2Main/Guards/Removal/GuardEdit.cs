using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Guards.Removal;

/// <summary>Makes the edit that takes one guard that never holds out of a file, main's side kept.</summary>
internal sealed class GuardEdit
{
    private readonly SourceCode code;
    private readonly TextLines lines;
    private readonly ConditionSimplifier conditions;

    public GuardEdit(SourceCode code, IReadOnlySet<int> neverHolds) =>
        (this.code, lines, conditions) = (code, new TextLines(code), new ConditionSimplifier(code, neverHolds));

    /// <summary>The edit for a guard.</summary>
    /// <param name="statements">The statements of the file.</param>
    /// <param name="token">The token of the guard function's name.</param>
    public RemovalEdit Make(IReadOnlyList<Statement> statements, int token)
    {
        var block = statements;
        while (block.FirstOrDefault(statement => statement.Start <= token && token < statement.End) is { } statement)
        {
            if (statement.Clauses.Count == 0)
            {
                return OfExpression(statement.Start, statement.End, token);
            }

            var index = statement.Clauses.Index().LastOrDefault(clause => clause.Item.Start <= token).Index;
            var clause = statement.Clauses[index];
            if (token < clause.Start || clause.Keyword is not (TokenKind.If or TokenKind.Elif) && token < clause.Colon)
            {
                return OfExpression(token < clause.Start ? statement.Start : clause.Start, token < clause.Start ? clause.Start : clause.Colon, token);
            }

            if (token < clause.Colon)
            {
                return OfClause(statement, index, block.Count == 1 && block != statements);
            }

            block = clause.Body;
        }

        return RemovalEdit.None("it stands in no statement");
    }

    private RemovalEdit OfClause(Statement statement, int index, bool isAlone)
    {
        var clause = statement.Clauses[index];
        var rest = conditions.Simplify(clause.Start + 1, clause.Colon);
        return rest switch
        {
            { Text: { } text } => RemovalEdit.Of(code[clause.Start + 1].Start, code[clause.Colon - 1].End, text),
            { Constant: true } =>
                index == 0
                    ? Keep(statement, 0)
                    : RemovalEdit.Of(code[clause.Start].Start, StartOfLine(statement, statement.Clauses.Count), "else" + BodyOf(statement, index)),
            { Constant: false } => Drop(statement, index, isAlone),
            _ => RemovalEdit.None("its condition is more than guards joined by and, or and not"),
        };
    }

    /// <summary>A clause from its colon on.</summary>
    private string BodyOf(Statement statement, int index) => code.Text(code[statement.Clauses[index].Colon].Start, EndOfBody(statement, index)).ToString();

    private RemovalEdit Drop(Statement statement, int index, bool isAlone)
    {
        var next = index + 1 < statement.Clauses.Count ? statement.Clauses[index + 1] : null;
        var start = StartOfLine(statement, index);
        if (index > 0)
        {
            return RemovalEdit.Of(start, StartOfLine(statement, index + 1), string.Empty);
        }

        return next?.Keyword switch
        {
            TokenKind.Elif => RemovalEdit.Of(start, code[next.Start].End, Blanks(statement) + "if"),
            TokenKind.Else => Keep(statement, 1),
            _ => RemovalEdit.Of(start, StartOfLine(statement, 1), isAlone ? Blanks(statement) + "pass\n" : string.Empty),
        };
    }

    /// <summary>The body of one clause in the place of the whole statement.</summary>
    private RemovalEdit Keep(Statement statement, int index)
    {
        var clause = statement.Clauses[index];
        var (start, end) = (StartOfLine(statement, 0), StartOfLine(statement, statement.Clauses.Count));
        if (code[clause.BodyStart].Line == code[clause.Colon].Line)
        {
            return RemovalEdit.Of(start, end, Blanks(statement) + code.Text(code[clause.BodyStart].Start, EndOfBody(statement, index)).ToString());
        }

        var first = code[clause.Colon].Line + 1;
        var blanks = lines.IndentOf(code[clause.BodyStart].Line) - lines.IndentOf(code[clause.Start].Line);
        return RemovalEdit.Of(start, end, lines.Dedent(first, lines.After(lines.LastCode(clause.End), Indent(statement)), blanks));
    }

    private int Indent(Statement statement) => lines.IndentOf(code[statement.Clauses[0].Start].Line);

    private string Blanks(Statement statement) =>
        code.Text(lines.StartOf(code[statement.Clauses[0].Start].Line), code[statement.Clauses[0].Start].Start).ToString();

    private int EndOfBody(Statement statement, int index) => lines.StartOf(lines.After(lines.LastCode(statement.Clauses[index].End), Indent(statement)));

    /// <summary>Where the line of a clause starts; for the one after the last, where the statement ends.</summary>
    private int StartOfLine(Statement statement, int index) =>
        index < statement.Clauses.Count ? lines.StartOf(code[statement.Clauses[index].Start].Line) : EndOfBody(statement, statement.Clauses.Count - 1);

    /// <summary>The edit of the innermost expression around a guard that something else is chosen by.</summary>
    private RemovalEdit OfExpression(int start, int end, int token)
    {
        var (from, to) = Piece(start, end, token);
        return conditions.Simplify(from, to) switch
        {
            { Text: { } text } => RemovalEdit.Of(code[from].Start, code[to - 1].End, text),
            { Constant: not null } => RemovalEdit.None("its answer is kept or passed on; what becomes of that is for a person to say"),
            _ => RemovalEdit.None("it is part of an expression that is no condition"),
        };
    }

    /// <summary>The part between separators, in the innermost brackets that hold more than grouping, that a token is in.</summary>
    private (int Start, int End) Piece(int start, int end, int token)
    {
        var from = start;
        for (var at = start; at < end; at++)
        {
            var kind = code[at].Kind;
            if (kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace or TokenKind.FormattedStart)
            {
                var after = code.AfterMatching(at);
                var isCall = at > start && code[at - 1].Kind is TokenKind.Name or TokenKind.RightParenthesis or TokenKind.RightBracket;
                if (at < token && token < after && (isCall || kind != TokenKind.LeftParenthesis || code.Find(TokenKind.Comma, at + 1, after - 1) > 0))
                {
                    return Piece(at + 1, after - 1, token);
                }

                at = after - 1;
            }
            else if (kind is TokenKind.Comma or TokenKind.Assign or TokenKind.AugmentedAssign or TokenKind.ColonAssign or TokenKind.Colon or TokenKind.Return or TokenKind.Yield or TokenKind.Await or TokenKind.Raise or TokenKind.Assert)
            {
                if (at > token)
                {
                    return (from, at);
                }

                from = at + 1;
            }
        }

        return (from, end);
    }
}
