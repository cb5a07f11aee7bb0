using System.Text.RegularExpressions;
using Main2Main.Python;

namespace Main2Main.Verification.Logs;

/// <summary>Judges exceptions: root cause or only a consequence, code bug or environment flake.</summary>
internal sealed class ErrorClassifier
{
    private const int QuotedWords = 200;
    private const int MostHeadlines = 4096;
    private const int MostTraces = 256;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // An error of code stays one, whatever its message quotes.
    private static readonly HashSet<string> ErrorsOfCode =
    [
        "TypeError", "AttributeError", "NameError", "UnboundLocalError", "ImportError", "ModuleNotFoundError", "NotImplementedError",
        "SyntaxError", "IndentationError", "TabError", "FixtureLookupError", ProcessDeath.FatalError,
    ];

    private static readonly HashSet<string> ControlFlow = ["StopIteration", "StopAsyncIteration", "GeneratorExit", "Empty", "CancelledError", "Again"];

    private static readonly Regex[] Consequences = Compile(ErrorPatterns.Consequences);

    private static readonly Regex[] Carriers = Compile(ErrorPatterns.Carriers);

    private static readonly HashSet<string> Judgements = ["AssertionError", "Failed"];

    private readonly IReadOnlyList<(Regex Pattern, FlakeRule Rule)> rules;
    private readonly Dictionary<string, FlakeRule[]> rulesByHeadline = [];
    private readonly Dictionary<string, ConnectionTrace> traces = [];

    /// <summary>Creates the judge.</summary>
    /// <param name="environmentFlakes">Patterns over "Type: message"; the defaults when empty.</param>
    /// <param name="ownHosts">Names and addresses of the machine that the log is from.</param>
    public ErrorClassifier(IReadOnlyList<string> environmentFlakes, IReadOnlyList<string> ownHosts)
    {
        Servers = new OwnServers(ownHosts);
        IReadOnlyList<FlakeRule> chosen = environmentFlakes.Count == 0
            ? ErrorPatterns.EnvironmentFlakes
            : [.. environmentFlakes.Select(pattern => new FlakeRule(pattern, $"the configured pattern {pattern}"))];
        rules = [.. Compile([.. chosen.Select(rule => rule.Pattern)]).Zip(chosen)];
    }

    /// <summary>
    /// What the log shows of the servers of its own programs. It grows while the log is read, so that what is excused is known only at the end.
    /// </summary>
    public OwnServers Servers { get; }

    /// <summary>Whether it only says that something else failed: a wrapper, or the effect of a process that is gone.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Whether it counts only where no root cause is known.</returns>
    public static bool IsConsequence(RaisedException exception) => exception.IsAboutExit || Matches(Consequences, exception.Headline);

    public static bool IsErrorOfCode(RaisedException exception) => ErrorsOfCode.Contains(ShortName(exception));

    public bool IsFlake(RaisedException exception) => Excuse(exception) is not null;

    /// <summary>What excuses an exception: positive evidence that it came from outside.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>A sentence without its stop; null for a code bug, which is what everything is that nothing excuses.</returns>
    public string? Excuse(RaisedException exception) =>
        RulesOf(exception).Select(rule => Excuse(rule, exception.Connection ?? ConnectionTrace.Of([exception], null), IsCut(exception)))
            .FirstOrDefault(evidence => evidence is not null);

    /// <summary>Whether an exception is of a kind that circumstances can excuse, whatever they are.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Whether its circumstances matter.</returns>
    public bool MayBeFlake(RaisedException exception) => RulesOf(exception).Length > 0;

    /// <summary>A root cause that needs a fix.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>False for consequences and flakes.</returns>
    public bool IsCodeBug(RaisedException exception) => !IsConsequence(exception) && !IsFlake(exception);

    public string Category(RaisedException exception) => IsFlake(exception) ? ErrorCategory.EnvironmentFlake : ErrorCategory.CodeBug;

