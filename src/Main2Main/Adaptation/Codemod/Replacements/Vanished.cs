namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>Tells what a tree does not write anywhere any more.</summary>
internal sealed class Vanished
{
    private readonly IReadOnlyList<(string Module, string Text)> texts;
    private readonly Dictionary<(string Expression, string? Except), bool> known = [];

    /// <summary>Takes the tree's texts.</summary>
    /// <param name="texts">The text of each module.</param>
    public Vanished(IEnumerable<(string Module, string Text)> texts) => this.texts = [.. texts];

    /// <summary>Whether an expression stands nowhere.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="except">A module that does not count: the one that has it still, for others; null for none.</param>
    public bool Is(string expression, string? except = null)
    {
        if (!known.TryGetValue((expression, except), out var found))
        {
            known[(expression, except)] = found = !texts.AsParallel().Any(one => one.Module != except && Holds(one.Text, expression));
        }

        return found;
    }

    /// <summary>How often something that begins with a dot is written, and not called.</summary>
    /// <param name="member">The member with what stands behind it.</param>
    public int Count(string member) => texts.AsParallel().Sum(one => Places(one.Text, member).Count(end => end == one.Text.Length || one.Text[end] != '('));

    private static IEnumerable<int> Places(string text, string member)
    {
        for (var at = text.IndexOf(member, StringComparison.Ordinal); at >= 0; at = text.IndexOf(member, at + 1, StringComparison.Ordinal))
        {
            var end = at + member.Length;
            if (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_') || !char.IsLetterOrDigit(member[^1]))
            {
                yield return end;
            }
        }
    }

    private static bool Holds(string text, string expression)
    {
        for (var at = text.IndexOf(expression, StringComparison.Ordinal); at >= 0; at = text.IndexOf(expression, at + 1, StringComparison.Ordinal))
        {
            var end = at + expression.Length;
            if ((at == 0 || !IsPart(text[at - 1])) && (end == text.Length || !IsPart(text[end]) || !IsPart(expression[^1])))
            {
                return true;
            }
        }

        return false;

        static bool IsPart(char character) => char.IsLetterOrDigit(character) || character is '_' or '.';
    }
}
