namespace Main2Main.Python.Diffing;

/// <summary>Finds where modules went, by content.</summary>
internal static class ModuleMoves
{
    private const double SameModule = 0.5;
    private const double SameModuleAndName = 0.3;
    private const int TooShort = 24;

    /// <summary>Pairs modules that are gone with modules that have come.</summary>
    /// <param name="gone">Files of modules that are gone.</param>
    /// <param name="come">Files of modules that have come.</param>
    /// <returns>The new file of each moved one.</returns>
    public static IReadOnlyDictionary<PythonFile, PythonFile> Find(IEnumerable<PythonFile> gone, IEnumerable<PythonFile> come)
    {
        var moved = new Dictionary<PythonFile, PythonFile>();
        var candidates = come.ToList();
        var pairs = gone.SelectMany(old => candidates.Select(now => (Old: old, New: now, Score: Score(old, now)))).Where(pair => pair.Score > 0);
        var taken = new HashSet<PythonFile>();
        foreach (var (old, now, _) in pairs.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Old.Path, StringComparer.Ordinal).ThenBy(pair => pair.New.Path, StringComparer.Ordinal))
        {
            if (!moved.ContainsKey(old) && taken.Add(now))
            {
                moved[old] = now;
            }
        }

        return moved;
    }

    private static double Score(PythonFile old, PythonFile now)
    {
        var sameName = LastPart(old) == LastPart(now);
        var (before, after) = (old.Module.Body, now.Module.Body);
        if (Math.Min(before.TokenCount, after.TokenCount) < TooShort)
        {
            // A few lines are alike in many files.
            return sameName && before.TokenCount > 0 && before.Hash == after.Hash ? 1 : 0;
        }

        var similarity = before.Similarity(after);
        return similarity >= (sameName ? SameModuleAndName : SameModule) ? similarity + (sameName ? 0.1 : 0) : 0;
    }

    private static string LastPart(PythonFile file) => DottedName.Last(file.ModuleName);
}
