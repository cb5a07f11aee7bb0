using System.Globalization;
using System.Text;
using Main2Main.Git;

namespace Main2Main.Verification;

/// <summary>Reads which lines one state of the downstream adds over another.</summary>
/// <param name="downstream">The downstream.</param>
internal sealed class AddedLines(GitRepository downstream)
{
    public async Task<IReadOnlyList<AddedLine>> ReadAsync(string from, string to)
    {
        var added = new List<AddedLine>();
        foreach (var file in await downstream.ListAsync("listing the edited files", "diff-tree", "-r", "-z", "--name-only", "--no-renames", "--diff-filter=AMT", from, to))
        {
            // One file at a time: its name is then known, and need not be read out of a quoted header.
            var call = new GitCall([.. NeutralDiff.Configuration, "diff-tree", "-r", "-p", "--no-renames", .. NeutralDiff.PatchFlags, "-U0", from, to, "--", file]);
            var result = (await downstream.TryAsync(call)).ThrowIfFailed("reading the added lines");
            added.AddRange(Parse(file, Encoding.UTF8.GetString(result.Output)));
        }

        return added;
    }

    private static IEnumerable<AddedLine> Parse(string file, string diff)
    {
        var number = 0;
        var inHunk = false;
        foreach (var line in diff.Split('\n'))
        {
            if (line.StartsWith("@@ ", StringComparison.Ordinal))
            {
                inHunk = true;
                number = NewStart(line);
            }
            else if (inHunk && line.StartsWith('+'))
            {
                yield return new AddedLine(file, number++, line[1..].TrimEnd('\r'));
            }
        }
    }

    // "@@ -12,3 +15 @@": the number behind the plus sign.
    private static int NewStart(string header)
    {
        var digits = header.AsSpan(header.IndexOf('+', StringComparison.Ordinal) + 1);
        return int.Parse(digits[..digits.IndexOfAny(',', ' ')], CultureInfo.InvariantCulture);
    }
}
