using System.Security.Cryptography;
using System.Text;
using Main2Main.Configuration;

namespace Main2Main.Verification;

/// <summary>Tells whether two rounds ran the same suites.</summary>
public static class SuiteDigest
{
    /// <summary>The suites as configured, so that machines with other folders know them again.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>A digest of their names, commands and variables.</returns>
    /// <exception cref="Main2MainException">There is no suite.</exception>
    public static string Of(SyncSettings settings)
    {
        var text = string.Join('\n', SuiteSelection.Of(settings).Select(suite => string.Join('\u001f', [suite.Name, .. suite.Command, .. suite.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")])));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
