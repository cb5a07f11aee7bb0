namespace Main2Main.Carrying;

/// <summary>A commit of a proposal, as far as it takes to put it on another base.</summary>
/// <param name="Sha">Its id.</param>
/// <param name="Parent">The id of its parent.</param>
/// <param name="AuthorName">Who wrote it.</param>
/// <param name="AuthorMail">The address.</param>
/// <param name="AuthorDate">When, as git takes it.</param>
/// <param name="Range">The trailer of the upstream range; empty for a commit that no step made.</param>
/// <param name="ByRun">Whether a run made it.</param>
/// <param name="Message">Its whole message.</param>
internal sealed record ProposedCommit(
    string Sha, string Parent, string AuthorName, string AuthorMail, string AuthorDate, string Range, bool ByRun, string Message)
{
    /// <summary>The first line of its message.</summary>
    public string Subject => Message.Split('\n', 2)[0];

    /// <summary>The upstream commit that it brings the downstream to; null for a commit that no step made.</summary>
    public string? RangeEnd => Range.Split("..") is [_, { Length: > 0 } end] ? end : null;
}
