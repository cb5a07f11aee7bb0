namespace Main2Main.Verification.Logs;

/// <summary>A test as one place of a log speaks of it; which failed test it is may be known only further down.</summary>
internal sealed class TestScope
{
    private const int MaximumPaths = 32;
    private readonly List<string> paths = [];

    /// <summary>The test's id as <c>file::case</c>, or a file for one that could not be loaded; null while only a heading is known.</summary>
    public string? Id { get; set; }

    /// <summary>pytest's heading: the id without the file, with dots.</summary>
    public string? Heading { get; init; }

    /// <summary>Whether the test was seen to pass.</summary>
    public bool Passed { get; set; }

    /// <summary>The files of the failure's frames, outermost first.</summary>
    public IReadOnlyList<string> Paths => paths;

    /// <summary>The first error that a single line of this test's output names.</summary>
    public RaisedException? Mention { get; set; }

    public void AddPath(string path)
    {
        if (paths.Count < MaximumPaths && !paths.Contains(path))
        {
            paths.Add(path);
        }
    }
}
