namespace Main2Main.Publishing;

/// <summary>A pull request, as <c>gh pr list --json</c> prints it.</summary>
internal sealed record PullRequest
{
    /// <summary>The fields that are asked for.</summary>
    public const string Fields = "number,url,state,isDraft,title,body,labels,headRefName,headRefOid,headRepositoryOwner,baseRefName";

    public required int Number { get; init; }

    public required string Url { get; init; }

    /// <summary>OPEN, CLOSED or MERGED.</summary>
    public required string State { get; init; }

    public required bool IsDraft { get; init; }

    public required string Title { get; init; }

    public required string Body { get; init; }

    public required IReadOnlyList<PullRequestName> Labels { get; init; }

    public required string HeadRefName { get; init; }

    public required string HeadRefOid { get; init; }

    /// <summary>Who owns the repository of the branch; null when that is gone.</summary>
    public required PullRequestName? HeadRepositoryOwner { get; init; }

    public required string BaseRefName { get; init; }

    /// <summary>Whether it carries a label; GitHub does not tell cases apart.</summary>
    public bool Carries(string label) => Labels.Any(own => label.Equals(own.Name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A label, which has a name, or an owner, who has a login.</summary>
/// <param name="Name">A label's name.</param>
/// <param name="Login">An owner's name in addresses.</param>
internal sealed record PullRequestName(string? Name = null, string? Login = null);
