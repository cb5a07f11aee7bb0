using Main2Main.Git;

namespace Main2Main.Reporting.Attribution;

/// <summary>The names that lines of code hold.</summary>
internal static class EditNames
{
    /// <summary>Cuts lines into names.</summary>
    /// <param name="lines">The lines.</param>
    /// <returns>The names, also those in strings and comments.</returns>
    public static HashSet<string> Of(IEnumerable<EditedLine> lines)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in lines.Select(line => line.Text))
        {
            for (var at = 0; at < text.Length; at++)
            {
                var start = at;
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
                {
                    at++;
                }

                _ = at > start && names.Add(text[start..at]);
            }
        }

        return names;
    }
}
