using System.Text.RegularExpressions;
using Main2Main.Memory;

namespace Main2Main.Diagnosis.Messages;

/// <summary>One of the shapes that Python and its libraries give a message.</summary>
internal sealed class MessageForm
{
    // What cannot be made slow takes milliseconds to get ready, sixty forms half a second: it is made for a message that takes its time.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Regex pattern;
    private readonly Lazy<Regex> linear;
    private readonly IReadOnlyList<string> types;

    /// <summary>Describes a shape.</summary>
    /// <param name="mechanism">What it shows.</param>
    /// <param name="change">What the diff should show.</param>
    /// <param name="types">Exception types without their modules; all when empty.</param>
    /// <param name="pattern">The message, with groups named as the parts.</param>
    public MessageForm(Mechanism mechanism, ExpectedChange change, IReadOnlyList<string> types, string pattern)
    {
        (Mechanism, Change, this.types) = (mechanism, change, types);
        const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
        this.pattern = new Regex(pattern, Options, Patience);
        linear = new(() => new Regex(pattern, Options | RegexOptions.NonBacktracking));
    }

    public Mechanism Mechanism { get; }

    public ExpectedChange Change { get; }

    /// <summary>Reads a message.</summary>
    /// <param name="type">The exception's type without its module.</param>
    /// <param name="message">The message.</param>
    /// <returns>The parts; null when the message has another shape.</returns>
    public MessageReading? TryRead(string type, string message)
    {
        if (types.Count > 0 && !types.Contains(type))
        {
            return null;
        }

        return Match(message) is { Success: true } match ? Read(match) : null;
    }

    private Match Match(string message)
    {
        try
        {
            return pattern.Match(message);
        }
        catch (RegexMatchTimeoutException)
        {
            return linear.Value.Match(message);
        }
    }

    private MessageReading Read(Match match)
    {
        var called = match.Groups["function"].Value.Split('.').Where(part => part.Length > 0 && part[0] != '<').ToArray();
        var classes = match.Groups["class"].Captures.Select(capture => capture.Value.Split('.')[^1]).ToList();
        if (called.Length > 1)
        {
            classes.Insert(0, called[^2]);
        }

        return new MessageReading
        {
            Mechanism = Mechanism,
            Change = Change,
            Names = Words(match, "names"),
            Parameters = Words(match, "parameters"),
            Classes = [.. classes.Distinct()],
            Function = called.Length == 0 ? null : called[^1],
            Module = match.Groups["module"] is { Success: true, Value: var module } ? module : null,
        };
    }

    private static IReadOnlyList<string> Words(Match match, string group) =>
    [
        .. match.Groups[group].Value.Split([' ', ',', '\'', '"', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word != "and" && !char.IsAsciiDigit(word[0])).Distinct(),
    ];
}
