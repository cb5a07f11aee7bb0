using System.Text;
using Main2Main.Git;
using Main2Main.Precedents.Reading;
using Main2Main.Python;

namespace Main2Main.Precedents;

/// <summary>
/// Finds how upstream commits adapted the upstream's own code to a change that they made: the best example there is of what a downstream has to do.
/// What a commit changed is read once.
/// </summary>
/// <param name="upstream">The upstream; it may be bare. The same is asked of a downstream.</param>
/// <param name="package">The folder of its package.</param>
public sealed class CallerChanges(GitRepository upstream, string package)
{
    private const int MostFiles = 200;
    private const double Alike = 0.4;

    private readonly Dictionary<string, IReadOnlyList<FilePair>> read = new(StringComparer.Ordinal);

    /// <summary>What code calls a symbol by: of a constructor the class.</summary>
    /// <param name="symbol">The dotted name.</param>
    /// <returns>The name.</returns>
    public static string CalledAs(string symbol) =>
        DottedName.Last(symbol) is "__init__" ? DottedName.Last(symbol[..^".__init__".Length]) : DottedName.Last(symbol);

    /// <summary>Finds the statements that name something and were changed.</summary>
    /// <param name="name">The name as it stands in code: of a method its own, of a class for its constructor.</param>
    /// <param name="commits">The commits that changed it, full ids.</param>
    /// <param name="limit">How many are wanted at most.</param>
    /// <returns>The statements: those outside of tests first, changed ones before new and gone ones.</returns>
    /// <exception cref="Main2MainException">git failed.</exception>
    public async Task<IReadOnlyList<CallerChange>> FindAsync(string name, IReadOnlyList<string> commits, int limit)
    {
        var found = new List<CallerChange>();
        foreach (var commit in commits)
        {
            foreach (var pair in await ReadAsync(commit))
            {
                found.AddRange(In(pair, name, commit));
            }
        }

        return
        [
            .. found.OrderBy(change => IsTest(change.File)).ThenBy(change => change.Before is null || change.After is null)
                .DistinctBy(change => (change.Before, change.After)).Take(limit),
        ];
    }

    /// <summary>Finds the statements that name something and differ between two states.</summary>
    /// <param name="name">The name as it stands in code.</param>
    /// <param name="from">The older commit or tree.</param>
    /// <param name="to">The newer one.</param>
    /// <param name="limit">How many are wanted at most.</param>
    /// <returns>The statements; their commit is the newer state.</returns>
    /// <exception cref="Main2MainException">git failed.</exception>
    public async Task<IReadOnlyList<CallerChange>> FindBetweenAsync(string name, string from, string to, int limit)
    {
        if (!read.TryGetValue($"{from}..{to}", out var pairs))
        {
            read[$"{from}..{to}"] = pairs = await PairsAsync("diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", from, to);
        }

        return [.. pairs.SelectMany(pair => In(pair, name, to)).OrderBy(change => IsTest(change.File)).Take(limit)];
    }

    private bool IsTest(string file) => !file.StartsWith(package.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static IEnumerable<CallerChange> In(FilePair pair, string name, string commit)
    {
        if (!pair.Mentions(name))
        {
            yield break;
        }

        var lost = pair.Lost.Where(unit => unit.Defines != name && unit.Names.Contains(name)).ToList();
        var gained = pair.Gained.Where(unit => unit.Defines != name && unit.Names.Contains(name)).ToList();
        foreach (var now in gained)
        {
            // What stands for it in the older file may not have named it: a call that took the place of another.
            var before = Best(now, lost) ?? Best(now, pair.Lost);
            _ = before is not null && lost.Remove(before);
            yield return new CallerChange(commit, pair.Path, now.Line, now.Within, before?.Text, now.Text);
        }

        foreach (var gone in lost)
        {
            var after = Best(gone, pair.Gained);
            yield return new CallerChange(commit, pair.Path, after?.Line ?? gone.Line, gone.Within, gone.Text, after?.Text);
        }
    }

    private static Unit? Best(Unit unit, IEnumerable<Unit> others) => others.Where(other => other.Within == unit.Within)
        .Select(other => (Unit: other, Likeness: unit.Likeness(other))).Where(entry => entry.Likeness >= Alike).OrderByDescending(entry => entry.Likeness)
        .Select(entry => entry.Unit).FirstOrDefault();

    private async Task<IReadOnlyList<FilePair>> ReadAsync(string commit)
    {
        if (read.TryGetValue(commit, out var known))
        {
            return known;
        }

        return read[commit] = await PairsAsync(
            "log", "-1", "-z", "--raw", "--no-abbrev", "--no-renames", "--diff-merges=first-parent", "--format=", commit, "--");
    }

    private async Task<IReadOnlyList<FilePair>> PairsAsync(params string[] arguments)
    {
        var fields = await upstream.ListAsync("reading what was changed", arguments);
        var entries = fields.Chunk(2).Where(pair => pair.Length == 2 && pair[1].EndsWith(".py", StringComparison.Ordinal))
            .Select(pair => (Path: pair[1], Ids: pair[0].Split(' '))).Take(MostFiles).ToList();
        var blobs = await new BlobReader(upstream).ReadAsync([.. entries.SelectMany(entry => entry.Ids[2..4])]);
        return [.. entries.Select(entry => new FilePair(entry.Path, blobs.GetValueOrDefault(entry.Ids[2]) ?? [], blobs.GetValueOrDefault(entry.Ids[3]) ?? []))];
    }

    /// <summary>A file before and after a commit; its units are read when somebody asks for a name that stands in it.</summary>
    private sealed class FilePair(string path, byte[] older, byte[] newer)
    {
        private readonly Lazy<(IReadOnlyList<Unit> Lost, IReadOnlyList<Unit> Gained)> units = new(
            () => Compare(UnitReader.Read(older), UnitReader.Read(newer)));

        public string Path => path;

        public IReadOnlyList<Unit> Lost => units.Value.Lost;

        public IReadOnlyList<Unit> Gained => units.Value.Gained;

        public bool Mentions(string name)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            return older.AsSpan().IndexOf(bytes) >= 0 || newer.AsSpan().IndexOf(bytes) >= 0;
        }

        private static (IReadOnlyList<Unit> Lost, IReadOnlyList<Unit> Gained) Compare(IReadOnlyList<Unit> before, IReadOnlyList<Unit> after) =>
            (Without(before, after), Without(after, before));

        private static IReadOnlyList<Unit> Without(IReadOnlyList<Unit> units, IReadOnlyList<Unit> others)
        {
            var counts = others.CountBy(unit => unit).ToDictionary();
            return [.. units.Where(unit => !Take(counts, unit))];
        }

        private static bool Take(Dictionary<Unit, int> counts, Unit unit)
        {
            var left = counts.GetValueOrDefault(unit);
            counts[unit] = left - 1;
            return left > 0;
        }
    }
}
