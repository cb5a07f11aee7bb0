namespace Main2Main.Sample;

/// <summary>One commit of a sample repository's history.</summary>
/// <param name="Folder">Where the files lie that it writes: the folder's name below <c>History/upstream</c> or <c>History/downstream</c>.</param>
/// <param name="Author">Who wrote it, as git writes a person: <c>Name &lt;mail&gt;</c>.</param>
/// <param name="Subject">The message's first line.</param>
internal sealed record SampleCommit(string Folder, string Author, string Subject)
{
    /// <summary>The message below the subject.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>Files that it moves, before it writes others.</summary>
    public IReadOnlyList<(string From, string To)> Moved { get; init; } = [];

    /// <summary>Files that it removes.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Files that it writes and that are computed, not embedded: path and text.</summary>
    public IReadOnlyDictionary<string, string> Computed { get; init; } = new Dictionary<string, string>();

    /// <summary>The tag that it gets.</summary>
    public string? Tag { get; init; }

    /// <summary>The commit's whole message.</summary>
    public string Message => Body.Length == 0 ? $"{Subject}\n" : $"{Subject}\n\n{Body}\n";
}
