using System.Text;

namespace Main2Main.Verification.Logs;

/// <summary>What stands before a log's lines. Its figures may change from line to line.</summary>
/// <param name="example">The prefix as one line has it.</param>
internal sealed class LearnedPrefix(string example)
{
    private const int MostNames = 64;
    private const int LinesForName = 3;

    private readonly HashSet<string> names = [];

    /// <summary>How many lines were seen that have it.</summary>
    public int Seen { get; private set; }

    /// <summary>Notes whether a line has it.</summary>
    /// <param name="text">The line.</param>
    public void See(string text)
    {
        if (Length(text) is > 0 and var length)
        {
            Seen++;
            _ = names.Count < MostNames && names.Add(Names(text.AsSpan(0, length)));
        }
    }

    /// <summary>How much of a line it is.</summary>
    /// <param name="text">The line.</param>
    /// <returns>The length; 0 without it.</returns>
    public int Length(string text) =>
        text.Length > 0 && (text[0] == example[0] || char.IsAsciiDigit(example[0]) || text[0] == ' ') ? PrefixMatch.Length(example, text) : 0;

    /// <summary>The program that it names. Words whose figures differ on nearly every line count lines and name nothing.</summary>
    /// <param name="text">A line that has it.</param>
    /// <param name="length">Its length there.</param>
    /// <returns>The name; empty without one.</returns>
    public string NameIn(string text, int length) => names.Count > 1 && names.Count * LinesForName > Seen ? string.Empty : Names(text.AsSpan(0, length));

    // Words that begin with a letter; times and counters begin with a figure.
    private static string Names(ReadOnlySpan<char> prefix)
    {
        var name = new StringBuilder();
        for (var index = 0; index < prefix.Length;)
        {
            var end = index;
            while (end < prefix.Length && (char.IsLetterOrDigit(prefix[end]) || (end > index && prefix[end] is '-' or '_' or '.' or '/')))
            {
                end++;
            }

            if (end > index && char.IsLetter(prefix[index]))
            {
                _ = name.Append(prefix[index..end]).Append(' ');
            }

            index = Math.Max(end, index + 1);
        }

        return name.ToString();
    }
}
