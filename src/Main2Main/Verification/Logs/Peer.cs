using System.Net;
using System.Net.Sockets;

namespace Main2Main.Verification.Logs;

/// <summary>The other end of a connection, as a log names it.</summary>
/// <param name="Host">A name or an address, without brackets.</param>
/// <param name="Port">The port; 0 where it is not named.</param>
internal readonly record struct Peer(string Host, int Port)
{
    private const int FirstFreePort = 1024;

    private static readonly HashSet<string> Loopback =
        new(StringComparer.OrdinalIgnoreCase) { "localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback" };

    private static readonly HashSet<string> PrivateEndings = new(StringComparer.OrdinalIgnoreCase)
        { "local", "internal", "localdomain", "lan", "home", "corp", "intranet", "svc", "cluster", "arpa" };

    /// <summary>Whether it is this machine, whatever machine that is.</summary>
    public bool IsLoopback => Loopback.Contains(Host) || Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Host, out var address) && (IPAddress.IsLoopback(Plain(address)) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));

    /// <summary>Whether it is a port of this machine's system, which no test can open.</summary>
    public bool IsSystemService => IsLoopback && Port is > 0 and < FirstFreePort and not (80 or 443);

    /// <summary>Whether the whole world knows it by this name or address.</summary>
    public bool IsPublic
    {
        get
        {
            if (IPAddress.TryParse(Host, out var address))
            {
                return !IsLoopback && !IsPrivate(Plain(address));
            }

            var dot = Host.LastIndexOf('.');
            return !IsLoopback && dot > 0 && Host.Length - dot > 2 && Host.AsSpan(dot + 1).ToString() is var ending
                && ending.All(char.IsAsciiLetter) && !PrivateEndings.Contains(ending);
        }
    }

    public override string ToString() => Port == 0 ? Host : Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsPrivate(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal || address.IsIPv6Multicast
            : (bytes[0], bytes[1]) is (10, _) or (172, >= 16 and <= 31) or (192, 168) or (169, 254) or (100, >= 64 and <= 127) or (>= 224, _);
    }
}
