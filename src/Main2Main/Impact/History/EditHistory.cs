using System.Text;
using System.Text.RegularExpressions;
using Main2Main.Git;

namespace Main2Main.Impact.History;

/// <summary>How often the downstream's own history, up to the commit that is looked at, edited its files: what earlier syncs edited, a later one edits
/// sooner.</summary>
internal sealed partial class EditHistory
{
    private const int Longest = 600;
    private const double EachFold = 0.5;
    private const int EnoughToJudge = 100;
    private const int FewestEdits = 3;
    private const char CommitMark = '\u0001';

    private readonly Dictionary<string, int> edits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> moves = new(StringComparer.Ordinal);
    private int commits;

    private EditHistory()
    {
    }

    /// <summary>That of a downstream without one.</summary>
    public static EditHistory None { get; } = new();

    /// <summary>Reads the newest commits before and at a commit; a tree has no history.</summary>
    /// <param name="downstream">The downstream.</param>
    /// <param name="commit">The commit or tree.</param>
    /// <param name="package">The downstream's package.</param>
    /// <param name="pins">The files that hold the pin.</param>
    public static async Task<EditHistory> ReadAsync(GitRepository downstream, string commit, string package, IReadOnlyList<string> pins)
    {
        var kind = await downstream.RunAsync("looking at the downstream's commit", "cat-file", "-t", commit);
        if (kind.Trim() != "commit")
        {
            return None;
        }

        var log = await downstream.TryAsync(new GitCall(
            [
                .. NeutralDiff.Configuration, "log", "-z", "--name-only", "--no-renames", "--no-merges", "--encoding=UTF-8", $"--max-count={Longest}",
                $"--format={CommitMark}%s", commit, "--", package, .. pins,
            ]));
        var history = new EditHistory();
        history.Add(log.ThrowIfFailed("reading the downstream's history").Output, pins);
        return history;
    }

    /// <summary>How much more what speaks for a file counts, 1 for a file that nobody has edited.</summary>
    public double Factor(string path) => 1 + (EachFold * (Math.Log(1 + edits.GetValueOrDefault(path)) + Math.Log(1 + moves.GetValueOrDefault(path))));

    /// <summary>Whether a file is one that people have hardly ever edited, as far as a long history tells.</summary>
    public bool IsQuiet(string path) => commits >= EnoughToJudge && edits.GetValueOrDefault(path) < FewestEdits;

    private void Add(ReadOnlySpan<byte> log, IReadOnlyList<string> pins)
    {
        var (files, isMove) = (new List<string>(), false);
        foreach (var range in log.Split((byte)0))
        {
            var field = log[range].TrimStart((byte)'\n');
            if (field.IsEmpty)
            {
                continue;
            }

            if (field[0] == (byte)CommitMark)
            {
                Count(files, isMove);
                files.Clear();
                isMove = Commit().IsMatch(Encoding.UTF8.GetString(field));
            }
            else
            {
                files.Add(GitText.DecodePath(field));
                isMove |= pins.Contains(files[^1], StringComparer.Ordinal);
            }
        }

        Count(files, isMove);
    }

    private void Count(List<string> files, bool isMove)
    {
        commits += files.Count > 0 ? 1 : 0;
        foreach (var file in files)
        {
            edits[file] = edits.GetValueOrDefault(file) + 1;
            moves[file] = moves.GetValueOrDefault(file) + (isMove ? 1 : 0);
        }
    }

    /// <summary>A subject that names a commit is that of a fix for one of the upstream's.</summary>
    [GeneratedRegex(@"\b[0-9a-f]{40}\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Commit();
}
