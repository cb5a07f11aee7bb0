namespace Main2Main.Verification.Scheduling;

/// <summary>The devices that suites share. A suite that needs none has the machine's one free place, which is all there is when no devices are known.</summary>
/// <param name="ids">The devices' ids; empty when none are known.</param>
internal sealed class DevicePool(IReadOnlyList<string> ids)
{
    private readonly SortedSet<int> free = [.. Enumerable.Range(0, ids.Count)];
    private bool placeTaken;

    /// <summary>Takes devices out of the pool.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Their ids; null when they are not free now.</returns>
    public IReadOnlyList<string>? TryTake(int count)
    {
        if (count == 0 || ids.Count == 0)
        {
            var isFree = !placeTaken;
            placeTaken = true;
            return isFree ? [] : null;
        }

        if (free.Count < count)
        {
            return null;
        }

        var taken = free.Take(count).ToList();
        free.ExceptWith(taken);
        return [.. taken.Select(index => ids[index])];
    }

    /// <summary>Gives back what <see cref="TryTake"/> gave.</summary>
    /// <param name="taken">The ids.</param>
    public void Give(IReadOnlyList<string> taken)
    {
        placeTaken &= taken.Count > 0;
        free.UnionWith(ids.Index().Where(entry => taken.Contains(entry.Item)).Select(entry => entry.Index));
    }
}
