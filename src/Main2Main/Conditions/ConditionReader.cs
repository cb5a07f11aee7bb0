using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Conditions;

/// <summary>Evaluates conditions as far as versions decide them, and notes the lanes of each token on the way.</summary>
/// <param name="code">The file.</param>
/// <param name="versions">The guard function and its versions.</param>
/// <param name="typesRun">Whether what only a type checker reads counts as run.</param>
internal sealed class ConditionReader(SourceCode code, GuardVersions versions, bool typesRun)
{
    // Code that asks whether a name or another version is there knows what to do when it is not.
    private static readonly string[] Probes = ["hasattr", "getattr", "find_spec", "import_module", "__version__", "Version", "parse_version"];

    private readonly Dictionary<string, Truth> flags = new(StringComparer.Ordinal);

    /// <summary>The lanes of each token.</summary>
    public CodeLanes[] Marks { get; } = new CodeLanes[code.Count];

    /// <summary>The guard calls, in order.</summary>
    public List<GuardCall> Calls { get; } = [];

    /// <summary>Remembers variables that hold a guard's answer and get no other value.</summary>
    public void ReadFlags()
    {
        var assigned = Enumerable.Range(1, Math.Max(code.Count - 2, 0)).Where(IsAssignment).ToLookup(at => code.Text(at - 1).ToString(), StringComparer.Ordinal);
        foreach (var values in assigned)
        {
            var answers = values.Select(at => Read(at + 1, EndOfLine(at), CodeLanes.Both)).Distinct().ToList();
            if (answers is [var answer] && (answer.True != CodeLanes.Both || answer.False != CodeLanes.Both))
            {
                flags[values.Key] = answer;
            }
        }

        Calls.Clear();
    }

    private bool IsAssignment(int at) => code[at].Kind == TokenKind.Assign && code[at - 1].Kind == TokenKind.Name
        && (at == 1 || code[at - 2].Kind is TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent);

    private int EndOfLine(int at)
    {
        while (code[at].Kind is not (TokenKind.Newline or TokenKind.End))
        {
            at++;
        }

        return at;
    }

    /// <summary>Evaluates an expression.</summary>
    /// <param name="start">Its first token.</param>
    /// <param name="end">The token after its last.</param>
    /// <param name="lanes">Where it is evaluated at all.</param>
    /// <param name="inCondition">Whether what it gives decides something.</param>
    public Truth Read(int start, int end, CodeLanes lanes, bool inCondition = true)
    {
        if (start >= end)
        {
            return Truth.Open(lanes);
        }

        Marks.AsSpan(start, end - start).Fill(lanes);
        if (code.Find(TokenKind.If, start, end) is var test and > 0 && code.Find(TokenKind.Else, test, end) is var other and > 0)
        {
            var truth = Read(test + 1, other, lanes);
            var (yes, no) = (Read(start, test, truth.True), Read(other + 1, end, truth.False));
            return new Truth(yes.True | no.True, yes.False | no.False);
        }

        if (code[start].Kind is TokenKind.Lambda)
        {
            ReadParts(start, end, lanes, inCondition);
            return Truth.Open(lanes);
        }

        if (code.Find(TokenKind.Or, start, end) is var either and > 0)
        {
            var left = Read(start, either, lanes);
            var right = Read(either + 1, end, left.False);
            return new Truth(left.True | right.True, right.False);
        }

        if (code.Find(TokenKind.And, start, end) is var both and > 0)
        {
            var left = Read(start, both, lanes);
            var right = Read(both + 1, end, left.True);
            return new Truth(right.True, left.False | right.False);
        }

        return code[start].Kind == TokenKind.Not ? Read(start + 1, end, lanes, inCondition).Not : ReadOperand(start, end, lanes, inCondition);
    }

