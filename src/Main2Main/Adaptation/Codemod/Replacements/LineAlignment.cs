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

        return Blocks(older, newer, start, rows, columns);
    }

    private static IEnumerable<(int OldStart, int OldEnd, int NewStart, int NewEnd)> Blocks(IReadOnlyList<string> older, IReadOnlyList<string> newer, int start, int rows, int columns)
    {
        var lengths = Lengths(older, newer, start, rows, columns);
        var (row, column) = (0, 0);
        while (row < rows || column < columns)
        {
            if (row < rows && column < columns && older[start + row] == newer[start + column])
            {
                (row, column) = (row + 1, column + 1);
                continue;
            }

            var (firstRow, firstColumn) = (row, column);
            while (row < rows || column < columns)
            {
                if (row < rows && column < columns && older[start + row] == newer[start + column])
                {
                    break;
                }

                var down = column == columns || (row < rows && lengths[row + 1, column] >= lengths[row, column + 1]);
                (row, column) = down ? (row + 1, column) : (row, column + 1);
            }

            yield return (start + firstRow, start + row, start + firstColumn, start + column);
        }
    }

    /// <summary>How many lines the ends of both have in common, from each place on.</summary>
    private static int[,] Lengths(IReadOnlyList<string> older, IReadOnlyList<string> newer, int start, int rows, int columns)
    {
        var lengths = new int[rows + 1, columns + 1];
        for (var row = rows - 1; row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
            {
                lengths[row, column] = older[start + row] == newer[start + column]
                    ? lengths[row + 1, column + 1] + 1
                    : Math.Max(lengths[row + 1, column], lengths[row, column + 1]);
            }
        }

        return lengths;
    }
}
