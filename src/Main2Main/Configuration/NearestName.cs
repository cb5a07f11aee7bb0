namespace Main2Main.Configuration;

/// <summary>Guesses which known name a mistyped one stands for.</summary>
public static class NearestName
{
    /// <summary>Finds the known name that takes the fewest edits.</summary>
    /// <param name="written">The name as written.</param>
    /// <param name="known">The names to choose from.</param>
    /// <returns>The nearest name, or null when so much differs that a guess would mislead.</returns>
    public static string? Of(string written, IEnumerable<string> known)
    {
        var tolerated = Math.Max(2, written.Length / 3);
        return known
            .Select(name => (Name: name, Edits: Edits(written.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Edits <= tolerated && candidate.Edits < candidate.Name.Length)
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    private static int Edits(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var (row, letter) in left.Index())
        {
            var current = new int[right.Length + 1];
            current[0] = row + 1;
            for (var column = 1; column <= right.Length; column++)
            {
                var replaced = previous[column - 1] + (letter == right[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(previous[column], current[column - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
