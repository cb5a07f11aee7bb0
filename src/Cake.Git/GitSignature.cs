namespace Cake.Git;

/// <summary>Who did something, and when.</summary>
public sealed class GitSignature
{
    internal GitSignature(LibGit2Sharp.Signature signature) => (Name, Email, When) = (signature.Name, signature.Email, signature.When);

    /// <summary>The person's name.</summary>
    public string Name { get; }

    /// <summary>The person's address.</summary>
    public string Email { get; }

    /// <summary>When, with the person's offset.</summary>
    public DateTimeOffset When { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} <{Email}> {When:O}";
}