    /// <summary>
    /// What a chain comes down to: its deepest exception that is no wrapper. A flake does not excuse what its handling ran into: what ended the chain
    /// decides.
    /// </summary>
    /// <param name="chain">The exceptions, deepest first, at least one.</param>
    /// <param name="notes">What else stands in their report or traceback.</param>
    /// <returns>One of them; one that circumstances can excuse with its circumstances.</returns>
    public RaisedException RootOf(IReadOnlyList<RaisedException> chain, ConnectionNotes? notes)
    {
        var root = RootOf(chain);
        if (!MayBeFlake(root))
        {
            return root;
        }

        // The same failure comes again and again, and is read once.
        var key = ConnectionTrace.TextOf(chain, notes);
        if (!traces.TryGetValue(key, out var trace))
        {
            trace = ConnectionTrace.Of(chain, notes);
            if (traces.Count < MostTraces)
            {
                traces.Add(key, trace);
            }
        }

        return root.With(trace);
    }

    private RaisedException RootOf(IReadOnlyList<RaisedException> chain)
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

        return MayBeFlake(causes[0]) ? causes.Skip(1).FirstOrDefault(cause => Decides(cause, causes[0])) ?? causes[0] : causes[0];
    }

    // What only passes the flake on, by its type or by its words, leaves it the cause; a test's own judgement never does.
    private bool Decides(RaisedException later, RaisedException flake)
    {
        if (IsErrorOfCode(later) || Judgements.Contains(ShortName(later)))
        {
            return true;
        }

        var passesOn = MayBeFlake(later) || Matches(Carriers, later.Headline)
            || (flake.Message.Length > 0 && later.Message.Contains(LogText.Cut(flake.Message, QuotedWords), StringComparison.Ordinal));
        return later.Link == ChainLink.DuringHandling && !passesOn;
    }

    // The same words come again and again, and are tried once.
    private FlakeRule[] RulesOf(RaisedException exception)
    {
        var headline = exception.Headline;
        if (!rulesByHeadline.TryGetValue(headline, out var found))
        {
            found = IsErrorOfCode(exception) ? [] : [.. rules.Where(rule => Matches([rule.Pattern], headline)).Select(rule => rule.Rule)];
            if (rulesByHeadline.Count < MostHeadlines)
            {
                rulesByHeadline.Add(headline, found);
            }
        }

        return found;
    }

    /// <summary>Whether a runner has cut its message off: then an address may have stood there, and its absence says nothing.</summary>
    private static bool IsCut(RaisedException exception) => exception.Message.AsSpan().TrimEnd().EndsWith("...", StringComparison.Ordinal);

    private string? Excuse(FlakeRule rule, ConnectionTrace trace, bool isCut)
    {
        if (rule.Proof == FlakeProof.None)
        {
            return rule.Evidence;
        }

        // A port of the system is nobody's server that a client of the code or of the web would ask.
        if (trace.Peers.Any(peer => Servers.Owns(peer) || (peer.IsSystemService && (trace.Client is not null || rule.Proof != FlakeProof.NotOwn))))
        {
            return null;
        }

        if (trace.Peers.FirstOrDefault(peer => peer.IsPublic || peer.IsSystemService) is { Host: not null } outside)
        {
            return $"{rule.Evidence}: {outside} is no server of this log's programs";
        }

        if (trace.Download is { } download)
        {
            return $"{rule.Evidence} while something was fetched: {LogText.Cut(download, QuotedWords)}";
        }

        return rule.Proof == FlakeProof.NotOwn && !isCut && trace is { Peers.Count: 0, Client: null }
            ? $"{rule.Evidence}; no address is named, and no client held the connection but the test's own"
            : null;
    }

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
}

/// <summary>A kind of failure that may come from outside.</summary>
/// <param name="Pattern">A regular expression over "Type: message".</param>
/// <param name="Evidence">What excuses it.</param>
/// <param name="Proof">What must be shown besides.</param>
internal sealed record FlakeRule(string Pattern, string Evidence, FlakeProof Proof = FlakeProof.None);
