using System.Text;
using System.Text.RegularExpressions;
using Main2Main.Configuration;
using Main2Main.Git;

namespace Main2Main.Initialization;

/// <summary>Finds places in the downstream that hold a commit of the upstream.</summary>
/// <param name="upstream">The upstream.</param>
/// <param name="downstream">The downstream.</param>
/// <param name="doubts">What Init is unsure of.</param>
internal sealed partial class CommitPlaces(GitRepository upstream, GitRepository downstream, Doubts doubts)
{
    private const string Digits = "[0-9a-f]{40}";
    private const int MostBranches = 50;

    /// <summary>Finds the places, most telling first: a file of its own, then a line that names it.</summary>
    /// <returns>The places; empty where no commit of the upstream is recorded.</returns>
    public async Task<IReadOnlyList<PinSource>> FindAsync()
    {
        var held = await HeldAsync(await GrepAsync(null));
        if (held.Count == 0)
        {
            var elsewhere = new List<Place>();
            foreach (var branch in await BranchesAsync())
            {
                elsewhere.AddRange(await GrepAsync(branch));
            }

            held = await HeldAsync(elsewhere);
        }

        return held.Count == 0 ? [] : Choose(held);
    }

    private async Task<IReadOnlyList<Place>> HeldAsync(IReadOnlyList<Place> places)
    {
        var known = await KnownAsync([.. places.Select(place => place.Commit).Distinct(StringComparer.Ordinal)]);
        return [.. places.Where(place => known.Contains(place.Commit)).OrderByDescending(place => place.IsAlone)];
    }

    private IReadOnlyList<PinSource> Choose(IReadOnlyList<Place> held)
    {
        var first = held[0];
        foreach (var other in held.Where(place => place.Commit != first.Commit).DistinctBy(place => place.Commit).Take(3))
        {
            doubts.Add("pin", $"{other.File}:{other.Line} holds another commit of the upstream, {other.Commit[..10]}; {first.File}:{first.Line} was taken");
        }

        if (first.Branch is { } name)
        {
            doubts.Add("pin", $"the commit is on the branch {name} of the downstream; it is read there, and a run does not move it");
        }

        return [.. held.Where(place => place.Commit == first.Commit).Select(place => place.ToSource()).Distinct()];
    }

    /// <summary>Branches with the name of something that is pinned, without their remotes' names.</summary>
    private async Task<IReadOnlyList<string>> BranchesAsync()
    {
        var text = await downstream.RunAsync("listing branches", "for-each-ref", "--format=%(refname)", "refs/remotes", "refs/heads");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(branch => PinName().IsMatch(branch)).Take(MostBranches)];
    }

    private async Task<List<Place>> GrepAsync(string? branch)
    {
        // 1 is git's word for "found nothing".
        var result = await downstream.TryAsync(new GitCall(
            ["grep", "--no-color", "--full-name", "-n", "-I", "-z", "-E", "-i", "-w", "-e", Digits, .. branch is null ? (string[])[] : [branch]]));
        var lines = result.ExitCode == 1 ? [] : result.ThrowIfFailed("looking for commits").Text.Split('\n');
        return
        [
            .. lines.Select(line => line.Split('\0')).Where(fields => fields.Length == 3)
                .Select(fields => (File: branch is null ? fields[0] : fields[0][(branch.Length + 1)..], Line: fields[1], Text: fields[2].TrimEnd('\r')))
                // On a branch of its own the pin is a file of its own.
                .Where(line => branch is null ? !Unlikely().IsMatch(line.File) : line.Text.Trim().Length == 40)
                .SelectMany(line => Commit().Matches(line.Text).Select(match => Place.Of(branch is null ? null : Short(branch), line.File, line.Line, line.Text, match)))
                .Where(place => place.IsTold)
                // A pattern that finds other commits too, as in a list of many projects, says nothing of this one.
                .GroupBy(place => place.ToSource())
                .Where(group => group.Select(place => place.Commit).Distinct(StringComparer.Ordinal).Count() == 1)
                .SelectMany(group => group),
        ];
    }

    private static string Short(string branch) =>
        branch.Split('/') is ["refs", "remotes", _, .. var rest] ? string.Join('/', rest) : branch["refs/heads/".Length..];

    private async Task<HashSet<string>> KnownAsync(IReadOnlyList<string> commits)
    {
        if (commits.Count == 0)
        {
            return [];
        }

        var call = new GitCall("cat-file", "--batch-check=%(objecttype)")
        {
            Input = Encoding.ASCII.GetBytes(string.Concat(commits.Select(commit => commit + '\n'))),
            Environment = new Dictionary<string, string?> { ["GIT_NO_LAZY_FETCH"] = "1" },
        };
        var kinds = (await upstream.TryAsync(call)).ThrowIfFailed("looking for commits in the upstream").Text.Split('\n');
        return commits.Zip(kinds).Where(pair => pair.Second == "commit").Select(pair => pair.First).ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9a-fA-F]{40}(?![0-9A-Za-z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Commit();

    [GeneratedRegex("good|stable|pin|lkg|verified", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PinName();

    // Lock files follow a pin; tests and prose speak of commits that are none.
    [GeneratedRegex(@"(^|/)tests?/|\.(lock|md|rst|ipynb|patch|diff)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unlikely();

    [GeneratedRegex("""[=:@#][ \t]*["']?$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Assigned();

    private sealed record Place(string? Branch, string File, string Line, string Commit, string Before, string After)
    {
        public bool IsAlone => Before.Trim().Length == 0 && After.Trim().Length == 0;

        /// <summary>Whether the line says that something is this commit, rather than mentioning it.</summary>
        public bool IsTold => IsAlone || Assigned().IsMatch(Before);

        private string Behind => After.Length > 0 && !char.IsWhiteSpace(After[0]) ? LinePattern.Of(After[..1]) : string.Empty;

        public static Place Of(string? branch, string file, string line, string text, Match commit) =>
            new(branch, file, line, commit.Value.ToLowerInvariant(), text[..commit.Index], text[(commit.Index + commit.Length)..]);

        public PinSource ToSource() => new()
        {
            File = File,
            Ref = Branch,
            Pattern = IsAlone ? $@"^[ \t]*(?<value>{Digits})[ \t]*\r?$" : $"^{LinePattern.Of(Before)}(?<value>{Digits}){Behind}",
        };
    }
}
