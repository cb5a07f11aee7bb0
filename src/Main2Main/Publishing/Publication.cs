namespace Main2Main.Publishing;

/// <summary>
/// What was pushed where, and which pull request stands for it: publish.json. It outlives the run, so that the next one knows its own branch and
/// request.
/// </summary>
public sealed record Publication
{
    /// <summary>The run's name.</summary>
    public required string RunId { get; init; }

    /// <summary>How it stands.</summary>
    public required PublicationStatus Status { get; init; }

    /// <summary>The last thing that is done.</summary>
    public required PublicationPhase Phase { get; init; }

    /// <summary>The name of the git remote.</summary>
    public required string Remote { get; init; }

    /// <summary>The GitHub repository of the pull request, <c>OWNER/NAME</c>, with the host in front where it is not github.com.</summary>
    public required string Repository { get; init; }

    /// <summary>The branch that is pushed.</summary>
    public required string Branch { get; init; }

    /// <summary>The branch that it is to be merged into.</summary>
    public required string Base { get; init; }

    /// <summary>What the branch held before the push; null for a new branch.</summary>
    public string? OldHead { get; init; }

    /// <summary>The commit that the branch is to hold: the run's last one.</summary>
    public required string Head { get; init; }

    /// <summary>The commit that was pushed last, by this run or an earlier one; null before the first push.</summary>
    public string? PushedHead { get; init; }

    /// <summary>How many commits the request holds, those of earlier runs that the base lacks included.</summary>
    public required int Commits { get; init; }

    /// <summary>The pull request's title.</summary>
    public required string Title { get; init; }

    /// <summary>The labels that Publish sets.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Whether the pull request is a draft.</summary>
    public required bool Draft { get; init; }

    /// <summary>The pull request's number; null before there is one.</summary>
    public int? PrNumber { get; init; }

    /// <summary>The pull request's address; null before there is one.</summary>
    public string? PrUrl { get; init; }
}
