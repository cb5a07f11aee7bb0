using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>What a log shows of the servers that its own programs started: the ports that they opened and the addresses they have.</summary>
/// <param name="machine">Names and addresses of the machine that the log is from.</param>
internal sealed partial class OwnServers(IReadOnlyList<string> machine)
{
    private const int Most = 1024;
    private const int LongestLine = 400;

    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["istening", "running on", "running at", "erving ", "tarted server", "tarting server", "server on", "server at", "ound to", "inding ", "init_method", "server is up", "server ready", "API server", ", ip="],
        StringComparison.Ordinal);

    private readonly HashSet<int> ports = [];
    private readonly HashSet<string> hosts = new(machine, StringComparer.OrdinalIgnoreCase);

    /// <summary>Notes what a line says of a server.</summary>
    /// <param name="line">Any line of the log.</param>
    public void Accept(string line)
    {
        if (line.Length <= LongestLine && line.AsSpan().ContainsAny(Signs) && ports.Count + hosts.Count < Most)
        {
            Read(line);
        }
    }

    /// <summary>Whether a log's own program serves there.</summary>
    /// <param name="peer">The other end of a connection.</param>
    /// <returns>True for this machine's addresses, and for a host or port that the log shows being opened.</returns>
    public bool Owns(Peer peer) => ports.Contains(peer.Port) || hosts.Contains(peer.Host) || (peer.IsLoopback && !peer.IsSystemService);

    private void Read(string line)
    {
        if (NodeAddress().Match(line) is { Success: true } node)
        {
            _ = hosts.Add(node.Groups["host"].Value);
        }

        if (!Opening().IsMatch(line))
        {
            return;
        }

        foreach (var peer in PeerReader.Read(line).Where(peer => !peer.IsPublic))
        {
            Add(peer.Port);
            _ = peer.IsLoopback || hosts.Add(peer.Host);
        }

        foreach (var value in NamedPort().Matches(line).Select(match => match.Groups["port"].ValueSpan.ToString()))
        {
            Add(int.Parse(value, CultureInfo.InvariantCulture));
        }
    }

    // The ports of the web say nothing: the whole world serves there.
    private void Add(int port) => _ = port is > 0 and < 65536 and not (80 or 443) && ports.Add(port);

    [GeneratedRegex(@"\b(?:[Ll]istening|[Rr]unning (?:on|at)|[Ss]erving|[Ss]tart(?:ed|ing)(?: \w+){0,4} server|[Ss]erver (?:on|at|is up|ready)|[Bb]ound to|[Bb]inding|(?:distributed_)?init_method)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\bports? ?[=:]? ?(?<port>\d{2,5})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedPort();

    [GeneratedRegex(@"\bpid=\d+, ip=(?<host>[0-9a-fA-F.:]+)", RegexOptions.CultureInvariant)]
    private static partial Regex NodeAddress();
}
