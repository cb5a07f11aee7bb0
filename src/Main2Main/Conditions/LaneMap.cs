using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Conditions;

/// <summary>In which lanes each token of a file runs: guards, early returns, skipped tests and type-checking blocks taken into account.</summary>
internal sealed class LaneMap
{
    private static readonly string[] Enders = ["skip", "skipTest", "exit", "_exit", "abort"];

    private readonly ConditionReader conditions;
    private readonly Dictionary<int, (int First, int End)> lines = [];

    /// <summary>Reads a file that is Python.</summary>
    /// <param name="code">The file.</param>
    /// <param name="statements">Its statements.</param>
    /// <param name="versions">The guard function and its versions.</param>
    /// <param name="typesRun">Whether what only a type checker reads counts as run.</param>
    public LaneMap(SourceCode code, IReadOnlyList<Statement> statements, GuardVersions versions, bool typesRun)
    {
        Code = code;
        conditions = new ConditionReader(code, versions, typesRun);
        conditions.ReadFlags();
        Statements = statements;
        _ = ReadBlock(Statements, CodeLanes.Both);
        for (var token = 0; token < code.Count; token++)
        {
            if (code[token].Kind is not (TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent or TokenKind.End))
            {
                lines[code[token].Line] = lines.TryGetValue(code[token].Line, out var known) ? (known.First, token + 1) : (token, token + 1);
            }
        }
    }

    /// <summary>The file.</summary>
    public SourceCode Code { get; }

    /// <summary>Its statements.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>Its guard calls, in order.</summary>
    public IReadOnlyList<GuardCall> Calls => conditions.Calls;

    /// <summary>Reads a file.</summary>
    /// <param name="source">Its bytes.</param>
    /// <param name="versions">The guard function and its versions.</param>
    /// <returns>The map; null when the file is not Python.</returns>
    public static LaneMap? TryRead(ReadOnlySpan<byte> source, GuardVersions versions) =>
        SourceCode.TryRead(source) is { } code ? new LaneMap(code, StatementReader.Read(code), versions, typesRun: false) : null;

    /// <summary>The lanes of a token.</summary>
    public CodeLanes Of(int token) => conditions.Marks[token];

    /// <summary>The lanes that a word of a line runs in.</summary>
    /// <param name="line">The line.</param>
    /// <param name="word">The word; when it stands there several times for different lanes, nothing is known.</param>
    /// <returns>The lanes; none when the line holds no such word.</returns>
    public CodeLanes Of(int line, ReadOnlySpan<char> word)
    {
        var all = All(line, word);
        return all.Count == 0 ? CodeLanes.None : all.TrueForAll(lanes => lanes == all[0]) ? all[0] : CodeLanes.Both | CodeLanes.Probed;
    }

    /// <summary>The lanes that each of a line's words of a spelling runs in, in order.</summary>
    public List<CodeLanes> All(int line, ReadOnlySpan<char> word)
    {
        var found = new List<CodeLanes>();
        var (first, end) = lines.GetValueOrDefault(line);
        for (var token = first; token < end; token++)
        {
            if (Code.Text(token).SequenceEqual(word))
            {
                found.Add(Of(token));
            }
        }

        return found;
    }

    /// <summary>Whether code runs for the release alone.</summary>
    public static bool IsForRelease(CodeLanes where) => where.HasFlag(CodeLanes.Release) && !where.HasFlag(CodeLanes.Main);

    /// <summary>The lanes that a line's first token runs in.</summary>
    public CodeLanes AtLine(int line) => lines.TryGetValue(line, out var range) ? Of(range.First) : CodeLanes.None;

    /// <summary>Reads statements.</summary>
    /// <returns>The lanes that go on after the last one.</returns>
    private CodeLanes ReadBlock(IReadOnlyList<Statement> statements, CodeLanes lanes)
    {
        foreach (var statement in statements)
        {
            lanes = statement.Clauses.Count == 0 ? ReadSimple(statement, lanes) : ReadCompound(statement, lanes);
        }

        return lanes;
    }

    private CodeLanes ReadSimple(Statement statement, CodeLanes lanes)
    {
        var isAssert = Code[statement.Start].Kind == TokenKind.Assert;
        Fill(statement.Start, statement.End, lanes);
        var start = isAssert ? statement.Start + 1 : statement.Start;
        conditions.ReadList(start, statement.End, lanes, !isAssert);
        return Code[statement.Start].Kind is TokenKind.Return or TokenKind.Raise or TokenKind.Continue or TokenKind.Break || EndsProgram(statement)
            ? CodeLanes.None
            : lanes;
    }

