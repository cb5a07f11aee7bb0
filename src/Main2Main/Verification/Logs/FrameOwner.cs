using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>Tells from a frame whose code ran: a library of others, a test, or the code that is verified.</summary>
internal static class FrameOwner
{
    // Without backtracking: whoever writes the log decides what is tried on these.
    private static readonly Regex Hub = new(
        "(^|[^A-Za-z])hub([^A-Za-z]|$)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
    private static readonly Regex Interpreter = new(
        @"^python3(\.\d+)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
    private static readonly Regex Place = new(
        @"^\s*(File ""(?<path>[^""]+)""|(?<path>[^\s:][^:]*\.py):)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private static readonly Regex WebClient = new(
        @"[/\\](requests|urllib3?|httpx|httpcore|aiohttp|http)[/\\][\w/\\]*\.py",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private static readonly char[] Separators = ['/', '\\'];

    private static readonly string[] Downloads = ["download", "huggingface", "modelscope"];

    private static readonly string[] Hubs = ["huggingface.co", "hf.co", "hf-mirror.com", "modelscope.cn", "modelscope.ai", "the Hub",
        "locate the file on the Hub"];

    // Whoever is called here does the network's work for others.
    private static readonly HashSet<string> Libraries = new(StringComparer.Ordinal)
    {
        "requests", "urllib3", "httpx", "httpcore", "h11", "h2", "aiohttp", "anyio", "sniffio", "idna", "certifi", "tenacity", "backoff", "fsspec", "s3fs",
        "boto3", "botocore", "tqdm", "filelock",
        "_pytest", "pytest", "pluggy", "xdist", "pytest_asyncio", "pytest_timeout", "pytest_subtests", "pytest_rerunfailures", "execnet", "pip", "uvloop",
        "websockets", "websocket",
    };

    /// <summary>Whether a frame belongs to a program that fetches: a hub's client, or a function that is called so.</summary>
    /// <param name="frame">The line of the frame.</param>
    /// <returns>Whether it does.</returns>
    public static bool Fetches(string frame) =>
        Array.Exists(Downloads, word => frame.Contains(word, StringComparison.OrdinalIgnoreCase)) || Hub.IsMatch(frame);

    /// <summary>Whether a message names one of the hubs that models and data are fetched from.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Whether it does.</returns>
    public static bool NamesHub(string message) => Array.Exists(Hubs, word => message.Contains(word, StringComparison.Ordinal));

    /// <summary>Whether a frame is of the code that is verified: no test, no library of Python's, and none of those that only carry.</summary>
    /// <param name="frame">The line of the frame.</param>
    /// <returns>Whether it is; also for a package that is not known.</returns>
    public static bool IsOwnClient(string frame)
    {
        if (Fetches(frame) || Place.Match(frame) is not { Success: true } match)
        {
            return false;
        }

        var parts = match.Groups["path"].Value.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts[0][0] == '<')
        {
            return false;
        }

        var installed = Array.FindLastIndex(parts, part => part is "site-packages" or "dist-packages");
        if (installed >= 0)
        {
            return installed + 1 < parts.Length && !Libraries.Contains(parts[installed + 1].Split('.')[0]);
        }

        return !Array.Exists(parts, part => Interpreter.IsMatch(part)) && !IsTest(parts);
    }

    /// <summary>Whether a frame is of a client of the web: whom it asked is said nowhere when no address is.</summary>
    /// <param name="frame">The line of the frame.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsWebClient(string frame) => WebClient.IsMatch(frame);

    private static bool IsTest(string[] parts) =>
        Array.Exists(parts, part => part is "tests" or "test" or "conftest.py") || parts[^1].StartsWith("test_", StringComparison.Ordinal)
            || parts[^1].EndsWith("_test.py", StringComparison.Ordinal);
}
