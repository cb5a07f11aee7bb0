namespace Main2Main.Python;

/// <summary>Takes the text of a type apart.</summary>
internal static class TypeParts
{
    /// <summary>The parts between separators that stand outside of every bracket and string, trimmed.</summary>
    public static IReadOnlyList<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var (depth, start, quote) = (0, 0, '\0');
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (quote != '\0' || character is '\'' or '"')
            {
                quote = quote == '\0' ? character : quote == character ? '\0' : quote;
                continue;
            }

            depth += character is '[' or '(' or '{' ? 1 : character is ']' or ')' or '}' ? -1 : 0;
            if (character == separator && depth == 0)
            {
                parts.Add(text[start..index].Trim());
                start = index + 1;
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }
}
