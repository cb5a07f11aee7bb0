using System.Text;

namespace Main2Main.Sample;

/// <summary>Writes commits in the format of <c>git fast-import</c>, so that a whole repository is one git process.</summary>
internal sealed class FastImportStream : IDisposable
{
    private const string Committer = "Loom Maintainers <maintainers@loom.example>";

    private readonly MemoryStream stream = new();
    private int mark;

    /// <summary>Adds a commit on top of the earlier ones.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="when">When it was made.</param>
    /// <param name="files">The files that it writes: path and text.</param>
    public void Add(SampleCommit commit, DateTimeOffset when, IEnumerable<KeyValuePair<string, string>> files)
    {
        mark++;
        var date = $"{when.ToUnixTimeSeconds()} +0000";
        Line("commit refs/heads/main");
        Line($"mark :{mark}");
        Line($"author {commit.Author} {date}");
        Line($"committer {Committer} {date}");
        Data(commit.Message);
        foreach (var (from, to) in commit.Moved)
        {
            Line($"R {Quote(from)} {Quote(to)}");
        }

        foreach (var path in commit.Removed)
        {
            Line($"D {Quote(path)}");
        }

        foreach (var (path, text) in files)
        {
            Line($"M 100644 inline {Quote(path)}");
            Data(text);
        }

        Tag(commit.Tag);
        Line($"get-mark :{mark}");
    }

    /// <summary>Ends the stream.</summary>
    /// <returns>All of it.</returns>
    public byte[] End()
    {
        Line("done");
        return stream.ToArray();
    }

    /// <inheritdoc />
    public void Dispose() => stream.Dispose();

    private static string Quote(string path) =>
        $"\"{path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private void Tag(string? name)
    {
        Line(string.Empty);
        if (name is not null)
        {
            Line($"reset refs/tags/{name}");
            Line($"from :{mark}");
            Line(string.Empty);
        }
    }

    private void Data(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Line($"data {bytes.Length}");
        stream.Write(bytes);
        Line(string.Empty);
    }

    private void Line(string text) => stream.Write(Encoding.UTF8.GetBytes(text + "\n"));
}
