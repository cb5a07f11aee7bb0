using System.Text;
using Main2Main.Git;
using Main2Main.Planning;

namespace Main2Main.Bisection.Search;

/// <summary>The commits between two ends: the bad end's first-parent line, as Plan has it. Each holds the one before, as halving takes for granted.</summary>
/// <param name="Good">The commit before the first one.</param>
/// <param name="Commits">The commits, oldest first; the last one is the bad end.</param>
internal sealed record SearchedRange(string Good, IReadOnlyList<RangeCommit> Commits)
{
    private const byte CommitMark = 1;
    private const int ShaLength = 40;
    private const string Doing = "listing the upstream's commits";

    /// <summary>Reads a range. No file's content is read, so that a partial clone serves too.</summary>
    /// <exception cref="Main2MainException">The range holds no commit.</exception>
    public static async Task<SearchedRange> ReadAsync(GitRepository upstream, string good, string bad)
    {
        var listing = upstream.TryAsync(new GitCall("rev-list", "--topo-order", "--reverse", "--parents", $"{good}..{bad}", "--"));
        var log = await upstream.TryAsync(new GitCall(
            "-c", "core.quotePath=false", "log", "--reverse", "-z", "--name-only", "--no-renames", "--first-parent",
            "--diff-merges=first-parent", "--encoding=UTF-8",
            $"--format={(char)CommitMark}%H%s", $"{good}..{bad}", "--"));
        var commits = Join(Parse(log.ThrowIfFailed(Doing).Output), FirstParentLine.Parse((await listing).ThrowIfFailed(Doing).Text), good);
        return commits.Count > 0
            ? new SearchedRange(good, commits)
            : throw new Main2MainException(
                FailureKind.Usage,
                $"there is no commit in {good}..{bad} of the upstream '{upstream.Path}': the good end is the bad one, or lies behind it.",
                $"name an older commit with --{Configuration.OptionNames.Good} than with --{Configuration.OptionNames.Bad}.");
    }

    /// <summary>Where the line begins beside the good end, its first commit is the one that holds that end.</summary>
    private static List<RangeCommit> Join(List<RangeCommit> line, FirstParentLine graph, string good)
    {
        if (graph.IsLinear)
        {
            return line;
        }

        var known = line.ToDictionary(commit => commit.Sha, StringComparer.Ordinal);
        return [.. graph.Stretches(good).Select(stretch => known[stretch.End] with { Brought = stretch.Brought })];
    }

    private static List<RangeCommit> Parse(ReadOnlySpan<byte> log)
    {
        var commits = new List<RangeCommit>();
        var files = new List<string>();
        foreach (var range in log.Split((byte)0))
        {
            var field = log[range].TrimStart((byte)'\n');
            if (!field.IsEmpty && field[0] == CommitMark)
            {
                files = [];
                commits.Add(
                    new RangeCommit(Encoding.ASCII.GetString(field.Slice(1, ShaLength)), Encoding.UTF8.GetString(field[(1 + ShaLength)..]).Trim(), files));
            }
            else if (!field.IsEmpty)
            {
                files.Add(Encoding.UTF8.GetString(field));
            }
        }

        return commits;
    }
}
