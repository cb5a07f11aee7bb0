using Main2Main.Git;

namespace Main2Main.Memory.Distance;

/// <summary>The upstream's line: its commits by first parents, oldest first.</summary>
internal sealed class UpstreamLine
{
    private readonly GitRepository repository;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<DateTimeOffset> times = [];
    private readonly List<DateTimeOffset> reached = [];

    private UpstreamLine(GitRepository repository) => this.repository = repository;

    /// <summary>When the newest commit was made.</summary>
    public DateTimeOffset End => reached[^1];

    /// <summary>Reads the line that ends at a commit.</summary>
    public static async Task<UpstreamLine> ReadAsync(GitRepository repository, string target)
    {
        var line = new UpstreamLine(repository);
        var log = await repository.RunAsync("reading the upstream's line", "log", "--first-parent", "--reverse", "--format=%H %ct", target);
        foreach (var parts in log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split(' ')))
        {
            line.places[parts[0]] = line.times.Count;
            line.times.Add(CommitTime.Parse(parts[1]));

            // A clock that went wrong puts no commit before the ones that it stands on.
            line.reached.Add(line.reached.Count > 0 && line.reached[^1] > line.times[^1] ? line.reached[^1] : line.times[^1]);
        }

        return line;
    }

    /// <summary>Whether a commit is on the line itself.</summary>
    public bool Holds(string commit) => places.ContainsKey(commit);

    /// <summary>Where a commit stands on the line; of one on a side branch where that parts. Null when it has nothing in common with the line.</summary>
    public async Task<int?> PlaceAsync(string commit)
    {
        if (places.TryGetValue(commit, out var place))
        {
            return place;
        }

        var own = await repository.TryAsync(new GitCall("rev-list", "--first-parent", commit));
        return own.Succeeded && own.Text.Split('\n').FirstOrDefault(places.ContainsKey) is { } found ? places[found] : null;
    }

    /// <summary>How far a place is behind at a time.</summary>
    public (double Days, int Commits) Behind(int place, DateTimeOffset at)
    {
        var found = reached.BinarySearch(at);
        var head = found < 0 ? ~found - 1 : found;
        while (head + 1 < reached.Count && reached[head + 1] <= at)
        {
            head++;
        }

        return head <= place ? (0, 0) : (Math.Max(0, (at - reached[place + 1]).TotalDays), head - place);
    }
}
