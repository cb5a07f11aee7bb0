using Main2Main.Precedents;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>Finds which lines of one text stand in the place of which lines of another.</summary>
internal static class LineAlignment
{
    // A larger block was written anew: nothing in it stands for anything.
    private const int Largest = 1_000_000;

    /// <summary>The blocks that differ: where they begin and end in both.</summary>
    public static IEnumerable<(int OldStart, int OldEnd, int NewStart, int NewEnd)> Differences(IReadOnlyList<string> older, IReadOnlyList<string> newer)
    {
        var (start, oldEnd, newEnd) = (0, older.Count, newer.Count);
        while (start < oldEnd && start < newEnd && older[start] == newer[start])
        {
            start++;
        }

        while (oldEnd > start && newEnd > start && older[oldEnd - 1] == newer[newEnd - 1])
        {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);
        }

        var (rows, columns) = (oldEnd - start, newEnd - start);
        if (rows == 0 || columns == 0 || (long)rows * columns > Largest)
        {
            return rows + columns == 0 ? [] : [(start, oldEnd, start, newEnd)];
        }

        return Blocks([.. older.Skip(start).Take(rows)], [.. newer.Skip(start).Take(columns)], start);
    }

    private static IEnumerable<(int OldStart, int OldEnd, int NewStart, int NewEnd)> Blocks(IReadOnlyList<string> older, IReadOnlyList<string> newer, int start)
    {
        var (row, column) = (0, 0);
        foreach (var (oldEnd, newEnd) in LineDiff.Align(older, newer, (one, other) => one == other).Append((older.Count, newer.Count)))
        {
            if (row < oldEnd || column < newEnd)
            {
                yield return (start + row, start + oldEnd, start + column, start + newEnd);
            }

            (row, column) = (oldEnd + 1, newEnd + 1);
        }
    }
}
