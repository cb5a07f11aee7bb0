namespace Main2Main.Verification.Logs;

/// <summary>Collects from a log's lines what ran, what failed and which exceptions were shown, one reader for each process that prints.</summary>
internal sealed class LogInterpreter
{
    private const int MaximumChannels = 256;
    private const int MaximumOccurrences = 100_000;

    private readonly List<Invocation> invocations = [];
    private readonly Dictionary<string, Channel> channels = [];
    private readonly KnownErrors known = new();
    private readonly ErrorClassifier classifier;
    private readonly MentionReader mentions;
    private readonly RecentLines recent = new();
    private Channel leading;
    private int occurrences;

    /// <summary>Creates a reader.</summary>
    /// <param name="classifier">Finds the root of a chain.</param>
    public LogInterpreter(ErrorClassifier classifier)
    {
        this.classifier = classifier;
        mentions = new MentionReader(classifier);
        leading = new Channel(Add);
        leading.Follow(invocations, Add, recent);
        channels.Add(string.Empty, leading);
    }

    /// <summary>The last lines that were read.</summary>
    public RecentLines Recent => recent;

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line.</param>
    public void Accept(LogLine line)
    {
        Interpret(line);
        recent.Add(line);
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

    private void Interpret(LogLine line)
    {
        classifier.Servers.Accept(line.Text);
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
                channel.Death.Flush();
                return;
            }

            if (suite.TakeRemainder() is { Length: > 0 } rest)
            {
                Interpret(LineCleaner.Clean(line with { Text = rest }));
                return;
            }
        }

        var structure = channel.Suite ?? leading.Suite!;
        if (!structure.IsIgnored)
        {
            Read(channel, structure, line);
        }
    }

    private void Read(Channel channel, SuiteReader structure, LogLine line)
    {
        var marked = (channel.Suite?.Report ?? channel.InternalReport(structure.Place, line))?.Accept(line) ?? false;
        if (channel.Tracebacks.Accept(line, structure.Place) || marked)
        {
            return;
        }

        if (!channel.Death.Accept(line, structure.Place))
        {
            mentions.Accept(structure.Place, line);
        }
    }

    private void Add(IReadOnlyList<RaisedException> chain, Place place)
    {
        var root = classifier.RootOf(chain, place.Notes);
        if (known.First(root, place.Origin) is { } shown && occurrences < MaximumOccurrences && place.Invocation.Add(new Occurrence(shown, place.Origin, place.Scope, place.Stretch) { Aftermath = place.Aftermath, IsBenign = place.IsBenign, Outermost = chain[^1].Headline }))
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
            // What a process printed before it began to run tests belongs to the same program.
            channel.Follow(invocations, Add, recent, leading.Suite?.Unstructured);
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

    /// <summary>One process that prints into the log.</summary>
    /// <param name="emit">Takes its exceptions.</param>
    private sealed class Channel(Action<IReadOnlyList<RaisedException>, Place> emit)
    {
        private FailureReportReader? report;
        private FailureReportReader? internalReport;

        public TracebackReader Tracebacks { get; } = new(emit);

        public ProcessDeath Death { get; } = new(emit);

        public CompileReader Compile { get; } = new();

        /// <summary>Its structure, when it is a process that runs tests; a worker's output belongs into the structure of the process that does.</summary>
        public SuiteReader? Suite { get; private set; }

        public void Follow(List<Invocation> invocations, Action<IReadOnlyList<RaisedException>, Place> add, RecentLines recent, Invocation? begun = null)
        {
            report = new FailureReportReader(add);
            Suite = new SuiteReader(invocations, report, recent, begun);
        }

        /// <summary>The report of an error of pytest's own, all of whose lines are marked.</summary>
        /// <param name="place">Where it stands.</param>
        /// <param name="line">A line.</param>
        /// <returns>Its reader; null for any other line.</returns>
        public FailureReportReader? InternalReport(Place place, LogLine line)
        {
            if (!line.Channel.EndsWith(LineCleaner.InternalError, StringComparison.Ordinal))
            {
                return null;
            }

            if (internalReport is null)
            {
                internalReport = new FailureReportReader(emit);
                internalReport.Open(place with { Scope = null }, line.Text);
            }

            return internalReport;
        }

        public void End()
        {
            report?.Close();
            internalReport?.Close();
            Tracebacks.Flush();
            Death.Flush();
            Suite?.End();
        }
    }
}
