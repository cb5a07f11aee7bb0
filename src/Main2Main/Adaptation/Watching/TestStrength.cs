using Main2Main.Git;

namespace Main2Main.Adaptation.Watching;

/// <summary>Whether an edit makes tests weaker: fewer assertions, or new marks that skip or expect a failure. Code is adapted to pass tests, not the tests to pass.</summary>
/// <param name="downstream">The downstream.</param>
internal sealed class TestStrength(GitRepository downstream)
{
    /// <summary>Compares the tests of two trees.</summary>
    /// <param name="before">The tree before the edit.</param>
    /// <param name="after">The tree after it.</param>
    /// <returns>What became weaker, a clause each, as it reads after "because".</returns>
    public async Task<IReadOnlyList<string>> WeakenedAsync(string before, string after)
    {
        var changes = await ReadAsync(before, after);
        var added = changes.SelectMany(change => Added(change)).ToList();
        return [.. changes.SelectMany(change => LostAssertions(change, added).Concat(NewMarks(change)))];
    }

    private async Task<IReadOnlyList<Change>> ReadAsync(string before, string after)
    {
        // Each entry is ":modes old new status" and then the path.
        var fields = before == after ? [] : await downstream.ListAsync("comparing the tests", "diff-tree", "-r", "-z", "--no-renames", before, after);
        var changed = fields.Chunk(2).Select(pair => (Ids: pair[0].Split(' '), Path: pair[1])).Where(entry => TestFile.IsTest(entry.Path)).ToList();
        var blobs = await new BlobReader(downstream).ReadAsync([.. changed.SelectMany(entry => entry.Ids[2..4])]);
        return
        [
            .. changed.Select(entry => new Change(
                entry.Path,
                blobs.TryGetValue(entry.Ids[2], out var older) ? TestFile.Read(older) : TestFile.None,
                blobs.TryGetValue(entry.Ids[3], out var newer) ? TestFile.Read(newer) : TestFile.None)).Where(change => change.Older.IsRead && change.Newer.IsRead),
        ];
    }

    private static IEnumerable<TestFunction> Added(Change change) => change.Newer.Functions.Where(function => change.Older.Functions.All(old => old.Name != function.Name));

    private static IEnumerable<string> LostAssertions(Change change, List<TestFunction> added)
    {
        foreach (var old in change.Older.Functions)
        {
            var now = change.Newer.Functions.FirstOrDefault(function => function.Name == old.Name)?.Assertions ?? Moved(old, added);
            if (now < old.Assertions)
            {
                yield return $"it took assertions out of a test: {change.Path}, {old.Name} has {now} of {old.Assertions} left";
            }
        }
    }

    /// <summary>A test that is gone may stand elsewhere, or under another name; each new one stands for one old one.</summary>
    private static int Moved(TestFunction old, List<TestFunction> added)
    {
        var found = added.Find(function => function.ShortName == old.ShortName) ?? added.Find(function => function.Assertions >= old.Assertions);
        _ = found is not null && added.Remove(found);
        return found?.Assertions ?? 0;
    }

    private static IEnumerable<string> NewMarks(Change change)
    {
        foreach (var mark in change.Newer.Marks.GroupBy(mark => mark.Name, StringComparer.Ordinal))
        {
            var more = mark.Count() - change.Older.Marks.Count(old => old.Name == mark.Key);
            if (more > 0)
            {
                yield return $"it marks tests so that they are skipped or may fail: {change.Path}:{mark.Last().Line} {mark.Key} ({more} more than before)";
            }
        }
    }

    private sealed record Change(string Path, TestFile Older, TestFile Newer);
}
