namespace Main2Main.Secrecy;

/// <summary>Which values are masked: those that are long enough, and no word or path that output is full of.</summary>
internal static class SecretValues
{
    /// <summary>A shorter value stands in too many harmless words.</summary>
    public const int Shortest = 6;

    private const int ShortestPlainWord = 8;

    // Words of our own files and of everybody's logs; masked, they would make what is written useless.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passphrase", "undefined", "anonymous", "administrator", "localhost", "required", "optional", "disabled", "unlimited",
        "production", "development",
        "upstream", "downstream", "main2main", "workspace", "completed", "succeeded", "committed", "advanced", "verified", "adapted",
        "referenceupdated", "reference_updated",
        "no_drift", "env_flake_pass", "summary_error", "step_id", "information", "configuration", "authorization", "credentials", "keychain",
        "keyring", "token_value",
        "code bug", "environment", "environment flake", "unittest", "pytest", "python", "python3", "github-actions", "github_token", "changeme",
    };

    /// <summary>Whether a value is masked.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it is long enough and neither a switch, a common word nor a path that exists.</returns>
    public static bool IsMasked(string value)
    {
        var text = value.Trim();
        return text.Length >= Shortest && !SecretNames.IsSwitch(text) && !Words.Contains(text) && !IsPlainWord(text) && !IsPath(text);
    }

    private static bool IsPlainWord(string text) => text.Length < ShortestPlainWord && text.All(char.IsAsciiLetterLower);

    private static bool IsPath(string text) => Path.IsPathRooted(text) && text.IndexOfAny(['\n', '\0']) < 0 && (File.Exists(text) || Directory.Exists(text));
}
