using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>Judges exceptions: root cause or only a consequence, code bug or environment flake.</summary>
internal sealed partial class ErrorClassifier
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // An error of code stays one, whatever its message quotes.
    private static readonly HashSet<string> ErrorsOfCode =
    [
        "TypeError", "AttributeError", "NameError", "UnboundLocalError", "ImportError", "ModuleNotFoundError", "NotImplementedError",
        "SyntaxError", "IndentationError", "TabError", "FixtureLookupError", ProcessDeath.FatalError,
    ];

    private static readonly HashSet<string> ControlFlow = ["StopIteration", "StopAsyncIteration", "GeneratorExit", "Empty", "CancelledError", "Again"];

    private static readonly Regex[] Consequences = Compile(ErrorPatterns.Consequences);

    private readonly Regex[] flakes;
    private readonly bool judgesDownloads;

    /// <summary>Creates the judge.</summary>
    /// <param name="environmentFlakes">Patterns over "Type: message"; the defaults when empty.</param>
    public ErrorClassifier(IReadOnlyList<string> environmentFlakes)
    {
        judgesDownloads = environmentFlakes.Count == 0;
        flakes = Compile(judgesDownloads ? ErrorPatterns.EnvironmentFlakes : environmentFlakes);
    }

    /// <summary>Whether it only says that something else failed: a wrapper, or the effect of a process that is gone.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Whether it counts only where no root cause is known.</returns>
    public static bool IsConsequence(RaisedException exception) => Matches(Consequences, exception.Headline);

    public static bool IsErrorOfCode(RaisedException exception) => ErrorsOfCode.Contains(ShortName(exception));

    public bool IsFlake(RaisedException exception) =>
        !IsErrorOfCode(exception) && (Matches(flakes, exception.Headline) || (judgesDownloads && IsDownloadTimeout(exception)));

    /// <summary>A root cause that needs a fix.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>False for consequences and flakes.</returns>
    public bool IsCodeBug(RaisedException exception) => !IsConsequence(exception) && !IsFlake(exception);

    public string Category(RaisedException exception) => IsFlake(exception) ? ErrorCategory.EnvironmentFlake : ErrorCategory.CodeBug;

    /// <summary>What a chain comes down to: its deepest exception that is no wrapper. A flake does not excuse an error of code that its handling ran into.</summary>
    /// <param name="chain">The exceptions, deepest first, at least one.</param>
    /// <returns>One of them.</returns>
    public RaisedException RootOf(IReadOnlyList<RaisedException> chain)
    {
        if (chain.Count == 1)
        {
            return chain[0];
        }

        var causes = chain.Where(exception => !IsConsequence(exception)).ToList();
        if (causes.Count == 0)
        {
            return chain[0];
        }

        while (causes.Count > 1 && causes[1].Link == ChainLink.DuringHandling && ControlFlow.Contains(ShortName(causes[0])))
        {
            causes.RemoveAt(0);
        }

        if (!IsFlake(causes[0]))
        {
            return causes[0];
        }

        // A test that asserts something about what another process said has failed by its own judgement.
        return causes.Find(IsErrorOfCode) ?? (causes[0].IsQuoted ? causes.Find(cause => ShortName(cause) == "AssertionError") : null) ?? causes[0];
    }

    /// <summary>A timeout whose frames or message show that something was being fetched.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Whether it is one.</returns>
    public static bool IsDownloadTimeout(RaisedException exception) =>
        (exception.Type.EndsWith("Timeout", StringComparison.OrdinalIgnoreCase) || ShortName(exception) == "TimeoutError")
        && exception.Context.Where(IsFrame).Append(exception.Message).Any(line => ErrorPatterns.Download.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));

    // A line of source may speak of a download without doing one; a frame's file and function are what ran.
    private static bool IsFrame(string line) => Frame().IsMatch(line);

    private static string ShortName(RaisedException exception) => DottedName.Last(exception.Type);

    private static bool Matches(Regex[] patterns, string headline)
    {
        try
        {
            return Array.Exists(patterns, pattern => pattern.IsMatch(headline));
        }
        catch (RegexMatchTimeoutException)
        {
            // A pattern that runs away excuses nothing.
            return false;
        }
    }

    private static Regex[] Compile(IReadOnlyList<string> patterns) => [.. patterns.Select(pattern =>
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, Patience);
        }
        catch (ArgumentException exception)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"the environment flake pattern '{pattern}' is no regular expression: {exception.Message}",
                "mend it under verification.environmentFlakes in main2main.json; it is matched against \"ErrorType: message\".",
                exception);
        }
    })];

    [GeneratedRegex(@"^\s*File ""[^""]+"", line \d+, in |^[^\s:][^:]*\.py:\d+: ", RegexOptions.CultureInvariant)]
    private static partial Regex Frame();
}
