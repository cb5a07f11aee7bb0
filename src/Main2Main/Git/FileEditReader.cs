using System.Globalization;
using System.Text;

namespace Main2Main.Git;

/// <summary>Reads which lines differ between two trees, in two calls of git however many files there are.</summary>
/// <param name="repository">The repository.</param>
internal sealed class FileEditReader(GitRepository repository)
{
    private const string Doing = "reading the edited files";

    // A renamed file is one that is gone and one that is new; a changed type has two headers, and nobody adapts by one.
    private static readonly IReadOnlyList<string> Compared = ["-r", "--no-renames", "--diff-filter=AMD", "-O/dev/null"];

    /// <summary>Reads the edit.</summary>
    /// <param name="from">The older tree or commit.</param>
    /// <param name="to">The newer tree or commit.</param>
    /// <returns>The files that are new, changed or gone.</returns>
    public async Task<IReadOnlyList<FileEdit>> ReadAsync(string from, string to)
    {
        var fields = await repository.ListAsync(Doing, ["diff-tree", "--raw", "-z", "--no-abbrev", .. Compared, from, to]);
        var entries = fields.Chunk(2).Select(pair => (Path: pair[1], Parts: pair[0].Split(' '))).ToList();
        if (entries.Count == 0)
        {
            return [];
        }

        var patch = (
            await repository.TryAsync(new GitCall([.. NeutralDiff.Configuration, "diff-tree", "-p", .. NeutralDiff.PatchFlags, "-U0", .. Compared, from, to])))
            .ThrowIfFailed(Doing);
        var lines = Lines(patch.Output);
        return [.. entries.Zip(lines, (entry, sides) => new FileEdit(entry.Path, entry.Parts[4] == "D" ? entry.Parts[0][1..] : entry.Parts[1], entry.Parts[2], entry.Parts[3], sides.Removed, sides.Added))];
    }

    /// <summary>The lines of each file, in the order of the files: a patch has a header for each.</summary>
    private static List<(List<EditedLine> Removed, List<EditedLine> Added)> Lines(byte[] patch)
    {
        var found = new List<(List<EditedLine> Removed, List<EditedLine> Added)>();
        var (removed, added) = (new Range(0, 0), new Range(0, 0));
        foreach (var range in patch.AsSpan().Split((byte)'\n'))
        {
            var line = patch.AsSpan(range);
            if (removed.Left > 0 && line.StartsWith("-"u8))
            {
                found[^1].Removed.Add(removed.Take(line));
            }
            else if (added.Left > 0 && line.StartsWith("+"u8))
            {
                found[^1].Added.Add(added.Take(line));
            }
            else if (line.StartsWith("diff --git "u8))
            {
                found.Add(([], []));
            }
            else if (line.StartsWith("@@ "u8))
            {
                // "@@ -12,3 +15,2 @@"
                var numbers = Encoding.ASCII.GetString(line[..(line[3..].IndexOf("@@"u8) + 3)]).Split(' ');
                (removed, added) = (Range.Of(numbers[1]), Range.Of(numbers[2]));
            }
        }

        return found;
    }

    private sealed class Range(int start, int count)
    {
        private int number = start;

        public int Left { get; private set; } = count;

        public static Range Of(string text)
        {
            var numbers = text[1..].Split(',');
            return new Range(int.Parse(numbers[0], CultureInfo.InvariantCulture), numbers.Length > 1 ? int.Parse(numbers[1], CultureInfo.InvariantCulture) : 1);
        }

        public EditedLine Take(ReadOnlySpan<byte> line)
        {
            Left--;
            return new EditedLine(number++, Encoding.UTF8.GetString(line[1..]).TrimEnd('\r'));
        }
    }
}
