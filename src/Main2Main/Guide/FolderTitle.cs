namespace Main2Main.Guide;

/// <summary>Says in a few words what a folder of Python code is about.</summary>
internal static class FolderTitle
{
    private const int LongestTitle = 100;
    private static readonly string[] Quotes = ["\"\"\"", "'''"];

    /// <summary>The first sentence of the package's own description, or the folder's name in words.</summary>
    /// <param name="folder">The folder, with a final slash.</param>
    /// <param name="initializer">The lines of its <c>__init__.py</c>; empty without one.</param>
    public static string Of(string folder, IEnumerable<string> initializer) =>
        FirstSentence(initializer) is { Length: > 0 and <= LongestTitle } sentence ? sentence : InWords(Path.GetFileName(folder.TrimEnd('/')));

    private static string InWords(string name)
    {
        var words = string.Join(' ', name.Split(['_', '-', ' '], StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string? FirstSentence(IEnumerable<string> lines)
    {
        var code = lines.Select(line => line.Trim()).SkipWhile(line => line.Length == 0 || line.StartsWith('#')).ToList();
        var quote = code.Count == 0 ? null : Array.Find(Quotes, quote => code[0].TrimStart('r', 'R').StartsWith(quote, StringComparison.Ordinal));
        if (quote is null)
        {
            return null;
        }

        code[0] = code[0].TrimStart('r', 'R')[quote.Length..];
        var paragraph = code.SkipWhile(line => line.Length == 0).TakeWhile(line => line.Length > 0);
        var text = string.Join(' ', paragraph);
        var end = text.IndexOf(quote, StringComparison.Ordinal);
        text = end < 0 ? text : text[..end];
        var stop = text.IndexOf(". ", StringComparison.Ordinal);
        text = (stop < 0 ? text : text[..stop]).Trim().TrimEnd('.');

        // Inline code would be read as a cited path, a bar as the cell's end.
        return text.Replace("`", string.Empty, StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
    }
}
