using System.Security.Cryptography;
using System.Text;
using Main2Main.Git;

namespace Main2Main.Impact.History;

/// <summary>Which commits of a range changed which blobs.</summary>
/// <param name="Commits">The commits, newest first.</param>
/// <param name="Digest">Tells this history from every other: a range of the same two commits has another one when the clone was cut short, or grafted.</param>
internal sealed record RangeHistory(IReadOnlyList<HistoryCommit> Commits, string Digest)
{
    private const byte CommitMark = 1;
    private const int ShaLength = 40;

    /// <summary>Reads the history of a range, in one pass.</summary>
    /// <param name="upstream">The repository.</param>
    /// <param name="baseCommit">The commit before the range; null for the whole history.</param>
    /// <param name="targetCommit">The range's last commit.</param>
    /// <param name="paths">The files that are looked at; none for all.</param>
    public static async Task<RangeHistory> ReadAsync(GitRepository upstream, string? baseCommit, string targetCommit, params IReadOnlyCollection<string> paths)
    {
        var log = await upstream.TryAsync(new GitCall(
            [
                .. NeutralDiff.Configuration, .. baseCommit is null ? ["-c", "log.showRoot=true"] : Array.Empty<string>(), "log", "-z", "--raw", "--no-abbrev", "--no-renames", "--diff-merges=off", "--encoding=UTF-8",
                $"--format={(char)CommitMark}%H%s", baseCommit is null ? targetCommit : $"{baseCommit}..{targetCommit}", "--", .. paths.Select(GitCall.Literal),
            ]));
        var output = log.ThrowIfFailed("reading the upstream's history").Output;
        return new RangeHistory(Parse(output), Convert.ToHexStringLower(SHA256.HashData(output)));
    }

    private static List<HistoryCommit> Parse(ReadOnlySpan<byte> log)
    {
        var commits = new List<HistoryCommit>();
        var (before, after) = ((string?)null, (string?)null);
        var expectsPath = false;
        foreach (var range in log.Split((byte)0))
        {
            var field = expectsPath ? log[range] : log[range].TrimStart((byte)'\n');
            if (field.IsEmpty)
            {
                continue;
            }

            if (expectsPath)
            {
                commits[^1].Blobs[GitText.DecodePath(field)] = (before, after);
                expectsPath = false;
            }
            else if (field[0] == CommitMark)
            {
                commits.Add(new HistoryCommit(Encoding.ASCII.GetString(field[1..(ShaLength + 1)]), Encoding.UTF8.GetString(field[(ShaLength + 1)..]).Trim(), []));
            }
            else
            {
                var parts = Encoding.ASCII.GetString(field).Split(' ');
                (before, after, expectsPath) = (Blob(parts[2]), Blob(parts[3]), true);
            }
        }

        return commits;
    }

    private static string? Blob(string id) => id.All(digit => digit == '0') ? null : id;
}

/// <summary>A commit of the range.</summary>
/// <param name="Sha">The full commit.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Blobs">Per changed path the content before and after; null where there is none.</param>
internal sealed record HistoryCommit(string Sha, string Subject, Dictionary<string, (string? Old, string? New)> Blobs);
