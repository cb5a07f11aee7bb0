namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>Lays a shorter row of parts against a longer one.</summary>
internal static class PartAlignment
{
    /// <summary>The parts of the longer row that the shorter one has not.</summary>
    /// <param name="shorter">What each part is called; one without any name fits none.</param>
    /// <param name="longer">The same of the longer row.</param>
    /// <returns>Their places; null where the rows do not fit, or fit in several ways.</returns>
    public static IReadOnlyList<int>? Surplus(IReadOnlyList<IReadOnlySet<string>> shorter, IReadOnlyList<IReadOnlySet<string>> longer)
    {
        if (shorter.Count == 0 || shorter.Count >= longer.Count)
        {
            return null;
        }

        var (fromLeft, fromRight) = (Match(shorter, longer), Match([.. shorter.Reverse()], [.. longer.Reverse()]));
        return fromLeft is not null && fromRight is not null && fromLeft.SequenceEqual(fromRight.Select(place => longer.Count - 1 - place).Reverse())
            ? [.. Enumerable.Range(0, longer.Count).Except(fromLeft)]
            : null;
    }

    /// <summary>The place of each part of the shorter row, as early as it goes; null where one has none.</summary>
    private static List<int>? Match(IReadOnlyList<IReadOnlySet<string>> shorter, IReadOnlyList<IReadOnlySet<string>> longer)
    {
        var places = new List<int>();
        foreach (var part in shorter)
        {
            var from = places.Count == 0 ? 0 : places[^1] + 1;
            var place = Enumerable.Range(from, longer.Count - from).FirstOrDefault(index => longer[index].Overlaps(part), -1);
            if (place < 0)
            {
                return null;
            }

            places.Add(place);
        }

        return places;
    }
}
