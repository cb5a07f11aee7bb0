namespace Main2Main.Adaptation.Watching;

/// <summary>Something that a test expects: an assertion, or the cases of a parametrized test.</summary>
/// <param name="Function">The function that holds it, by its dotted name; empty for the file's own statements.</param>
/// <param name="Kind"><c>assert</c>, or the full name of what is called.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Text">Its code, in one line.</param>
/// <param name="Demands">The constants and comparisons in it, with the constants that its variables stand for: what is lost of them is no longer expected.</param>
/// <param name="Allowances">What lets it be fulfilled more easily: <c>or</c>, <c>not</c>, tolerances, values that equal everything.</param>
internal sealed record TestAssertion(string Function, string Kind, int Line, string Text, IReadOnlyList<string> Demands, IReadOnlyList<string> Allowances)
{
    /// <summary>The cases of a test, which assert nothing by themselves.</summary>
    public const string Cases = "pytest.mark.parametrize";

    /// <summary>Whether another version of it expects as much.</summary>
    /// <param name="now">The other version.</param>
    public bool IsKeptBy(TestAssertion now) => now.Kind == Kind && Without(Demands, now.Demands) == 0 && Without(now.Allowances, Allowances) == 0;

    /// <summary>How much of it another version lacks.</summary>
    /// <param name="now">The other version.</param>
    public int LostIn(TestAssertion now) => (now.Kind == Kind ? 0 : 100) + Without(Demands, now.Demands) + Without(now.Allowances, Allowances);

    private static int Without(IReadOnlyList<string> some, IReadOnlyList<string> others)
    {
        var left = others.ToList();
        return some.Count(one => !left.Remove(one));
    }
}
