using System.Security.Cryptography;
using System.Text;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Cadence;

/// <summary>Whether anything that a red run depends on was touched since.</summary>
internal static class RedDigest
{
    /// <summary>Digests what decides about a run: the downstream's HEAD, who adapts and what is run.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The digest.</returns>
    public static async Task<string> OfAsync(SyncSession session)
    {
        var settings = session.Settings;
        var text = string.Join('\n', [
            await session.Downstream.HeadAsync(),
            settings.Adapter,
            .. settings.CommandAdapter.Command,
            .. settings.Ci,
            .. settings.Suite,
            .. settings.Suites.Select(suite => $"{suite.Name}: {string.Join(' ', suite.Command)}"),
        ]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
