using System.Text.RegularExpressions;

namespace Main2Main.Git;

/// <summary>Where a remote lies on the web: the host and the path of an address as git knows it, without names, passwords and ports.</summary>
/// <param name="Host">The host, as written.</param>
/// <param name="Path">The path, without the slash in front and <c>.git</c> behind it.</param>
internal sealed partial record RemoteAddress(string Host, string Path)
{
    /// <summary>Reads an address.</summary>
    /// <param name="address">https, ssh, or <c>user@host:path</c>.</param>
    /// <returns>Host and path; null for a folder and for what is no host's.</returns>
    public static RemoteAddress? Of(string address) =>
        (Web().Match(address) is { Success: true } url ? url : Shell().Match(address)) is { Success: true } match
            ? new RemoteAddress(match.Groups["host"].Value, match.Groups["path"].Value)
            : null;

    // A port of ssh says nothing about the page's.
    [GeneratedRegex(@"^(?:https?|ssh|git)://(?:[^/]*@)?(?<host>[^/:@\s]+)(?::\d+)?/(?<path>[^\s?#]+?)(?:\.git)?/?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Web();

    // A drive letter is no host.
    [GeneratedRegex(@"^(?:[^/@\s:]+@)?(?<host>[^/:@\s]{2,}):(?<path>[^\s/?#][^\s?#]*?)(?:\.git)?/?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shell();
}
