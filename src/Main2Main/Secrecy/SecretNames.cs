using System.Globalization;
using System.Text.RegularExpressions;

namespace Main2Main.Secrecy;

/// <summary>Which variables hold secrets, as far as their names tell. reference/security.md lists the words.</summary>
public static partial class SecretNames
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "TOKEN", "TOKENS", "SECRET", "SECRETS", "PASSWORD", "PASSWORDS", "PASSWD", "PASSPHRASE", "PASSCODE", "PASS", "PWD", "PAT", "KEY", "KEYS",
        "CREDENTIAL", "CREDENTIALS", "CREDS", "AUTH", "AUTHORIZATION", "BEARER", "JWT", "COOKIE", "COOKIES", "APIKEY", "ASKPASS",
    };

    private static readonly string[] Endings = ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "APIKEY", "ACCESSKEY", "SECRETKEY", "PRIVATEKEY",
        "AUTHKEY", "CREDENTIALS"];

    // A shell's own folders, and a program's switch that is named as if it held tokens.
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase) { "PWD", "OLDPWD", "INIT_CWD" };

    // Whoever can write to these files tells the later steps of a job what to do, those with a token too.
    private static readonly HashSet<string> Commanding =
        new(StringComparer.Ordinal) { "GITHUB_ENV", "GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY" };

    private static readonly HashSet<string> Switches =
        new(StringComparer.OrdinalIgnoreCase) { "true", "false", "yes", "no", "on", "off", "none", "null", "enabled", "disabled" };

    private const int LongestSwitch = 5;

    /// <summary>Whether a variable is named as those that hold secrets are.</summary>
    /// <param name="name">The variable's name.</param>
    /// <returns>Whether a word of it is one of those.</returns>
    public static bool IsSecret(string name) => !Known.Contains(name)
        && Parts().Matches(name)
            .Any(part => Words.Contains(part.Value) || Endings.Any(ending => part.Value.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a program that runs code of others must not get a variable.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value: a switch or a small number is no secret, whatever it is named.</param>
    /// <returns>Whether it holds a secret, or commands a CI system.</returns>
    public static bool IsWithheld(string name, string? value) => Commanding.Contains(name) || (IsSecret(name) && !IsSwitch(value));

    /// <summary>Whether a value is a switch or a small number.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether nobody keeps it secret.</returns>
    internal static bool IsSwitch(string? value) => string.IsNullOrWhiteSpace(value) || Switches.Contains(value.Trim())
        || (value.Length <= LongestSwitch && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    // HF_TOKEN, hfToken, HfTOKEN: words end where a sign stands or a small letter meets a capital.
    [GeneratedRegex(@"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
