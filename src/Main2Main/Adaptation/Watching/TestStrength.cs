using Main2Main.Git;

namespace Main2Main.Adaptation.Watching;

/// <summary>
/// Whether an edit makes tests weaker: fewer assertions, new marks that skip or expect a failure, and, unless assertions are only counted, assertions
/// that expect something else than before. Code is adapted to pass tests, not the tests to pass.
/// </summary>
/// <param name="downstream">The downstream.</param>
/// <param name="counted">Whether assertions are only counted.</param>
/// <param name="isPutBack">Tells the paths whose edit does not stay whatever it is; null for none.</param>
internal sealed class TestStrength(GitRepository downstream, bool counted = false, Func<string, bool>? isPutBack = null)
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
        var changed = fields.Chunk(2).Select(pair => (Ids: pair[0].Split(' '), Path: pair[1])).Where(entry => TestFile.IsTest(entry.Path) && isPutBack?.Invoke(entry.Path) is not true).ToList();
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

    private IEnumerable<string> LostAssertions(Change change, List<TestFunction> added)
    {
        foreach (var old in change.Older.Functions)
        {
            var now = change.Newer.Functions.FirstOrDefault(function => function.Name == old.Name) ?? Moved(old, added);
            if ((now?.Assertions ?? 0) < old.Assertions)
            {
                yield return $"it took assertions out of a test: {change.Path}, {old.Name} has {now?.Assertions ?? 0} of {old.Assertions} left";
            }
            else if (now is not null && !counted)
            {
                foreach (var (was, becomes) in Weaker(old, now))
                {
                    yield return $"it changed what a test expects: {change.Path}, {old.Name} had '{was.Text}' and has '{becomes?.Text ?? "nothing"}' in its place";
                }
            }
        }
    }

    /// <summary>The assertions that no assertion of the newer function stands for in full, each with the one that comes nearest.</summary>
    private static IEnumerable<(TestAssertion Was, TestAssertion? Becomes)> Weaker(TestFunction old, TestFunction now)
    {
        var left = now.Expected.ToList();

        // What is kept word for word is no candidate for what was changed.
        var changed = old.Expected.Where(was => left.Find(one => one.Kind == was.Kind && one.Text == was.Text && was.IsKeptBy(one)) is not { } same || !left.Remove(same)).ToList();
        foreach (var was in changed)
        {
            var nearest = left.MinBy(was.LostIn);
            _ = nearest is not null && left.Remove(nearest);
            if (nearest is null || !was.IsKeptBy(nearest))
            {
                yield return (was, nearest);
            }
        }
    }

    /// <summary>A test that is gone may stand elsewhere, or under another name; each new one stands for one old one.</summary>
    private static TestFunction? Moved(TestFunction old, List<TestFunction> added)
    {
        var alike = added.Where(function => function.IsCollected == old.IsCollected).ToList();
        var found = alike.Find(function => function.ShortName == old.ShortName) ?? alike.Find(function => function.Assertions >= old.Assertions);
        _ = found is not null && added.Remove(found);
        return found;
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
