using Main2Main.Python;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;
using Main2Main.Patches.Reading;

namespace Main2Main.Patches.Judging;

/// <summary>What a piece of code says: its statements in one form, and the names and texts in it.</summary>
internal sealed class CodePiece
{
    private const int ShortestText = 3;

    private static readonly HashSet<string> Talk =
        new(StringComparer.Ordinal) { "debug", "info", "warning", "warning_once", "info_once", "debug_once", "error", "warn", "exception", "log", "print" };

    private readonly HashSet<string> statements = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> roots = new(StringComparer.Ordinal);
    private readonly HashSet<string> marks = new(StringComparer.Ordinal);
    private readonly HashSet<string> compared = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];

    /// <summary>The statements and the tests of branches and loops, without annotations, docstrings and what is only told.</summary>
    public IReadOnlySet<string> Statements => statements;

    /// <summary>All names in it.</summary>
    public IReadOnlySet<string> Names => names;

    /// <summary>The names in it that no dot stands before.</summary>
    public IReadOnlySet<string> Roots => roots;

    /// <summary>What it says that can be told from other code: attributes, keywords, functions that it calls, texts.</summary>
    public IReadOnlySet<string> Marks => marks;

    /// <summary>The texts that it compares something with.</summary>
    public IReadOnlySet<string> Compared => compared;

    /// <summary>All texts in it, those inside of others too.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>Adds a function or class, and the functions of its file that it calls.</summary>
    /// <param name="code">The file's statements.</param>
    /// <param name="module">What the file holds.</param>
    /// <param name="definition">The function or class.</param>
    /// <param name="depth">How many calls deep.</param>
    public void Add(CodeText code, PythonModule module, PythonDefinition definition, int depth = 2)
    {
        var (line, end, scope) = definition switch
        {
            { Function: { } function } => (function.Line, function.EndLine, function.Scope),
            { Class: { } owner } => (owner.Line, owner.EndLine, owner.Scope),
            _ => (0, 0, 0),
        };
        if (code.Definition(line) is not { } clause)
        {
            return;
        }

        Add(code.Code, clause.Body);
        compared.UnionWith(module.Strings.Where(text => text.Use != PythonStringUse.Other && line <= text.Line && text.Line <= end).Select(text => text.Value));
        foreach (var helper in module.Calls.Where(call => depth > 0 && line <= call.Line && call.Line <= end).Select(call => call.Callee).Distinct(StringComparer.Ordinal)
            .Select(name => module.Functions.LastOrDefault(function => function.Container == PythonModule.ModuleScope && function.Name == name))
            .OfType<PythonFunction>().Where(helper => helper.Scope != scope))
        {
            Add(code, module, new PythonDefinition(definition.File, PythonDefinitionKind.Function, helper.QualifiedName) { Function = helper }, depth - 1);
        }
    }

    private void Add(SourceCode code, IEnumerable<Statement> block)
    {
        foreach (var statement in block)
        {
            if (statement.Clauses.Count == 0)
            {
                AddSimple(code, statement.Start, statement.End);
            }

            foreach (var clause in statement.Clauses)
            {
                AddHeader(code, clause);
                Add(code, clause.Body);
            }
        }
    }

    private void AddHeader(SourceCode code, Clause clause)
    {
        if (clause.Keyword is TokenKind.Def or TokenKind.Class)
        {
            return;
        }

        if (clause.Keyword is not (TokenKind.Else or TokenKind.Try or TokenKind.Finally))
        {
            // Whether a test is the first or a later one of its statement says nothing.
            var keyword = clause.Keyword == TokenKind.Elif ? "if" : code.Text(clause.Start).ToString();
            _ = statements.Add($"{keyword} {Text(code, clause.Start + 1, clause.Colon)}");
        }

        AddMarks(code, clause.Start, clause.Colon);
    }

    private void AddSimple(SourceCode code, int start, int end)
    {
        var first = code[start].Kind;
        if (end <= start || first is TokenKind.Pass or TokenKind.Import or TokenKind.From || (first == TokenKind.String && end == start + 1)
            || IsTalk(code, start, end))
        {
            return;
        }

        // An annotation runs nothing.
        var colon = code.Find(TokenKind.Colon, start, end);
        var assign = code.Find(TokenKind.Assign, start, end);
        if (first != TokenKind.Lambda && colon > 0 && (assign < 0 || colon < assign) && code.Find(TokenKind.Lambda, start, colon) < 0)
        {
            if (assign > 0)
            {
                _ = statements.Add($"{Text(code, start, colon)} = {Text(code, assign + 1, end)}");
                AddMarks(code, start, colon);
                AddMarks(code, assign + 1, end);
            }

            return;
        }

        _ = statements.Add(Text(code, start, end));
        AddMarks(code, start, end);
    }

    private static bool IsTalk(SourceCode code, int start, int end)
    {
        var open = code.Find(TokenKind.LeftParenthesis, start, end);
        return open > start && code.AfterMatching(open) == end && Talk.Contains(code.Text(open - 1).ToString());
    }

    private void AddMarks(SourceCode code, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (code[at].Kind is TokenKind.String)
            {
                var text = code.Value(at);
                texts.Add(text);
                _ = text.Length >= ShortestText && marks.Add(PythonText.Quote(text)) && names.Add(PythonText.Quote(text));
            }
            else if (code[at].Kind == TokenKind.FormattedMiddle)
            {
                texts.Add(code.Text(at).ToString());
            }
            else if (code[at].Kind == TokenKind.Name)
            {
                var name = code.Text(at).ToString();
                _ = names.Add(name);
                _ = (at == 0 || code[at - 1].Kind != TokenKind.Dot) && roots.Add(name);
                var isMark = (at > 0 && code[at - 1].Kind == TokenKind.Dot) || (code[at + 1].Kind is TokenKind.LeftParenthesis && !Builtins.Contains(name))
                    || (at > start && code[at + 1].Kind == TokenKind.Assign);
                _ = isMark && marks.Add(name);
            }
        }
    }

    /// <summary>Tokens as text, in which brackets around a whole value, commas before closing brackets and the form of strings do not show.</summary>
    private static string Text(SourceCode code, int start, int end)
    {
        var dropped = new HashSet<int>();
        for (var at = start; at < end; at++)
        {
            if (code[at].Kind == TokenKind.LeftParenthesis && IsOpening(code, start, at) && code.AfterMatching(at) is var after
                && (after == end || code[after].Kind is TokenKind.Comma or TokenKind.Colon) && code.Find(TokenKind.Comma, at + 1, after - 1) < 0)
            {
                _ = dropped.Add(at) && dropped.Add(after - 1);
            }
            else if (code[at].Kind == TokenKind.Comma && at + 1 < code.Count
                && code[at + 1].Kind is TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace)
            {
                _ = dropped.Add(at);
            }
        }

        var text = new System.Text.StringBuilder();
        var last = TokenKind.Newline;
        foreach (var at in Enumerable.Range(start, end - start).Where(at => !dropped.Contains(at)))
        {
            _ = text.Append(text.Length == 0 || IsTight(last, code[at].Kind) ? string.Empty : " ")
                .Append(code[at].Kind == TokenKind.String ? PythonText.Quote(code.Value(at)) : code.Text(at));
            last = code[at].Kind;
        }

        return text.ToString();
    }

    /// <summary>Whether no blank stands between two tokens.</summary>
    private static bool IsTight(TokenKind left, TokenKind right) =>
        left is TokenKind.Dot or TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace
        || right is TokenKind.Dot or TokenKind.Comma or TokenKind.Colon or TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace
        || (right is TokenKind.LeftParenthesis or TokenKind.LeftBracket && left is TokenKind.Name or TokenKind.RightParenthesis or TokenKind.RightBracket);

    private static bool IsOpening(SourceCode code, int start, int at) =>
        at == start || code[at - 1].Kind is TokenKind.Assign or TokenKind.AugmentedAssign or TokenKind.Return or TokenKind.Assert or TokenKind.Yield or TokenKind.In or TokenKind.If or TokenKind.While or TokenKind.LeftParenthesis;

    private static readonly HashSet<string> Builtins = new(StringComparer.Ordinal)
    {
        "getattr", "setattr", "hasattr", "isinstance", "issubclass", "callable", "len", "max", "min", "sum", "int", "str", "float", "bool", "list", "dict",
        "tuple", "set", "range", "enumerate", "zip", "super", "type", "any", "all", "sorted", "iter", "next", "map", "filter", "repr", "id", "abs", "round",
    };
}
