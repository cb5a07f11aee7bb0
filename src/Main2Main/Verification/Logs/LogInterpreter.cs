using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>Collects from a log's lines what ran, what failed and which exceptions were shown, one reader for each process that prints.</summary>
internal sealed partial class LogInterpreter
{
    /// <summary>The type given to an interpreter that ended itself, for example on a segmentation fault.</summary>
    public const string FatalError = "Fatal Python error";

    private const int MaximumChannels = 256;
    private const int MaximumOccurrences = 100_000;

    private readonly List<Invocation> invocations = [];
    private readonly Dictionary<string, Channel> channels = [];
    private readonly KnownErrors known = new();
    private readonly ErrorClassifier classifier;
    private Channel leading;
    private int occurrences;

    /// <summary>Creates a reader.</summary>
    /// <param name="classifier">Finds the root of a chain.</param>
    public LogInterpreter(ErrorClassifier classifier)
    {
        this.classifier = classifier;
        leading = new Channel(Add);
        leading.Follow(invocations, Add);
        channels.Add(string.Empty, leading);
    }

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line.</param>
    public void Accept(LogLine line)
    {
        var channel = ChannelOf(line);
        if (channel.Suite is { } suite)
        {
            leading = channel;
            if (channel.Compile.Accept(line, suite.Place.Invocation, (error, scope) => Add([error], suite.Place with { Origin = Origin.Report, Scope = scope })))
            {
                return;
            }

            if (suite.Accept(line, Add))
            {
                channel.Tracebacks.Flush();
                return;
            }

            if (suite.TakeRemainder() is { Length: > 0 } rest)
            {
                Accept(LineCleaner.Clean(line with { Text = rest }));
                return;
            }
        }

        var structure = channel.Suite ?? leading.Suite!;
        if (!structure.IsIgnored)
        {
            Read(channel, structure, line);
        }
    }

    /// <summary>The log has ended.</summary>
    /// <returns>What ran, in order.</returns>
    public IReadOnlyList<Invocation> Complete()
    {
        foreach (var channel in channels.Values)
        {
            channel.End();
        }

        invocations.ForEach(invocation => invocation.Settle());
        return invocations;
    }

    private void Read(Channel channel, SuiteReader structure, LogLine line)
    {
        var marked = channel.Suite?.Report?.Accept(line) ?? false;
        if (channel.Tracebacks.Accept(line, structure.Place) || marked)
        {
            return;
        }

        var fatal = line.Text.IndexOf(FatalError + ": ", StringComparison.Ordinal);
        if (fatal >= 0)
        {
            var reason = line.Text[(fatal + FatalError.Length + 2)..];
            Add([new RaisedException { Type = FatalError, Message = reason, LineNumber = line.Number, Context = [LogText.Cut(line.Text, LogText.MaximumContextLine)] }], structure.Place);
        }
        else if (line.Text.Contains("Error: ", StringComparison.Ordinal) || line.Text.Contains("Exception: ", StringComparison.Ordinal))
        {
            ReadMention(structure.Place, line);
        }
    }

    private void ReadMention(Place place, LogLine line)
    {
        if (MentionedError().Match(line.Text) is not { Success: true } match)
        {
            return;
        }

        var error = new RaisedException
        {
            Type = match.Groups["type"].Value,
            Message = LogText.Cut(match.Groups["message"].Value.Trim(), LogText.MaximumPayload),
            LineNumber = line.Number,
            Context = [LogText.Cut(line.Text, LogText.MaximumContextLine)],
        };
        var isNew = place.Invocation.Mention is null || place.Scope is { Mention: null } || (match.Index == 0 && place.Invocation.Headline is null);
        if (!isNew || !classifier.IsCodeBug(error))
        {
            return;
        }

        place.Invocation.Mention ??= error;
        place.Invocation.Headline ??= match.Index == 0 ? error : null;
        if (place.Scope is { Mention: null } scope)
        {
            scope.Mention = error;
            place.Invocation.Mentioning(scope);
        }
    }

    private void Add(IReadOnlyList<RaisedException> chain, Place place)
    {
        var root = classifier.RootOf(chain);
        if (known.First(root, place.Origin) is { } shown && occurrences < MaximumOccurrences && place.Invocation.Add(new Occurrence(shown, place.Origin, place.Scope, place.Stretch)))
        {
            occurrences++;
        }
    }

    private Channel ChannelOf(LogLine line)
    {
        if (!channels.TryGetValue(line.Channel, out var channel))
        {
            MakeRoom();
            channels.Add(line.Channel, channel = new Channel(Add));
        }

        if (channel.Suite is null && SuiteLines.StartsStructure(line.Text))
        {
            channel.Follow(invocations, Add);
        }

        return channel;
    }

    private void MakeRoom()
    {
        if (channels.Count < MaximumChannels)
        {
            return;
        }

        foreach (var (name, idle) in channels.Where(pair => pair.Value.Suite is null).ToList())
        {
            idle.End();
            _ = channels.Remove(name);
        }
    }

    [GeneratedRegex(@"(?<![\\\w.])(?<type>(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?:Error|Exception)): (?<message>.+)", RegexOptions.CultureInvariant)]
    private static partial Regex MentionedError();

    /// <summary>One process that prints into the log.</summary>
    /// <param name="emit">Takes its exceptions.</param>
    private sealed class Channel(Action<IReadOnlyList<RaisedException>, Place> emit)
    {
        private FailureReportReader? report;

        public TracebackReader Tracebacks { get; } = new(emit);

        public CompileReader Compile { get; } = new();

        /// <summary>Its structure, when it is a process that runs tests; a worker's output belongs into the structure of the process that does.</summary>
        public SuiteReader? Suite { get; private set; }

        public void Follow(List<Invocation> invocations, Action<IReadOnlyList<RaisedException>, Place> add)
        {
            report = new FailureReportReader(add);
            Suite = new SuiteReader(invocations, report);
        }

        public void End()
        {
            report?.Close();
            Tracebacks.Flush();
        }
    }
}
