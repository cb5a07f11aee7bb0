namespace Main2Main.Untrusted;

/// <summary>
/// Sees to it that no line of a CI system's log is a command by chance: <c>::name::</c> at the start of a line and <c>##[name]</c> anywhere
/// are GitHub's, <c>##vso[</c> and <c>##teamcity[</c> those of others. A space is put where such a command would begin to count.
/// </summary>
public sealed class CommandGuard
{
    private bool atStart = true;
    private int colons;
    private int signs;
    private bool named;

    /// <summary>Takes the next letter of the output.</summary>
    /// <param name="letter">The letter.</param>
    /// <returns>Whether a space belongs before it.</returns>
    public bool Splits(char letter)
    {
        var splits = (atStart && letter == ':' && colons == 1) || (letter == '[' && signs >= 2);
        if (letter is '\n' or '\r')
        {
            (atStart, colons) = (true, 0);
        }
        else if (atStart && letter == ':' && !splits)
        {
            colons++;
        }
        else if (!char.IsWhiteSpace(letter) || colons > 0)
        {
            atStart = false;
        }

        signs = letter == '#' ? named ? 1 : signs + 1 : signs >= 2 && char.IsAsciiLetter(letter) ? signs : 0;
        named = signs >= 2 && letter != '#';
        return splits;
    }

    /// <summary>A whole text, from the start of a line.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text without commands.</returns>
    public static string Of(string text)
    {
        var guard = new CommandGuard();
        var split = new System.Text.StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = guard.Splits(letter) ? split.Append(' ').Append(letter) : split.Append(letter);
        }

        return split.ToString();
    }
}
