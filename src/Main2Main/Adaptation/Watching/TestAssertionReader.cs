using Main2Main.Python;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Watching;

/// <summary>Reads what a test file expects, from its tokens: where an assertion begins and ends, and what stands in it.</summary>
/// <param name="code">The file.</param>
/// <param name="functionAt">The function at a line, by its dotted name.</param>
/// <param name="names">What imported names stand for.</param>
internal sealed class TestAssertionReader(SourceCode code, Func<int, string> functionAt, IReadOnlyDictionary<string, string> names)
{
    private const int LongestText = 120;

    private static readonly HashSet<string> Expectations = new(StringComparer.Ordinal) { "pytest.raises", "pytest.warns", "pytest.fail", "self.fail", TestAssertion.Cases };

    // Source: the documentation of pytest.approx, math.isclose, numpy.testing, unittest and unittest.mock.
    private static readonly HashSet<string> Tolerances = new(StringComparer.Ordinal) { "approx", "isclose", "allclose", "ANY", "abs", "rel", "rtol", "atol", "delta", "places", "rel_tol", "abs_tol" };

    private readonly Dictionary<(string Function, string Name), (int Start, int End)> constants = [];

    /// <summary>Reads the assertions in the order of the file.</summary>
    public IReadOnlyList<TestAssertion> Read()
    {
        ReadConstants();
        var found = new List<TestAssertion>();
        for (var token = 0; token < code.Count; token++)
        {
            if (code[token].Kind == TokenKind.Assert)
            {
                var end = EndOfStatement(token);
                found.Add(Make("assert", token, code.Find(TokenKind.Comma, token + 1, end) is var comma and > 0 ? comma : end));
            }
            else if (code[token].Kind == TokenKind.LeftParenthesis && Callee(token) is { } callee && IsExpectation(callee))
            {
                found.Add(Make(callee, token, code.AfterMatching(token)));
            }
        }

        return found;
    }

    /// <summary>The full name of what a bracket calls; null when it calls no name.</summary>
    private string? Callee(int opening)
    {
        var first = opening;
        while (first >= 2 && code[first - 1].Kind == TokenKind.Name && code[first - 2].Kind == TokenKind.Dot)
        {
            first -= 2;
        }

        if (first < 1 || code[first - 1].Kind != TokenKind.Name)
        {
            return first < opening && opening >= 1 && code[opening - 1].Kind == TokenKind.Name ? "()." + code.Text(opening - 1).ToString() : null;
        }

        var root = code.Text(first - 1).ToString();
        var rest = string.Concat(Enumerable.Range(first, opening - first).Select(token => code.Text(token).ToString()));
        return names.GetValueOrDefault(root, root) + rest;
    }

    /// <summary>unittest, unittest.mock and numpy.testing name all their assertions so; pytest has few of its own.</summary>
    private static bool IsExpectation(string callee) => DottedName.Last(callee).StartsWith("assert", StringComparison.Ordinal) || Expectations.Contains(callee);

    /// <summary>Variables that are given constants alone: tests often keep what they expect in one.</summary>
    private void ReadConstants()
    {
        for (var token = 0; token + 2 < code.Count; token++)
        {
            var begins = token == 0 || code[token - 1].Kind is TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent or TokenKind.Semicolon;
            if (begins && code[token].Kind == TokenKind.Name && code[token + 1].Kind == TokenKind.Assign)
            {
                var end = EndOfStatement(token);
                if (Enumerable.Range(token + 2, end - token - 2).All(at => code[at].Kind is not (TokenKind.Name or TokenKind.Lambda or TokenKind.For)))
                {
                    constants[(functionAt(code[token].Line), code.Text(token).ToString())] = (token + 2, end);
                }
            }
        }
    }

    private int EndOfStatement(int start)
    {
        var line = code.Find(TokenKind.Newline, start, code.Count) is var found and >= 0 ? found : code.Count;
        return code.Find(TokenKind.Semicolon, start, line) is var semicolon and >= 0 ? semicolon : line;
    }

    private TestAssertion Make(string kind, int start, int end)
    {
        var function = functionAt(code[start].Line);
        var (demands, allowances) = (new List<string>(), new List<string>());
        for (var token = start + 1; token < end; token++)
        {
            var text = code.Text(token).ToString();
            switch (code[token].Kind)
            {
                case TokenKind.Or or TokenKind.Not:
                    allowances.Add(text);
                    break;
                case TokenKind.Name when Tolerances.Contains(text):
                    allowances.Add(text);
                    break;
                case TokenKind.Name when code[token - 1].Kind != TokenKind.Dot && (constants.TryGetValue((function, text), out var range) || constants.TryGetValue((string.Empty, text), out range)):
                    demands.AddRange(Enumerable.Range(range.Start, range.End - range.Start).Select(Demand).OfType<string>());
                    break;
                default:
                    demands.AddRange(Demand(token) is { } demand ? [demand] : []);
                    break;
            }
        }

        var words = string.Join(' ', code.Text(code[start].Start, code[end - 1].Start + code[end - 1].Length).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var shown = kind == "assert" ? words : kind + words;
        return new TestAssertion(function, kind, code[start].Line, shown.Length > LongestText ? shown[..LongestText] + "..." : shown, demands, allowances);
    }

    private string? Demand(int token) => code[token].Kind switch
    {
        TokenKind.String or TokenKind.Bytes => "'" + code.Value(token),
        TokenKind.Number or TokenKind.FormattedMiddle or TokenKind.True or TokenKind.False or TokenKind.None or TokenKind.Equality or TokenKind.Comparison or TokenKind.Is or TokenKind.In or TokenKind.And
            => code.Text(token).ToString(),
        _ => null,
    };
}
