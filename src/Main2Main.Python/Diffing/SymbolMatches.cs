namespace Main2Main.Python.Diffing;

/// <summary>Finds where classes, functions and variables went: under the same name elsewhere, or under another name with the same code.</summary>
internal static class SymbolMatches
{
    private const double SameCode = 0.6;
    private const double SameNameAndCode = 0.25;
    private const int TooShort = 16;
    private const int TooShortValue = 10;
    private const int TooManyAlike = 40;
    private const int TellingParameters = 3;

    /// <summary>Pairs definitions that are gone with definitions that have come.</summary>
    /// <param name="gone">What is gone.</param>
    /// <param name="come">What has come.</param>
    /// <returns>The new definition of each that was found.</returns>
    public static IReadOnlyDictionary<(PythonFile File, PythonSymbol Symbol), (PythonFile File, PythonSymbol Symbol)> Find(
        IReadOnlyList<(PythonFile File, PythonSymbol Symbol)> gone, IReadOnlyList<(PythonFile File, PythonSymbol Symbol)> come)
    {
        var byName = come.Index().ToLookup(entry => entry.Item.Symbol.Name, entry => entry.Index);
        var byCode = come.Index().SelectMany(entry => Marks(entry.Item.Symbol).Select(mark => (Mark: mark, entry.Index))).ToLookup(entry => entry.Mark, entry => entry.Index);
        var scored = new List<(double Score, int Old, int New)>();
        foreach (var (index, (file, symbol)) in gone.Index())
        {
            var alike = Marks(symbol).Select(mark => byCode[mark]).Where(found => found.Take(TooManyAlike + 1).Count() <= TooManyAlike).SelectMany(found => found);
            foreach (var candidate in byName[symbol.Name].Concat(alike).Distinct())
            {
                var score = Score(file, symbol, come[candidate].File, come[candidate].Symbol);
                if (score > 0)
                {
                    scored.Add((score, index, candidate));
                }
            }
        }

        var matches = new Dictionary<(PythonFile, PythonSymbol), (PythonFile, PythonSymbol)>();
        var taken = new HashSet<int>();
        foreach (var (_, old, now) in scored.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Old).ThenBy(pair => pair.New))
        {
            if (!matches.ContainsKey(gone[old]) && taken.Add(now))
            {
                matches[gone[old]] = come[now];
            }
        }

        return matches;
    }

    /// <summary>How much of two definitions is the same.</summary>
    public static double Similarity(PythonSymbol old, PythonSymbol now) => old.Kind != now.Kind ? 0 : old.Variable is { } before
        ? before.Value == now.Variable!.Value && before.Annotation == now.Variable.Annotation ? 1 : 0.5
        : old.Body.Similarity(now.Body);

    /// <summary>Whether a method is another one under a new name.</summary>
    public static bool IsRename(PythonFunction old, PythonFunction now) =>
        Math.Min(old.Body.TokenCount, now.Body.TokenCount) >= TooShort && old.Body.Similarity(now.Body) >= SameCode;

    /// <summary>Whether two methods that heirs have to define take the same: they have no code to tell them by.</summary>
    public static bool IsSameDemand(PythonFunction old, PythonFunction now) =>
        old.IsAbstract && now.IsAbstract && old.IsAsync == now.IsAsync && old.IsProperty == now.IsProperty && old.Parameters.Count >= TellingParameters
        && TakeTheSame(old, now);

    /// <summary>Whether two functions have the same parameters, in the same order, passed in the same way.</summary>
    public static bool TakeTheSame(PythonFunction one, PythonFunction other) =>
        one.Parameters.Select(parameter => (parameter.Name, parameter.Kind)).SequenceEqual(other.Parameters.Select(parameter => (parameter.Name, parameter.Kind)));

    private static IEnumerable<ulong> Marks(PythonSymbol symbol) => symbol.Variable is { } variable
        ? variable.Value is { Length: >= TooShortValue } value ? [Parsing.TextHash.Of(value) | (1UL << 40)] : []
        : symbol.Body.Sketch.Take(16).Select(hash => (ulong)hash);

    private static double Score(PythonFile oldFile, PythonSymbol old, PythonFile newFile, PythonSymbol now)
    {
        if (old.Kind != now.Kind)
        {
            return 0;
        }

        var (sameName, sameFile) = (old.Name == now.Name, oldFile.ModuleName == newFile.ModuleName);
        var similarity = Similarity(old, now);
        var nearness = sameFile ? 0.05 : 0;
        if (old.Variable is { } variable)
        {
            var telling = variable.Value is { Length: >= TooShortValue };
            return sameName && (similarity >= 1 || telling) ? similarity + 1 : sameFile && similarity >= 1 && telling ? similarity : 0;
        }

        if (sameName)
        {
            var isShort = Math.Min(old.Body.TokenCount, now.Body.TokenCount) < TooShort;
            return similarity >= SameNameAndCode || (isShort && SameShape(old, now)) ? 1 + similarity + nearness : 0;
        }

        return similarity >= SameCode && Math.Min(old.Body.TokenCount, now.Body.TokenCount) >= TooShort ? similarity + nearness : 0;
    }

    private static bool SameShape(PythonSymbol old, PythonSymbol now) => CodeLine.Of(old) == CodeLine.Of(now);
}
