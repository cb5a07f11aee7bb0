using System.Text.RegularExpressions;

namespace Main2Main.Verification;

/// <summary>An error's identity: its type and its message without what differs between two runs of the same failure.</summary>
public static partial class ErrorSignature
{
    private static readonly (Regex Pattern, string Replacement)[] Replacements =
    [
        (Uuid(), "<uuid>"),
        (SignedToken(), "<token>"),
        (TemporaryPath(), "<temp>"),
        (Moment(), "<time>"),
        (Address(), "<address>"),
        (Digest(), "<hex>"),
        (Process(), "${before}<pid>"),
        (Port(), "${before}<port>"),
        (SourceLine(), "${before}<line>"),
        (Device(), "${before}<device>"),
        (Duration(), "<duration>"),
        (Size(), "<size>"),
        (LongNumber(), "<number>"),
        (Spaces(), " "),
    ];

    /// <summary>Makes an error's signature.</summary>
    /// <param name="errorType">The exception's type.</param>
    /// <param name="errorMessage">Its message.</param>
    /// <returns>The signature: equal for the same error in two rounds, in two worker processes and in two temporary folders. Small numbers stay,
    /// since "takes 2 arguments" and "takes 3 arguments" are two errors.</returns>
    public static string Of(string errorType, string errorMessage)
    {
        var message = Replacements.Aggregate(errorMessage, (text, step) => step.Pattern.Replace(text, step.Replacement)).Trim();
        return message.Length == 0 ? errorType : $"{errorType}: {message}";
    }

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();

    // JSON in base64, with a moment and a signature behind it: a session's cookie, a web token. It is another one each second.
    [GeneratedRegex(@"(?<![\w.-])eyj[\w-]{3,}(?:\.[\w-]{4,}){1,4}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SignedToken();

    [GeneratedRegex(@"(?<![\w.])(?:/private)?/(?:tmp|var/tmp|var/folders|dev/shm)/[^\s'"",;:)\]}>]*|\b[A-Za-z]:\\[^\s'""]*\\Temp\\[^\s'""]*", RegexOptions.CultureInvariant)]
    private static partial Regex TemporaryPath();

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?\b|\b\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Moment();

    [GeneratedRegex(@"\b0x[0-9a-fA-F]+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    // Eight and more hexadecimal digits, among them both a letter and a figure: a commit, a cache key, an object id.
    [GeneratedRegex(@"\b(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{8,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();

    [GeneratedRegex(@"\b(?<before>pid[ =:]*|process (?:id )?|Process-|rank[ =:]*|thread |Thread-|worker |gw|id=)\d+\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Process();

    [GeneratedRegex(@"(?<before>\bport[ =:]*|(?<=[\w\]]):)\d{4,5}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Port();

    [GeneratedRegex(@"(?<before>\bline |\.py:)\d+\b", RegexOptions.CultureInvariant)]
    private static partial Regex SourceLine();

    [GeneratedRegex(@"\b(?<before>(?:cuda|npu|xpu|hpu|tpu):|GPU |NPU |device )\d+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Device();

    [GeneratedRegex(@"(?<![\w.])\d+(?:\.\d+)? ?(?:ns|us|µs|ms|s|sec|secs|seconds?|minutes?|min|hours?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex(@"(?<![\w.])\d+(?:\.\d+)? ?(?:[KMGT]i?B|bytes)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    [GeneratedRegex(@"(?<![\w.])-?(?:\d{7,}|\d+\.\d{3,}(?:e[+-]?\d+)?|\d+(?:\.\d+)?e[+-]?\d+)(?![\w.]\w)", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
