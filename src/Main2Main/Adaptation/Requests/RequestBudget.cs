namespace Main2Main.Adaptation.Requests;

/// <summary>How much a request may still hold. Lists are asked in the order of their worth, and each list is in the order of its own.</summary>
/// <param name="characters">How many characters there are.</param>
internal sealed class RequestBudget(int characters)
{
    private int left = characters;

    /// <summary>Takes as many entries as fit, from the beginning; always the first one.</summary>
    /// <typeparam name="T">What the entries are.</typeparam>
    /// <param name="entries">The entries, the most certain first.</param>
    /// <param name="size">How many characters an entry takes.</param>
    /// <param name="share">The part of what is left that the list may use, above 0 and up to 1.</param>
    /// <returns>The entries that fit and how many are left out.</returns>
    public (IReadOnlyList<T> Taken, int LeftOut) Take<T>(IReadOnlyList<T> entries, Func<T, int> size, double share = 1)
    {
        var allowed = (int)(left * share);
        var taken = new List<T>();
        foreach (var entry in entries)
        {
            var needed = size(entry);
            if (needed > allowed && taken.Count > 0)
            {
                break;
            }

            allowed -= needed;
            left -= needed;
            taken.Add(entry);
        }

        return (taken, entries.Count - taken.Count);
    }
}
