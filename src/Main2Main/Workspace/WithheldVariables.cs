using System.Collections;
using Main2Main.Configuration;

namespace Main2Main.Workspace;

/// <summary>Tells once which variables suites, gates, prepare commands and adapters do without, so that nobody searches for what is missing.</summary>
/// <param name="settings">What was asked.</param>
/// <param name="log">Where it is told.</param>
internal sealed class WithheldVariables(SyncSettings settings, IRunLog log)
{
    private int told;

    /// <summary>Tells of them, the first time that it is called.</summary>
    public void Tell()
    {
        string[] listed = [.. settings.Verification.EnvironmentPass, .. settings.Suites.SelectMany(suite => suite.EnvironmentPass),
            .. settings.CommandAdapter.Environment];
        var rules = settings.Secrets.ToRules();
        var names = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(entry => rules.Withholds((string)entry.Key, (string?)entry.Value)).Select(entry => (string)entry.Key)
            .Except(listed, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (Interlocked.Exchange(ref told, 1) == 0 && names.Count > 0)
        {
            log.Information($"Not handed to suites and adapters, because they hold secrets or command the CI system: {string.Join(", ", names)}. What one needs is listed in verification.environmentPass, suites[].environmentPass or commandAdapter.environment.");
        }
    }
}
