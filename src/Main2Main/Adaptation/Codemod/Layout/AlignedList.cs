using System.Text;

namespace Main2Main.Adaptation.Codemod.Layout;

/// <summary>Lists whose elements stay behind their bracket, and go on below the first.</summary>
internal static class AlignedList
{
    /// <summary>Writes a list.</summary>
    /// <param name="before">The line up to its bracket.</param>
    /// <param name="elements">Its elements.</param>
    /// <param name="behind">What stands behind the last one.</param>
    /// <param name="limit">Characters that lines keep to, where an element is no longer by itself.</param>
    /// <param name="newLine">How lines end.</param>
    /// <returns>The lines.</returns>
    public static string Behind(string before, IReadOnlyList<string> elements, string behind, int limit, string newLine)
    {
        var (text, width) = (new StringBuilder(before), before.Length);
        foreach (var (index, element) in elements.Index())
        {
            var piece = element + (index == elements.Count - 1 ? behind : ",");
            if (index > 0 && width + 1 + piece.Length > limit)
            {
                (text, width) = (text.Append(newLine).Append(' ', before.Length), before.Length);
            }
            else if (index > 0)
            {
                (text, width) = (text.Append(' '), width + 1);
            }

            (text, width) = (text.Append(piece), width + piece.Length);
        }

        return text.ToString();
    }
}
