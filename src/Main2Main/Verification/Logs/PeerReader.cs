using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>Finds the ends of connections that a line names: addresses of the web, pairs of host and port, addresses of this machine.</summary>
internal static class PeerReader
{
    private const int MostPeers = 16;

    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["://", "localhost", "127.", "0.0.0.0", "::1", "host", "('", "(\"", "ipv4:", "ipv6:", "onnect", "server at", "server on", "ddress"],
        StringComparison.Ordinal);

    /// <summary>A quick look at whether a line may name one.</summary>
    /// <param name="line">The line.</param>
    /// <returns>False for nearly all lines.</returns>
    public static bool MayName(ReadOnlySpan<char> line) => line.ContainsAny(Signs);

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>What it names, in order.</returns>
    public static IEnumerable<Peer> Read(string line)
    {
        if (!MayName(line))
        {
            yield break;
        }

        var match = Forms.Pattern.Match(LogText.Cut(line, LogText.MaximumContextLine));
        for (var count = 0; match.Success && count < MostPeers; count++, match = match.NextMatch())
        {
            var host = match.Groups["host"].Value.Trim('[', ']').TrimEnd('.').Replace("%5B", string.Empty, StringComparison.Ordinal)
                .Replace("%5D", string.Empty, StringComparison.Ordinal);
            if (host.Length > 0)
            {
                yield return new Peer(
                    host,
                    int.TryParse(match.Groups["port"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port < 65536 ? port : 0);
            }
        }
    }

    // Made when the first connection failed: most logs have none.
    private static class Forms
    {
        // Without backtracking, so that no line can take long. Of several forms at one place the first counts.
        public static readonly Regex Pattern = new(
            @"[a-z0-9+]://(?:[^/\s@'""]*@)?(?<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9][A-Za-z0-9_.-]*)(?::(?<port>\d{1,5}))?"
            + @"|\bhost ?= ?['""]?(?<host>[A-Za-z0-9:][A-Za-z0-9_.:-]*)['""]?(?:, ?port ?= ?(?<port>\d{1,5}))?"
            + @"|\bhost (?<host>[A-Za-z0-9][A-Za-z0-9_.-]*):(?<port>\d{1,5})"
            + @"|\(['""](?<host>localhost|\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)['""], ?(?<port>\d{1,5})?"
            + @"|\bipv6:(?<host>%5B[0-9A-Fa-f:.]+%5D|\[[0-9A-Fa-f:.]+\])(?::(?<port>\d{1,5}))?"
            + @"|\b(?<host>localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0)\b(?::(?<port>\d{1,5}))?"
            + @"|(?<host>\[?::1\]?)(?::(?<port>\d{1,5}))?"
            + @"|\b(?<host>\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}):(?<port>\d{1,5})\b",
            RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    }
}
