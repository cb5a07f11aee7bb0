namespace Main2Main.Diagnosis.Evidence;

/// <summary>
/// Finds the hunks of a step's patch that hold the terms of any of its errors, in one pass. What is kept is bounded: 12 lines of a hunk,
/// and of all hunks the 400 that hold the heaviest terms.
/// </summary>
internal sealed class HunkFinder
{
    private const int MostHunks = 400;
    private const int MostMatches = 12;
    private const int LongestText = 160;
    private readonly TermMatcher matcher;
    private readonly IReadOnlyList<HashSet<string>> owners;
    private readonly PatchCursor cursor = new();
    private readonly PriorityQueue<PatchHunk, double> kept = new();
    private readonly HashSet<string> held = [];
    private PatchHunk? current;
    private List<HunkMatch> matches = [];
    private double weight;

    private HunkFinder(IReadOnlyList<IReadOnlyList<SearchTerm>> termsOfErrors)
    {
        matcher = new TermMatcher(termsOfErrors.SelectMany(terms => terms));
        owners = [.. termsOfErrors.Select(terms => terms.Select(term => term.Text).ToHashSet())];
        Counts = new int[owners.Count];
    }

    /// <summary>In how many hunks each term stands.</summary>
    public Dictionary<string, int> Frequencies { get; } = [];

    /// <summary>How many hunks hold a term of each error.</summary>
    public int[] Counts { get; }

    /// <summary>The hunks that were kept, in no order.</summary>
    public IEnumerable<PatchHunk> Hunks => kept.UnorderedItems.Select(item => item.Element);

    /// <summary>Reads a patch.</summary>
    /// <param name="patch">The file; one that does not exist has no hunks.</param>
    /// <param name="termsOfErrors">Each error's terms.</param>
    /// <returns>What was found.</returns>
    public static async Task<HunkFinder> ReadAsync(string patch, IReadOnlyList<IReadOnlyList<SearchTerm>> termsOfErrors)
    {
        var finder = new HunkFinder(termsOfErrors);
        if (File.Exists(patch))
        {
            await using var source = File.OpenRead(patch);
            await PatchLines.ReadAsync(source, finder.Take, CancellationToken.None);
            finder.EndHunk();
        }

        return finder;
    }

    private void Take(string line)
    {
        switch (cursor.Read(line))
        {
            case PatchLineKind.File:
                EndHunk();
                break;
            case PatchLineKind.Hunk:
                EndHunk();
                current = Here(cursor.Header, cursor.Old, cursor.New);
                break;
            case PatchLineKind.Deleted:
                TakeFile("deleted", cursor.OldFile);
                break;
            case PatchLineKind.Created:
                TakeFile("added", cursor.NewFile);
                break;
            case PatchLineKind.Renamed:
                TakeFile("renamed", cursor.OldFile);
                TakeFile("renamed", cursor.NewFile);
                break;
            case PatchLineKind.Removed:
                TakeLine(line, HunkSide.Removed);
                break;
            case PatchLineKind.Added:
                TakeLine(line, HunkSide.Added);
                break;
            case PatchLineKind.Context:
                TakeLine(line, HunkSide.Context);
                break;
        }
    }

    private PatchHunk Here(string header, (int Start, int Lines) old, (int Start, int Lines) changed) => new()
    {
        File = cursor.NewFile,
        PreviousFile = cursor.OldFile == cursor.NewFile ? null : cursor.OldFile,
        Header = header.Length > LongestText ? header[..LongestText] : header,
        OldStart = old.Start,
        OldLines = old.Lines,
        NewStart = changed.Start,
        NewLines = changed.Lines,
        Matches = [],
    };

    private void TakeFile(string what, string path)
    {
        foreach (var term in matcher.OfFile(path))
        {
            current = Here(what, default, default);
            Add(term, new HunkMatch(term.Text, HunkSide.File, 0, path, IsDefinition: true));
            EndHunk();
        }
    }

    private void TakeLine(string line, HunkSide side)
    {
        var text = line.Length == 0 ? line : line[1..];
        foreach (var term in matcher.In(text))
        {
            var shown = text.Length > LongestText ? text[..LongestText] : text;
            Add(term, new HunkMatch(term.Text, side, cursor.Line, shown, TermMatcher.IsDefinition(text, term)));
        }
    }

    private void Add(SearchTerm term, HunkMatch match)
    {
        if (held.Add(term.Text))
        {
            Frequencies[term.Text] = Frequencies.GetValueOrDefault(term.Text) + 1;
        }

        weight += term.Weight * (match.Side == HunkSide.Context ? 0.1 : match.IsDefinition ? 2 : 1);

        // A line that changes a definition may stand far down in a long hunk.
        if (matches.Count < MostMatches)
        {
            matches.Add(match);
        }
        else if (match.IsDefinition && match.Side != HunkSide.Context && matches.FindLastIndex(other => !other.IsDefinition) is var weak and >= 0)
        {
            matches[weak] = match;
        }
    }

    private void EndHunk()
    {
        if (current is { } hunk && matches.Count > 0)
        {
            for (var owner = 0; owner < owners.Count; owner++)
            {
                Counts[owner] += owners[owner].Overlaps(held) ? 1 : 0;
            }

            kept.Enqueue(hunk with { Matches = matches }, weight);
            if (kept.Count > MostHunks)
            {
                _ = kept.Dequeue();
            }
        }

        (current, matches, weight) = (null, [], 0);
        held.Clear();
    }
}
