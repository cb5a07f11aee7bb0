using Main2Main.Git;

namespace Main2Main.Detection;

/// <summary>A release tag that the downstream goes by and the upstream does not hold: without it there is no release lane.</summary>
public static class MissingTag
{
    /// <summary>Says that the tag is missing, and how it is fetched.</summary>
    /// <param name="upstream">The upstream.</param>
    /// <param name="tag">The release tag; null when the downstream has none.</param>
    /// <returns>A sentence; null when nothing is missing.</returns>
    public static async Task<string?> NoticeAsync(GitRepository upstream, string? tag) => tag is null || await upstream.ResolveAsync(tag) is not null
        ? null
        : $"the upstream '{upstream.Path}' does not hold the release tag {tag}: the release lane is left out. Fetch it with {await FetchAsync(upstream, tag)}, or go without with `lanes` set to main.";

    /// <summary>The command that fetches a tag.</summary>
    /// <param name="upstream">The upstream.</param>
    /// <param name="tag">The tag.</param>
    /// <returns>The command.</returns>
    public static async Task<string> FetchAsync(GitRepository upstream, string tag) =>
        ShellWords.Join(["git", "-C", upstream.Path, "fetch", await upstream.RemoteAsync() ?? GitQueries.DefaultRemote, $"refs/tags/{tag}:refs/tags/{tag}"]);
}
