using System.Globalization;
using System.Text;
using Main2Main.Git;

namespace Main2Main.Planning;

/// <summary>Reads the upstream's commits and their changed lines, in one pass.</summary>
/// <param name="upstream">The upstream repository.</param>
public sealed class UpstreamHistory(GitRepository upstream)
{
    private const byte CommitMark = 1;
    private const int ShaLength = 40;

    /// <summary>Reads the commits of a range.</summary>
    /// <param name="baseCommit">The commit before the first one.</param>
    /// <param name="targetCommit">The last commit.</param>
    /// <returns>The commits, oldest first, as <c>git log --reverse</c> orders them.</returns>
    /// <exception cref="Main2MainException">The history is cut off inside the range.</exception>
    public async Task<IReadOnlyList<UpstreamCommit>> ReadAsync(string baseCommit, string targetCommit)
    {
        var log = await upstream.TryAsync(new GitCall(
            [
                .. NeutralDiff.Configuration, "log", "--reverse", "-z", "--numstat", "--no-renames", "--diff-merges=off", "--encoding=UTF-8",
                .. NeutralDiff.Flags, $"--format={(char)CommitMark}%H%ct %s", $"{baseCommit}..{targetCommit}", "--",
            ]));
        var commits = Parse(log.ThrowIfFailed("reading the upstream's history").Output);
        await RequireWholeAsync(commits);
        return commits;
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

    private async Task RequireWholeAsync(List<UpstreamCommit> commits)
    {
        var file = await upstream.RunAsync("looking for cut-off history", "rev-parse", "--path-format=absolute", "--git-path", "shallow");
        if (!File.Exists(file))
        {
            return;
        }

        var boundary = (await File.ReadAllLinesAsync(file)).ToHashSet();
        if (commits.Find(commit => boundary.Contains(commit.Sha)) is { } cut)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the upstream '{upstream.Path}' is a shallow clone and its history is cut off at {cut.Sha}, inside the drift.",
                $"fetch its whole history: git -C {upstream.Path} fetch --unshallow");
        }
    }
}
