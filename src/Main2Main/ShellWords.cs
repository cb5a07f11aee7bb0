namespace Main2Main;

/// <summary>Command lines as people type them.</summary>
public static class ShellWords
{
    /// <summary>Joins words so that a POSIX shell would split them the same way again.</summary>
    /// <param name="words">The words.</param>
    /// <returns>One line.</returns>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    private static string Quote(string word) =>
        word.Length > 0 && word.All(character => char.IsAsciiLetterOrDigit(character) || "-_./=:,@%+{}~^".Contains(character, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
