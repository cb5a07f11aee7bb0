namespace Cake.Git;

/// <summary>Which references <c>git describe</c> may name.</summary>
public enum GitDescribeStrategy
{
    /// <summary>Annotated tags.</summary>
    Default = LibGit2Sharp.DescribeStrategy.Default,

    /// <summary>All tags.</summary>
    Tags = LibGit2Sharp.DescribeStrategy.Tags,

    /// <summary>All references.</summary>
    All = LibGit2Sharp.DescribeStrategy.All,
}
