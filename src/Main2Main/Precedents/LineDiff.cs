namespace Main2Main.Precedents;

/// <summary>Compares two pieces of text line by line.</summary>
public static class LineDiff
{
    private const int Context = 3;
    private const int Longest = 1500;

    /// <summary>The lines of both in one list: those that left behind <c>-</c>, those that came behind <c>+</c>, and some around them behind a space.</summary>
    /// <param name="older">The lines before.</param>
    /// <param name="newer">The lines after.</param>
    /// <returns>The list; <c>...</c> stands for what is the same and left out. Empty when nothing differs.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> older, IReadOnlyList<string> newer)
    {
        var script = Script([.. older.Take(Longest)], [.. newer.Take(Longest)]);
        var shown = new bool[script.Count];
        for (var index = 0; index < script.Count; index++)
        {
            if (script[index].Sign != ' ')
            {
                Array.Fill(shown, value: true, Math.Max(index - Context, 0), Math.Min(index + Context + 1, script.Count) - Math.Max(index - Context, 0));
            }
        }

        var lines = new List<string>();
        for (var index = 0; index < script.Count; index++)
        {
            if (shown[index])
            {
                lines.Add($"{script[index].Sign}{script[index].Line}");
            }
            else if (index == 0 || shown[index - 1])
            {
                lines.Add("...");
            }
        }

        return shown.Contains(value: true) ? lines : [];
    }

    /// <summary>Aligns two lists.</summary>
    /// <typeparam name="T">What they hold.</typeparam>
    /// <param name="older">The one.</param>
    /// <param name="newer">The other.</param>
    /// <param name="same">Whether two entries are the same.</param>
    /// <returns>Pairs of indexes, ascending in both, of as many same entries as can be.</returns>
    public static IReadOnlyList<(int Older, int Newer)> Align<T>(IReadOnlyList<T> older, IReadOnlyList<T> newer, Func<T, T, bool> same)
    {
        // The longest common subsequence: the pieces that are compared are functions, not files.
        var lengths = new int[older.Count + 1, newer.Count + 1];
        for (var left = older.Count - 1; left >= 0; left--)
        {
            for (var right = newer.Count - 1; right >= 0; right--)
            {
                lengths[left, right] = same(older[left], newer[right]) ? lengths[left + 1, right + 1] +
                    1 : Math.Max(lengths[left + 1, right], lengths[left, right + 1]);
            }
        }

        var pairs = new List<(int, int)>();
        for (var (left, right) = (0, 0); left < older.Count && right < newer.Count;)
        {
            if (same(older[left], newer[right]))
            {
                pairs.Add((left++, right++));
            }
            else if (lengths[left + 1, right] >= lengths[left, right + 1])
            {
                left++;
            }
            else
            {
                right++;
            }
        }

        return pairs;
    }

    private static List<(char Sign, string Line)> Script(IReadOnlyList<string> older, IReadOnlyList<string> newer)
    {
        var script = new List<(char, string)>();
        var (left, right) = (0, 0);
        foreach (var (before, after) in Align(older, newer, (one, other) => one == other).Append((older.Count, newer.Count)))
        {
            script.AddRange(older.Skip(left).Take(before - left).Select(line => ('-', line)));
            script.AddRange(newer.Skip(right).Take(after - right).Select(line => ('+', line)));
            script.AddRange(older.Skip(before).Take(before < older.Count ? 1 : 0).Select(line => (' ', line)));
            (left, right) = (before + 1, after + 1);
        }

        return script;
    }
}
