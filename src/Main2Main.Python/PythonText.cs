using System.Text;

namespace Main2Main.Python;

/// <summary>Texts of constants.</summary>
public static class PythonText
{
    /// <summary>A string as it stands in normalised texts: in single quotes, with quotes, backslashes and line breaks escaped.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The literal.</returns>
    public static string Quote(ReadOnlySpan<char> value)
    {
        var text = new StringBuilder(value.Length + 2).Append('\'');
        foreach (var character in value)
        {
            _ = character switch
            {
                '\'' or '\\' => text.Append('\\').Append(character),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\0' => text.Append("\\x00"),
                _ => text.Append(character),
            };
        }

        return text.Append('\'').ToString();
    }

    /// <summary>The value of a literal that <see cref="Quote"/> made.</summary>
    /// <param name="literal">The literal.</param>
    /// <returns>The value.</returns>
    public static string Unquote(string literal)
    {
        var text = new StringBuilder(literal.Length);
        for (var index = 1; index < literal.Length - 1; index++)
        {
            if (literal[index] != '\\')
            {
                _ = text.Append(literal[index]);
                continue;
            }

            index++;
            _ = text.Append(literal[index] switch { 'n' => '\n', 'r' => '\r', 'x' => '\0', var other => other });
            index += literal[index] == 'x' ? 2 : 0;
        }

        return text.ToString();
    }
}
