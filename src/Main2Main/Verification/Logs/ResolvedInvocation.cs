namespace Main2Main.Verification.Logs;

/// <summary>An invocation whose exceptions are given to the tests that they failed.</summary>
internal sealed class ResolvedInvocation
{
    private readonly Dictionary<string, FailedTest> failures = [];
    private readonly Dictionary<FailedTest, List<Occurrence>> own = [];
    private readonly List<Occurrence> unreported = [];
    private readonly List<Occurrence> benign = [];
    private readonly Dictionary<FailedTest, RaisedException> mentions = [];
    private readonly ILookup<string, FailedTest> byHeading;

    public ResolvedInvocation(Invocation invocation)
    {
        Invocation = invocation;
        foreach (var test in invocation.Failures)
        {
            AddFailure(test);
        }

        AddUnfinished();
        byHeading = failures.Values.ToLookup(test => test.Heading);
        foreach (var occurrence in invocation.Occurrences)
        {
            Give(occurrence);
        }

        foreach (var scope in invocation.Mentions.Where(scope => !scope.Passed))
        {
            if (TestOf(scope, create: false) is { } test)
            {
                _ = mentions.TryAdd(test, scope.Mention!);
            }
        }

        AddTarget();
    }

    public Invocation Invocation { get; }

    public IReadOnlyCollection<FailedTest> Failures => failures.Values;

    /// <summary>What no failed test's place holds.</summary>
    public IReadOnlyList<Occurrence> Unclaimed => unreported;

    /// <summary>The test that was running where the log ends; null where none was, or where that is not known.</summary>
    public FailedTest? Unfinished => Invocation is { SessionStarted: true, SessionEnded: false, Unfinished.Id: { } id }
        ? failures.GetValueOrDefault(id) ?? new FailedTest(id, 0, id, null)
        : null;

    /// <summary>What was only shown, and failed nothing.</summary>
    public IReadOnlyList<Occurrence> Benign => benign;

    /// <summary>Exceptions that turned out to be the reason that a summary line gives.</summary>
    public HashSet<Occurrence> Claimed { get; } = [];

    public IReadOnlyList<Occurrence> Of(FailedTest test) => own.GetValueOrDefault(test) ?? [];

    public RaisedException? MentionOf(FailedTest test) =>
        mentions.GetValueOrDefault(test) ?? (failures.Count == 1 || !test.IsCase ? Invocation.Mention : null);

    private void AddFailure(FailedTest test) => failures[test.Id] = test;

    private void Give(Occurrence occurrence)
    {
        if (occurrence.IsBenign)
        {
            benign.Add(occurrence);
            return;
        }

        var test = occurrence.Scope is { } scope ? TestOf(scope, create: occurrence.Origin is Origin.Report or Origin.Captured) : null;
        if (test is null)
        {
            unreported.Add(occurrence);
            occurrence.DuringPass |= occurrence.Scope?.Passed ?? false;
        }
        else if (own.TryGetValue(test, out var list))
        {
            list.Add(occurrence);
        }
        else
        {
            own.Add(test, [occurrence]);
        }
    }

    private FailedTest? TestOf(TestScope scope, bool create)
    {
        scope.Id ??= Identify(scope);
        if (scope.Id is { } id && failures.TryGetValue(id, out var test))
        {
            return test;
        }

        if (!create || scope.Id is null)
        {
            return null;
        }

        // A report without a summary line: the log was cut, or its reader asked for less.
        test = new FailedTest(scope.Id, 0, scope.Heading ?? scope.Id, null);
        AddFailure(test);
        return test;
    }

    private string? Identify(TestScope scope)
    {
        var heading = scope.Heading!;
        var candidates = byHeading[heading].ToList();
        if (candidates.Count == 0 && SubtestName.TestOf(heading, failures.Values) is { } whole)
        {
            candidates = [.. byHeading[whole]];
        }

        var match = candidates.Count < 2
            ? candidates.FirstOrDefault()
            : candidates.Find(test => scope.Paths.Any(path => IsFile(path, test.File))) ?? candidates[0];
        if (match is not null)
        {
            return match.Id;
        }

        heading = SubtestName.WithoutDescription(heading);
        return scope.Paths.Count == 0 ? heading : $"{scope.Paths[0]}::{FailedTest.ToName(heading)}";
    }

    private static bool IsFile(string path, string file) => path == file || path.EndsWith("/" + file, StringComparison.Ordinal);

    // The interpreter died in the middle of a test, and with it whoever would have reported the test.
    private void AddUnfinished()
    {
        if (Invocation is { SessionStarted: true, SessionEnded: false, Unfinished: { Id: { } id } scope } && !failures.ContainsKey(id)
            && Invocation.Occurrences.FirstOrDefault(occurrence => occurrence.Scope == scope && occurrence.Root.Type is (ProcessDeath.FatalError or ProcessDeath.Killed)) is { } death)
        {
            AddFailure(new FailedTest(id, death.Root.LineNumber, death.Root.Headline, null));
        }
    }

    // The runner knows that its program failed even where the program's own words were lost.
    private void AddTarget()
    {
        if (Invocation is { Target: { } target, ExitCode: { } code and not 0 } && !failures.ContainsKey(target)
            && (target.Contains("::", StringComparison.Ordinal) || failures.Count == 0))
        {
            AddFailure(new FailedTest(target, Invocation.ExitLine.Number, Invocation.ExitLine.Text, $"ended with exit code {code}"));
        }
    }
}
