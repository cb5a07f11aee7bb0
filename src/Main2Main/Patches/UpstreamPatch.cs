namespace Main2Main.Patches;

/// <summary>Something that the downstream puts in the upstream's place.</summary>
public sealed record UpstreamPatch
{
    /// <summary>Its name in this report: <c>patch-1</c>, <c>patch-2</c> ...</summary>
    public required string Id { get; init; }

    /// <summary>How it is done.</summary>
    public required PatchKind Kind { get; init; }

    /// <summary>The downstream file.</summary>
    public required string File { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What is replaced, as a dotted name of the upstream; of an item with its key in brackets.</summary>
    public required string Target { get; init; }

    /// <summary>The file that defines what is replaced; null when it is not there.</summary>
    public string? UpstreamFile { get; init; }

    /// <summary>Its line there; 0 when it is not there.</summary>
    public int UpstreamLine { get; init; }

    /// <summary>What is put there: the name of a downstream definition, or the value as it is written.</summary>
    public required string Replacement { get; init; }

    /// <summary>Whether it still applies.</summary>
    public required PatchEffect Effect { get; init; }

    /// <summary>Whether the upstream does the same by itself.</summary>
    public required PatchNeed Need { get; init; }

    /// <summary>What shows that, and what is wrong with it.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Whether it is put in place at all.</summary>
    public required PatchActivation Activation { get; init; }

    /// <summary>How its module is reached, or why it is not.</summary>
    public required string ActivationReason { get; init; }

    /// <summary>The other patches of the same target.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>The downstream commit that gave the replacement its present form; null when the history does not tell.</summary>
    public string? WrittenAt { get; init; }

    /// <summary>The upstream commit that the downstream stood on then; null when it cannot be told.</summary>
    public string? WrittenOn { get; init; }

    /// <summary>How much of the code of the replacement and of the original, as it was when it was most alike, is the same: from 0 to 1.</summary>
    public double Similarity { get; init; }

    /// <summary>The upstream commits that changed the original since it was most like the replacement, oldest first.</summary>
    public IReadOnlyList<PatchCommit> Commits { get; init; } = [];

    /// <summary>What these changed in the original: lines that left, behind <c>- </c>, and lines that came, behind <c>+ </c>.</summary>
    public IReadOnlyList<string> Diff { get; init; } = [];

    /// <summary>What the range changed for it.</summary>
    public PatchChange Change { get; init; }

    /// <summary>How many commits the replacement lacks.</summary>
    internal int Lacking => Commits.Count(commit => !commit.Taken);
}

/// <summary>An upstream commit that changed what a patch replaces.</summary>
/// <param name="Sha">Its id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Taken">Whether the patch holds what it added already.</param>
/// <param name="InRange">Whether it belongs to the range that was asked about.</param>
public sealed record PatchCommit(string Sha, string Subject, bool Taken, bool InRange);
