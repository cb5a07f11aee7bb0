using System.Globalization;
using Main2Main.Git;

namespace Main2Main.Planning;

/// <summary>Reads the upstream's commits and their changed lines, in one pass.</summary>
/// <param name="upstream">The upstream repository.</param>
public sealed class UpstreamHistory(GitRepository upstream)
{
    private const char CommitMark = '\u0001';
    private const char SubjectMark = '\u0002';

    /// <summary>Reads the commits of a range.</summary>
    /// <param name="baseCommit">The commit before the first one.</param>
    /// <param name="targetCommit">The last commit.</param>
    /// <returns>The commits, oldest first, as <c>git log --reverse</c> orders them.</returns>
    /// <exception cref="Main2MainException">The history is cut off inside the range.</exception>
    public async Task<IReadOnlyList<UpstreamCommit>> ReadAsync(string baseCommit, string targetCommit)
    {
        var fields = await upstream.ListAsync(
            "reading the upstream's history",
            [
                .. NeutralDiff.Configuration, "log", "--reverse", "-z", "--numstat", "--no-renames", "--diff-merges=off", "--encoding=UTF-8",
                .. NeutralDiff.Flags, $"--format={CommitMark}%H{SubjectMark}%s", $"{baseCommit}..{targetCommit}", "--",
            ]);
        var commits = Parse(fields).ToList();
        await RequireWholeAsync(commits);
        return commits;
    }

    private static IEnumerable<UpstreamCommit> Parse(IReadOnlyList<string> fields)
    {
        string? header = null;
        var files = new List<ChangedFile>();
        foreach (var field in fields.Select(field => field.TrimStart('\n')))
        {
            if (field.Length > 0 && field[0] != CommitMark)
            {
                files.Add(ParseFile(field));
            }
            else if (field.Length > 0)
            {
                if (header is not null)
                {
                    yield return ParseCommit(header, files);
                }

                header = field;
                files = [];
            }
        }

        if (header is not null)
        {
            yield return ParseCommit(header, files);
        }
    }

    private static UpstreamCommit ParseCommit(string header, List<ChangedFile> files)
    {
        var mark = header.IndexOf(SubjectMark, StringComparison.Ordinal);
        return new UpstreamCommit(header[1..mark], header[(mark + 1)..].Trim(), files);
    }

    private static ChangedFile ParseFile(string field)
    {
        // Only the first two tabs separate: a path may hold more.
        var parts = field.Split('\t', 3);
        return new ChangedFile(parts[2], Lines(parts[0]) + Lines(parts[1]));
    }

    private static int Lines(string count) => count == "-" ? 0 : int.Parse(count, CultureInfo.InvariantCulture);

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
