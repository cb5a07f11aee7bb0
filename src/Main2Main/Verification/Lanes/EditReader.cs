using System.Globalization;
using System.Text;
using Main2Main.Git;

namespace Main2Main.Verification.Lanes;

/// <summary>Reads what one state of the downstream changes over another, in three calls of git however many files there are.</summary>
/// <param name="downstream">The downstream.</param>
internal sealed class EditReader(GitRepository downstream)
{
    private const string Doing = "reading the edited files";

    /// <summary>The added and changed files.</summary>
    /// <param name="from">The older tree or commit.</param>
    /// <param name="to">The newer tree or commit.</param>
    public async Task<IReadOnlyList<EditedFile>> ReadAsync(string from, string to)
    {
        string[] compared = ["-r", "--no-renames", "--diff-filter=AM"];
        var fields = await downstream.ListAsync(Doing, ["diff-tree", "--raw", "-z", "--no-abbrev", "-O/dev/null", .. compared, from, to]);
        var entries = fields.Chunk(2).Select(pair => (Path: pair[1], Parts: pair[0].Split(' '))).ToList();
        if (entries.Count == 0)
        {
            return [];
        }

        var patch = (await downstream.TryAsync(new GitCall([.. NeutralDiff.Configuration, "diff-tree", "-p", .. NeutralDiff.PatchFlags, "-U0", .. compared, from, to]))).ThrowIfFailed(Doing);
        var lines = AddedLines(patch.Output, entries.Count);
        var files = entries.Index().Where(entry => entry.Item.Parts[1] is not ("120000" or "160000")).Select(entry => (entry.Index, entry.Item.Path, Old: entry.Item.Parts[2], New: entry.Item.Parts[3])).ToList();
        var blobs = await new BlobReader(downstream).ReadAsync([.. files.SelectMany(file => new[] { file.Old, file.New })]);
        return [.. files.Where(file => blobs.ContainsKey(file.New)).Select(file => new EditedFile(file.Path, blobs[file.New], blobs.GetValueOrDefault(file.Old), lines[file.Index]))];
    }

    /// <summary>The added lines of each file, in the order of the files: a patch has a header for each.</summary>
    private static List<HashSet<int>> AddedLines(byte[] patch, int count)
    {
        var found = new List<HashSet<int>>(count);
        var (number, left) = (0, 0);
        foreach (var range in patch.AsSpan().Split((byte)'\n'))
        {
            var line = patch.AsSpan(range);
            if (left == 0 && line.StartsWith("diff --git "u8))
            {
                found.Add([]);
            }
            else if (left == 0 && line.StartsWith("@@ "u8))
            {
                (number, left) = NewRange(Encoding.ASCII.GetString(line[..(line[3..].IndexOf("@@"u8) + 3)]));
            }
            else if (left > 0 && line.StartsWith("+"u8))
            {
                _ = found[^1].Add(number++);
                left--;
            }
        }

        return found;
    }

    // "@@ -12,3 +15,2 @@": what follows the plus sign.
    private static (int Start, int Count) NewRange(string header)
    {
        var numbers = header[(header.IndexOf('+', StringComparison.Ordinal) + 1)..].Trim().Split(',');
        return (int.Parse(numbers[0], CultureInfo.InvariantCulture), numbers.Length > 1 ? int.Parse(numbers[1], CultureInfo.InvariantCulture) : 1);
    }
}
