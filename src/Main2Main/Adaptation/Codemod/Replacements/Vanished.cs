namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>Tells what a tree does not write anywhere any more.</summary>
internal sealed class Vanished
{
    private readonly IReadOnlyList<string> texts;
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>Takes the tree's texts.</summary>
    /// <param name="texts">The text of each file.</param>
    public Vanished(IEnumerable<string> texts) => this.texts = [.. texts];

    /// <summary>Whether an expression stands nowhere.</summary>
    public bool Is(string expression)
    {
        if (!known.TryGetValue(expression, out var found))
        {
            known[expression] = found = !texts.AsParallel().Any(text => Holds(text, expression));
        }

        return found;
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
