namespace Main2Main.Publishing;

/// <summary>A label, which has a name, or an owner, who has a login.</summary>
/// <param name="Name">A label's name.</param>
/// <param name="Login">An owner's name in addresses.</param>
internal sealed record PullRequestName(string? Name = null, string? Login = null);