    private bool EndsProgram(Statement statement)
    {
        var opening = statement.Start;
        while (opening < statement.End && Code[opening].Kind is TokenKind.Name or TokenKind.Dot)
        {
            opening++;
        }

        return opening > statement.Start && opening < statement.End && Code[opening].Kind == TokenKind.LeftParenthesis && Code.AfterMatching(opening) == statement.End
            && Array.Exists(Enders, name => Code.IsName(opening - 1, name));
    }

    private CodeLanes ReadCompound(Statement statement, CodeLanes lanes)
    {
        switch (statement.Clauses[0].Keyword)
        {
            case TokenKind.If:
                return ReadIf(statement, lanes);
            case TokenKind.Try:
                return ReadTry(statement, lanes);
            case TokenKind.Def or TokenKind.Class:
                ReadDefinition(statement, lanes);
                return lanes;
            case TokenKind.With:
                return ReadClause(statement.Clauses[0], IsLenient(statement.Clauses[0]) ? lanes | CodeLanes.Probed : lanes) is CodeLanes.None
                    ? CodeLanes.None
                    : lanes;
            default:
                foreach (var clause in statement.Clauses)
                {
                    _ = ReadClause(clause, lanes);
                }

                return lanes;
        }
    }

    private CodeLanes ReadIf(Statement statement, CodeLanes lanes)
    {
        var (left, after) = (lanes, CodeLanes.None);
        foreach (var clause in statement.Clauses)
        {
            Fill(clause.Start, clause.Colon + 1, left);
            var truth = clause.Keyword == TokenKind.Else ? new Truth(left, CodeLanes.None) : conditions.Read(clause.Start + 1, clause.Colon, left);
            after |= ReadBlock(clause.Body, truth.True);
            left = truth.False;
        }

        // What is probed is so inside the statement alone.
        return Plain(after | left, lanes);
    }

    private CodeLanes ReadTry(Statement statement, CodeLanes lanes)
    {
        var inner = statement.Clauses.Any(IsLenient) ? lanes | CodeLanes.Probed : lanes;
        var (body, after) = (CodeLanes.None, CodeLanes.None);
        foreach (var clause in statement.Clauses)
        {
            switch (clause.Keyword)
            {
                case TokenKind.Finally:
                    _ = ReadClause(clause, lanes);
                    break;
                case TokenKind.Except:
                    after |= ReadClause(clause, inner);
                    break;
                default:
                    body = ReadClause(clause, clause.Keyword == TokenKind.Try ? inner : Plain(body, lanes) | (inner & CodeLanes.Probed));
                    break;
            }
        }

        return Plain(body | after, lanes);
    }

    private static CodeLanes Plain(CodeLanes some, CodeLanes lanes) =>
        (some & CodeLanes.Both) == CodeLanes.None ? CodeLanes.None : (some & CodeLanes.Both) | (lanes & CodeLanes.Probed);

    private CodeLanes ReadClause(Clause clause, CodeLanes lanes)
    {
        Fill(clause.Start, clause.Colon + 1, lanes);
        conditions.ReadList(clause.Start + 1, clause.Colon, lanes, inCondition: true);
        return ReadBlock(clause.Body, lanes);
    }

    /// <summary>Whether a handler or context swallows what a missing name raises.</summary>
    private bool IsLenient(Clause clause)
    {
        if (clause.Keyword is not (TokenKind.Except or TokenKind.With))
        {
            return false;
        }

        if (clause.Keyword == TokenKind.Except && clause.Colon == clause.Start + 1)
        {
            return true;
        }

        string[] names = clause.Keyword == TokenKind.With
            ? ["suppress", "raises", "assertRaises"]
            : ["ImportError", "ModuleNotFoundError", "AttributeError", "NameError", "TypeError", "Exception", "BaseException"];
        return Enumerable.Range(clause.Start, clause.Colon - clause.Start).Any(token => Array.Exists(names, name => Code.IsName(token, name)));
    }

    private void ReadDefinition(Statement statement, CodeLanes lanes)
    {
        var clause = statement.Clauses[0];
        Fill(statement.Start, clause.Start, lanes);
        var inner = lanes;
        for (var at = statement.Start; at < clause.Start; at++)
        {
            if (Code[at].Kind == TokenKind.LeftParenthesis)
            {
                var after = Code.AfterMatching(at);
                var end = Code.Find(TokenKind.Comma, at + 1, after - 1) is var comma and > 0 ? comma : after - 1;
                var truth = conditions.Read(at + 1, end, lanes);
                inner = Code.IsName(at - 1, "skipif") || Code.IsName(at - 1, "skipIf") ? inner & truth.False : Code.IsName(at - 1, "skipUnless") ? inner & truth.True : inner;
                conditions.ReadList(end, after - 1, lanes, inCondition: true);
                at = after - 1;
            }
        }

        _ = ReadClause(clause, inner);
    }

    private void Fill(int start, int end, CodeLanes lanes) => conditions.Marks.AsSpan(start, end - start).Fill(lanes);
}
