using System.Text;
using System.Text.RegularExpressions;

namespace Main2Main.Initialization;

/// <summary>Makes an expression of a piece of a line: its letters as they are, any blanks where it has blanks.</summary>
internal static class LinePattern
{
    /// <summary>Makes the expression.</summary>
    /// <param name="text">The piece.</param>
    /// <returns>A regular expression that finds it.</returns>
    public static string Of(string text)
    {
        var pattern = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && text[end] is ' ' or '\t')
            {
                end++;
            }

            _ = end > at ? pattern.Append(@"[ \t]*") : pattern.Append(Regex.Escape(text[at..(at + 1)]));
            at = Math.Max(end, at + 1);
        }

        return pattern.ToString();
    }
}
