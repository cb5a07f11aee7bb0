using System.Globalization;
using System.Text;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Planning;

/// <summary>Reads the commits of the target's first-parent line with their changed lines, and what merges brought to it.</summary>
/// <param name="upstream">The upstream repository.</param>
public sealed class UpstreamHistory(GitRepository upstream)
{
    private const byte CommitMark = 1;
    private const int ShaLength = 40;
    private const int FewestToShare = 64;
    private const string Doing = "reading the upstream's history";

    /// <summary>Reads the commits of a range. Each is a descendant of the one before, and the first one of the base.</summary>
    /// <param name="baseCommit">The commit before the first one, an ancestor of the last.</param>
    /// <param name="targetCommit">The last commit.</param>
    /// <returns>The commits of the line, oldest first.</returns>
    /// <exception cref="Main2MainException">The history is cut off inside the range.</exception>
    public async Task<IReadOnlyList<UpstreamCommit>> ReadAsync(string baseCommit, string targetCommit)
    {
        var listing = await upstream.TryAsync(new GitCall("rev-list", "--topo-order", "--reverse", "--parents", $"{baseCommit}..{targetCommit}", "--"));
        var range = FirstParentLine.Parse(listing.ThrowIfFailed(Doing).Text);
        await RequireWholeAsync(range);
        var log = await LinesAsync(range.Line(), baseCommit, targetCommit);
        var line = log.ToDictionary(commit => commit.Sha, StringComparer.Ordinal);
        return range.IsLinear ? log : await JoinAsync(range.Stretches(baseCommit), line, baseCommit);
    }

    /// <summary>
    /// The changed lines of the line's commits. Counting them is nearly all that git does for a plan, so that the processors share a long line.
    /// </summary>
    private async Task<IReadOnlyList<UpstreamCommit>> LinesAsync(IReadOnlyList<string> line, string baseCommit, string targetCommit)
    {
        var parts = Math.Clamp(line.Count / FewestToShare, 1, Environment.ProcessorCount);
        var ends = Enumerable.Range(1, parts - 1).Select(part => line[line.Count * part / parts]).ToList();
        var logs = await Task.WhenAll(Enumerable.Zip([baseCommit, .. ends], [.. ends, targetCommit], (from, to) =>
            LogAsync(["--reverse", "--numstat", "--first-parent", "--diff-merges=first-parent", $"{from}..{to}", "--"])));
        return [.. logs.SelectMany(log => log)];
    }

    /// <summary>What each commit of the line brought; where the line begins beside the base, the first one takes all up to where it holds the base.</summary>
    private async Task<IReadOnlyList<UpstreamCommit>> JoinAsync(
        IReadOnlyList<LineStretch> stretches, Dictionary<string, UpstreamCommit> line, string baseCommit)
    {
        var brought = await SubjectsAsync([.. stretches.SelectMany(stretch => stretch.Brought)]);
        var commits = new List<UpstreamCommit>();
        foreach (var stretch in stretches)
        {
            var files = stretch.BeginsBesideBase ? await FilesAsync(baseCommit, stretch.End) : line[stretch.End].Files;
            commits.Add(line[stretch.End] with { Files = files, Brought = [.. stretch.Brought.Select(sha => brought[sha])] });
        }

        return commits;
    }

    private async Task<Dictionary<string, PlannedCommit>> SubjectsAsync(IReadOnlyList<string> shas)
    {
        if (shas.Count == 0)
        {
            return [];
        }

        var commits = await LogAsync(["--no-walk=unsorted", "--no-patch", "--stdin"], Encoding.ASCII.GetBytes(string.Concat(shas.Select(sha => sha + "\n"))));
        return commits.ToDictionary(
            commit => commit.Sha, commit => new PlannedCommit(commit.Sha, commit.Subject) { CommittedAt = commit.CommittedAt }, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<ChangedFile>> FilesAsync(string from, string to)
    {
        var diff = await upstream.TryAsync(
            new GitCall([.. NeutralDiff.Configuration, "diff-tree", "-r", "-z", "--numstat", "--no-renames", .. NeutralDiff.Flags, from, to]));
        var files = new List<ChangedFile>();
        ReadOnlySpan<byte> output = diff.ThrowIfFailed(Doing).Output;
        foreach (var range in output.Split((byte)0))
        {
            if (!output[range].IsEmpty)
            {
                files.Add(ParseFile(output[range]));
            }
        }

        return files;
    }

    private async Task<List<UpstreamCommit>> LogAsync(IReadOnlyList<string> asked, byte[]? input = null)
    {
        var log = await upstream.TryAsync(new GitCall(
            [.. NeutralDiff.Configuration, "log", "-z", "--no-renames", "--encoding=UTF-8", .. NeutralDiff.Flags, $"--format={(char)CommitMark}%H%ct %s", .. asked]) { Input = input });
        return Parse(log.ThrowIfFailed(Doing).Output);
    }

    private static List<UpstreamCommit> Parse(ReadOnlySpan<byte> log)
    {
        var commits = new List<UpstreamCommit>();
        var files = new List<ChangedFile>();
        foreach (var range in log.Split((byte)0))
        {
            var field = log[range].TrimStart((byte)'\n');
            if (!field.IsEmpty && field[0] == CommitMark)
            {
                files = [];
                commits.Add(ParseCommit(field[1..], files));
            }
            else if (!field.IsEmpty)
            {
                files.Add(ParseFile(field));
            }
        }

        return commits;
    }

    // A subject may be in any encoding; its unreadable letters are replaced, since only people read it.
    private static UpstreamCommit ParseCommit(ReadOnlySpan<byte> field, List<ChangedFile> files)
    {
        var sha = field[..ShaLength];
        var rest = field[ShaLength..];
        var space = rest.IndexOf((byte)' ');
        return new UpstreamCommit(Encoding.ASCII.GetString(sha), Encoding.UTF8.GetString(rest[(space + 1)..]).Trim(), files)
        {
            CommittedAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(rest[..space], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
        };
    }

    private static ChangedFile ParseFile(ReadOnlySpan<byte> field)
    {
        // Only the first two tabs separate: a path may hold more.
        var afterAdded = field.IndexOf((byte)'\t');
        var afterDeleted = afterAdded + 1 + field[(afterAdded + 1)..].IndexOf((byte)'\t');
        return new ChangedFile(
            GitText.DecodePath(field[(afterDeleted + 1)..]),
            Lines(field[..afterAdded]) + Lines(field[(afterAdded + 1)..afterDeleted]));
    }

    private static int Lines(ReadOnlySpan<byte> count) => count.SequenceEqual("-"u8) ? 0 : int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture);

    private async Task RequireWholeAsync(FirstParentLine range)
    {
        var file = await upstream.PlaceAsync("looking for cut-off history", "--git-path", "shallow");
        if (!File.Exists(file))
        {
            return;
        }

        var boundary = (await File.ReadAllLinesAsync(file)).ToHashSet();
        if (range.Commits.FirstOrDefault(boundary.Contains) is { } cut)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the upstream '{upstream.Path}' is a shallow clone and its history is cut off at {cut}, inside the drift.",
                $"fetch its whole history: git -C {upstream.Path} fetch --unshallow");
        }
    }
}
