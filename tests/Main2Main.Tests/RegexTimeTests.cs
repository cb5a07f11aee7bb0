using System.Reflection;
using System.Text.RegularExpressions;
using Main2Main.Verification;

namespace Main2Main.Tests;

/// <summary>Every expression of the engine on lines that were written to make it slow: logs, guides and diffs come from others.</summary>
public sealed class RegexTimeTests
{
    private const int Length = 4 * 1024;
    private const BindingFlags Everything = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Linear and quadratic expressions need far less for 4 KiB; cubic and exponential ones need minutes.
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(20);

    private static readonly string[] Units =
    [
        " ", "a", "1", "A", "(", "[", "`", "\"", ".", "/", "-", "=", "_", ":", "aA", "a.", "a_", "a ", "1 a", " (", "[a", "::a ", "a.py::b[", "File \"", "://",
        "@", "a@", "(pid=1", "[1/1] ", "\e[", "\e]", "#1", "<!-- ",
        ", ", "` ", "in ", "0.", "1,", "\t", "aaaaaaa0", "https://a/", "FAILED a.py ", "host=", "Error: ",
    ];

    private static readonly string[] Starts = ["", "FAILED ", "ERROR at ", "a.py::", "[gw0] [ 1%] FAILED ", "(", "`", "Aa", "    File \"",
        "<!-- BEGIN AUTO-MAINTAINED: ", "@@ -1 +1", "test (", "= "];

    private static IEnumerable<TestCaseData> Expressions => typeof(LogSummarizer).Assembly.GetTypes()
        .SelectMany(Of)
        .Where(pair => pair.Expression.MatchTimeout == Regex.InfiniteMatchTimeout && !pair.Expression.Options.HasFlag(RegexOptions.NonBacktracking))
        .Select(pair => new TestCaseData(pair.Expression.ToString(), pair.Expression.Options).SetArgDisplayNames(pair.Name));

    [TestCaseSource(nameof(Expressions))]
    public void An_expression_without_a_limit_is_never_slow(string pattern, RegexOptions options)
    {
        var expression = new Regex(pattern, options & ~RegexOptions.Compiled, Generous);
        foreach (var start in Starts)
        {
            foreach (var unit in Units)
            {
                var line = start + string.Concat(Enumerable.Repeat(unit, Length / unit.Length));
                Assert.That(() => expression.Count(line + "!") + expression.Count(line + "-"), Throws.Nothing, $"{start}{unit}{unit}...");
            }
        }
    }

    [Test]
    public void The_expressions_are_found() => Assert.That(Expressions.Count(), Is.AtLeast(30));

    private static IEnumerable<(string Name, Regex Expression)> Of(Type type)
    {
        if (type.ContainsGenericParameters)
        {
            return [];
        }

        var methods = type.GetMethods(Everything).Where(method => method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0 && !method.IsGenericMethod)
            .Select(method => ($"{type.Name}.{method.Name}", (Regex)method.Invoke(null, null)!));
        var fields = type.GetFields(Everything).Where(field => field.FieldType == typeof(Regex))
            .Select(field => ($"{type.Name}.{field.Name}", (Regex)field.GetValue(null)!));
        return methods.Concat(fields);
    }
}
