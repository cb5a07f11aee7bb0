namespace Main2Main.Planning;

/// <summary>The commits of a range as a graph, and the first-parent line through it that ends at the last one.</summary>
internal sealed class FirstParentLine
{
    private readonly Dictionary<string, string[]> parents;

    private readonly Dictionary<string, int> order;

    private FirstParentLine(IReadOnlyList<string> commits, Dictionary<string, string[]> parents)
    {
        (Commits, this.parents) = (commits, parents);
        order = commits.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
    }

    /// <summary>All commits of the range, each after its parents.</summary>
    public IReadOnlyList<string> Commits { get; }

    /// <summary>Whether no commit is a merge.</summary>
    public bool IsLinear => parents.Values.All(list => list.Length < 2);

    /// <summary>Reads what <c>git rev-list --topo-order --reverse --parents</c> prints.</summary>
    /// <param name="listing">A line a commit: its id and its parents'.</param>
    /// <returns>The graph.</returns>
    public static FirstParentLine Parse(string listing)
    {
        var lines = listing.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToList();
        return new FirstParentLine([.. lines.Select(line => line[0])], lines.ToDictionary(line => line[0], line => line[1..], StringComparer.Ordinal));
    }

    /// <summary>The line from the base on, cut at the commits that hold the base: between two of them lies what a merge brought.</summary>
    /// <param name="baseCommit">The commit before the range.</param>
    /// <returns>The line's commits, oldest first; together they bring every commit of the range once.</returns>
    public IReadOnlyList<LineStretch> Stretches(string baseCommit)
    {
        var holding = Descendants(baseCommit);
        var line = Line();
        var beside = line.TakeWhile(commit => !holding.Contains(commit)).ToHashSet(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var stretches = new List<LineStretch>();
        foreach (var end in line.Where(commit => !beside.Contains(commit)))
        {
            var reached = Reached(end, taken);
            stretches.Add(
                new LineStretch(
                    end,
                    [.. reached.Where(commit => commit != end).OrderBy(commit => order[commit])],
                    BeginsBesideBase: stretches.Count == 0 && beside.Count > 0));
        }

        return stretches;
    }

    /// <summary>The commits of the line, oldest first; empty where the range is.</summary>
    public IReadOnlyList<string> Line()
    {
        var line = new List<string>();
        for (var at = Commits.Count == 0 ? null : Commits[^1]; at is not null && parents.TryGetValue(at, out var before); at = before.FirstOrDefault())
        {
            line.Add(at);
        }

        line.Reverse();
        return line;
    }

    private HashSet<string> Descendants(string baseCommit)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var commit in Commits.Where(commit => parents[commit].Any(parent => parent == baseCommit || found.Contains(parent))))
        {
            _ = found.Add(commit);
        }

        return found;
    }

    /// <summary>What a commit leads to and no earlier one of the line did.</summary>
    private HashSet<string> Reached(string end, HashSet<string> taken)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([end]);
        while (open.TryPop(out var commit))
        {
            if (parents.TryGetValue(commit, out var before) && taken.Add(commit))
            {
                _ = reached.Add(commit);
                Array.ForEach(before, open.Push);
            }
        }

        return reached;
    }
}

/// <summary>A commit of the first-parent line, with what came to the line by it.</summary>
/// <param name="End">The commit.</param>
/// <param name="Brought">The commits that it brought, each after its parents.</param>
/// <param name="BeginsBesideBase">Whether the line before it does not hold the base, so that it stands for the whole way from the base.</param>
internal sealed record LineStretch(string End, IReadOnlyList<string> Brought, bool BeginsBesideBase);