    private Truth ReadOperand(int start, int end, CodeLanes lanes, bool inCondition)
    {
        if (code[start].Kind == TokenKind.LeftParenthesis && code.AfterMatching(start) == end && code.Find(TokenKind.Comma, start + 1, end - 1) < 0)
        {
            return Read(start + 1, end - 1, lanes, inCondition);
        }

        if (AsGuard(start, end, inCondition) is { } call)
        {
            Calls.Add(call);
            return Guard(call.Version, lanes);
        }

        if (end == start + 1 && code[start].Kind == TokenKind.Name && flags.TryGetValue(code.Text(start).ToString(), out var flag))
        {
            return new Truth(Within(flag.True, lanes), Within(flag.False, lanes));
        }

        var last = end - 1;
        if (code.IsName(last, "TYPE_CHECKING") && (last == start || code[last - 1].Kind == TokenKind.Dot))
        {
            return typesRun ? Truth.Open(lanes) : new Truth(CodeLanes.None, lanes);
        }

        ReadParts(start, end, lanes, inCondition);
        return Truth.Open(IsProbe(start, end) ? lanes | CodeLanes.Probed : lanes);
    }

    /// <summary>What stands in brackets is a list of expressions of their own.</summary>
    private void ReadParts(int start, int end, CodeLanes lanes, bool inCondition)
    {
        for (var at = start; at < end; at++)
        {
            if (code[at].Kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace)
            {
                var after = Math.Min(code.AfterMatching(at), end);
                var asserts = at > start && code[at - 1].Kind == TokenKind.Name && code.Text(at - 1).StartsWith("assert", StringComparison.Ordinal);
                ReadList(at + 1, after - 1, lanes, inCondition && !asserts);
                at = after - 1;
            }
        }
    }

    /// <summary>Reads expressions with commas, colons or equals signs between them.</summary>
    public void ReadList(int start, int end, CodeLanes lanes, bool inCondition)
    {
        var from = start;
        for (var at = start; at < end; at++)
        {
            switch (code[at].Kind)
            {
                case TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace or TokenKind.FormattedStart:
                    at = code.AfterMatching(at) - 1;
                    break;
                case TokenKind.Comma or TokenKind.Assign or TokenKind.Colon or TokenKind.ColonAssign or TokenKind.AugmentedAssign or TokenKind.Return or TokenKind.Yield or TokenKind.Await or TokenKind.Raise or TokenKind.From:
                    _ = Read(from, at, lanes, inCondition);
                    Marks[at] = lanes;
                    from = at + 1;
                    break;
            }
        }

        _ = Read(from, end, lanes, inCondition);
    }

    private GuardCall? AsGuard(int start, int end, bool inCondition)
    {
        if (end - start < 4 || code[end - 1].Kind != TokenKind.RightParenthesis || code[end - 2].Kind != TokenKind.String
            || code[end - 3].Kind != TokenKind.LeftParenthesis || !code.IsName(end - 4, versions.Function))
        {
            return null;
        }

        for (var at = start; at < end - 4; at++)
        {
            if (code[at].Kind is not (TokenKind.Name or TokenKind.Dot))
            {
                return null;
            }
        }

        return new GuardCall(end - 4, code[end - 4].Line, code.Value(end - 2), inCondition);
    }

    private Truth Guard(string version, CodeLanes lanes) =>
        versions.IsAnyRelease ? new Truth(Within(CodeLanes.Release, lanes), lanes)
        : versions.IsRelease(version) ? new Truth(Within(CodeLanes.Release, lanes), Within(CodeLanes.Main, lanes))
        : new Truth(CodeLanes.None, lanes);

    /// <summary>Some of the lanes, probed where these are.</summary>
    private static CodeLanes Within(CodeLanes some, CodeLanes lanes) =>
        (lanes & some & CodeLanes.Both) is var left and not CodeLanes.None ? left | (lanes & CodeLanes.Probed) : CodeLanes.None;

    private bool IsProbe(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (code[at].Kind == TokenKind.Name && Array.Exists(Probes, probe => code.IsName(at, probe)))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A call of the guard function with one constant version.</summary>
/// <param name="Token">The token of the function's name.</param>
/// <param name="Line">Its line.</param>
/// <param name="Version">The version that it asks for.</param>
/// <param name="IsCondition">Whether it decides something; not where a test asserts what the function returns.</param>
internal sealed record GuardCall(int Token, int Line, string Version, bool IsCondition);
