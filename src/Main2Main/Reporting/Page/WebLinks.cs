using Main2Main.Git;

namespace Main2Main.Reporting.Page;

/// <summary>Addresses of a repository's commits and pull requests; null where its page is not known.</summary>
/// <param name="Page">The repository's page without a final slash; null when it is not known.</param>
internal sealed record WebLinks(string? Page)
{
    /// <summary>Finds a repository's page.</summary>
    /// <param name="repository">The checkout.</param>
    /// <param name="configured">The page as configured; the remote's when null.</param>
    public static async Task<WebLinks> OfAsync(GitRepository repository, string? configured)
    {
        if (configured is not null)
        {
            return new WebLinks(configured.TrimEnd('/'));
        }

        var remotes = (await repository.TryAsync(new GitCall("remote"))).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var name = remotes.Contains("origin") ? "origin" : remotes.Length == 1 ? remotes[0] : null;
        var address = name is null ? null : await repository.TryAsync(new GitCall("remote", "get-url", "--", name));
        return new WebLinks(address is { Succeeded: true } ? PageOf(address.Text) : null);
    }

    /// <summary>The page behind a remote's address.</summary>
    /// <param name="address">As git knows it: https, ssh, or <c>user@host:path</c>.</param>
    /// <returns>The page, without names and passwords; null for a folder and for what is no host's.</returns>
    public static string? PageOf(string address) =>
        RemoteAddress.Of(address) is { } remote ? $"https://{remote.Host}/{remote.Path}" : null;

    /// <summary>A commit's address.</summary>
    public string? Commit(string? sha) => Page is null || sha is null ? null : $"{Page}/commit/{sha}";

    /// <summary>A pull request's address.</summary>
    public string? PullRequest(int? number) => Page is null || number is null ? null : $"{Page}/pull/{number}";
}
