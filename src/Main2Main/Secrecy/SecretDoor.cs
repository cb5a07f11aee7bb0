using System.Collections;
using Main2Main.Configuration;

namespace Main2Main.Secrecy;

/// <summary>
/// The one door for everything that is written or shown: artifacts, pages, logs, events, requests, the terminal. It knows the secrets of
/// this process: the values of its variables, and of those that the configuration sets or names. A secret that was learnt stays one.
/// </summary>
public static class SecretDoor
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Learnt = new(StringComparer.Ordinal);
    private static SecretMask? current;
    private static SecretSettings rules = new();

    /// <summary>The mask as it stands.</summary>
    public static SecretMask Current => current ?? Learn([]);

    /// <summary>Masks a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with <c>***</c> in the place of each secret.</returns>
    public static string Mask(string text) => Current.Mask(text);

    /// <summary>Learns the secrets of a run.</summary>
    /// <param name="settings">Which further variables are secret, and what the configuration sets for suites.</param>
    internal static void Learn(SyncSettings settings)
    {
        rules = settings.Secrets;
        string[] paths = [.. new[] { settings.Upstream, settings.Downstream, settings.Workspace }.OfType<string>()];
        var configured = settings.Suites.SelectMany(suite => suite.Environment.Concat(suite.EnvironmentDefaults))
            .Where(pair => settings.Secrets.Withholds(pair.Key, pair.Value)).Select(pair => pair.Value);
        var named = Variables().Where(pair => settings.Secrets.IsNamed(pair.Key)).Select(pair => pair.Value);

        // A path that holds the value is needed to find anything at all.
        _ = Learn(configured.Concat(named).Where(value => paths.All(path => !path.Contains(value, StringComparison.Ordinal))));
    }

    /// <summary>Whether programs that run code of others do without a variable.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it holds a secret.</returns>
    internal static bool IsWithheld(string variable, string? value) => rules.Withholds(variable, value);

    /// <summary>Masks a file that another program wrote, in its place.</summary>
    /// <param name="path">The file; one that does not exist is left.</param>
    internal static void MaskFile(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        var found = File.ReadAllBytes(path);
        using var masked = new MemoryStream(found.Length);
        using (var stream = new MaskingStream(masked, Current))
        {
            stream.Write(found);
        }

        if (!masked.GetBuffer().AsSpan(0, (int)masked.Length).SequenceEqual(found))
        {
            Workspace.AtomicFile.WriteBytes(path, masked.GetBuffer().AsSpan(0, (int)masked.Length));
        }
    }

    private static SecretMask Learn(IEnumerable<string> values)
    {
        lock (Gate)
        {
            var before = Learnt.Count;
            Learnt.UnionWith(Variables().Where(pair => SecretNames.IsSecret(pair.Key)).Select(pair => pair.Value).Where(IsForeign));
            Learnt.UnionWith(values);
            return current is null || Learnt.Count > before ? current = SecretMask.Of(Learnt) : current;
        }
    }

    // A password that is the account's name, say, stands in every path.
    private static bool IsForeign(string value) =>
        new[] { Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Environment.CurrentDirectory, Path.GetTempPath(), Environment.MachineName }
            .All(known => !known.Contains(value, StringComparison.Ordinal));

    private static IEnumerable<KeyValuePair<string, string>> Variables() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? string.Empty));
}
