using System.Collections;

namespace Main2Main.Secrecy;

/// <summary>
/// The one door for everything that is written or shown: artifacts, pages, logs, events, requests, the terminal. It knows the secrets of
/// this process: the values of its variables, and of those that the configuration sets or names. A secret that was learnt stays one.
/// </summary>
public static class SecretDoor
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Learnt = new(StringComparer.Ordinal);

    // A password that is the account's name, say, stands in every path, and without its paths a run finds nothing.
    private static readonly HashSet<string> Places = new(StringComparer.Ordinal)
    {
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Environment.CurrentDirectory, Path.GetTempPath(), Environment.MachineName,
    };

    private static SecretMask? current;
    private static SecretRules rules = new([], []);

    /// <summary>The mask as it stands.</summary>
    public static SecretMask Current => current ?? Learn([]);

    /// <summary>Masks a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with <c>***</c> in the place of each secret.</returns>
    public static string Mask(string text) => Current.Mask(text);

    /// <summary>Learns the secrets of a run.</summary>
    /// <param name="known">Which variables hold them.</param>
    /// <param name="variables">What the configuration sets for programs.</param>
    /// <param name="places">Folders that a run cannot do without; a value that one of them holds is not masked.</param>
    internal static void Learn(SecretRules known, IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<string> places)
    {
        lock (Gate)
        {
            rules = known;
            Places.UnionWith(places);
        }

        _ = Learn(variables);
    }

    /// <summary>Whether programs that run code of others do without a variable.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it holds a secret.</returns>
    internal static bool IsWithheld(string variable, string? value) => rules.Withholds(variable, value);

    private static SecretMask Learn(IEnumerable<KeyValuePair<string, string>> variables)
    {
        lock (Gate)
        {
            string[] before = [.. Learnt];
            var own = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? string.Empty));
            Learnt.UnionWith(own.Concat(variables).Where(pair => rules.Masks(pair.Key)).Select(pair => pair.Value.Trim()));
            _ = Learnt.RemoveWhere(value => Places.Any(place => place.Contains(value, StringComparison.Ordinal)));
            return current is null || !Learnt.SetEquals(before) ? current = SecretMask.Of(Learnt) : current;
        }
    }
}
