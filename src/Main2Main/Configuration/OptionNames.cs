namespace Main2Main.Configuration;

/// <summary>Every option of the command line, once. Listings, documentation tests and the loader read it from here.</summary>
public static class OptionNames
{
    /// <summary>The target to run; the host reads it.</summary>
    public const string Target = "target";

    /// <summary>The upstream checkout.</summary>
    public const string Upstream = "upstream";

    /// <summary>The downstream checkout.</summary>
    public const string Downstream = "downstream";

    /// <summary>The upstream revision to reach.</summary>
    public const string To = "to";

    /// <summary>The upstream revision to start at.</summary>
    public const string From = "from";

    /// <summary>The downstream revision that read-only targets look at.</summary>
    public const string DownstreamRef = "downstream-ref";

    /// <summary>The folder of all intermediate files.</summary>
    public const string Workspace = "workspace";

    /// <summary>The configuration file.</summary>
    public const string Config = "config";

    /// <summary>The step to work on.</summary>
    public const string Step = "step";

    /// <summary>Who adapts the downstream.</summary>
    public const string Adapter = "adapter";

    /// <summary>Where recorded edits are.</summary>
    public const string Replay = "replay";

    /// <summary>What is remembered across runs.</summary>
    public const string Memory = "memory";

    /// <summary>A configured suite's name; repeatable.</summary>
    public const string Suite = "suite";

    /// <summary>A shell command as a suite; repeatable.</summary>
    public const string Ci = "ci";

    /// <summary>The release tag that the downstream also supports.</summary>
    public const string ReleaseTag = "release-tag";

    /// <summary>Work on the built-in sample.</summary>
    public const string Sample = "sample";

    /// <summary>How often failed cases of a suite that showed only environment flakes are run again.</summary>
    public const string RerunFlakes = "rerun-flakes";

    /// <summary>Look for every failure at the last verified state too.</summary>
    public const string Baseline = "baseline";

    /// <summary>Run suites and adapters in a sandbox.</summary>
    public const string Sandbox = "sandbox";

    /// <summary>Begin anew.</summary>
    public const string Restart = "restart";

    /// <summary>The base that an open proposal is carried onto.</summary>
    public const string Onto = "onto";

    /// <summary>The open proposal that is carried.</summary>
    public const string Carry = "carry";

    /// <summary>Rest where there is nothing to do.</summary>
    public const string IfNeeded = "if-needed";

    /// <summary>Verify what is merged, and nothing else.</summary>
    public const string Watch = "watch";

    /// <summary>The git remote that Publish pushes to.</summary>
    public const string Remote = "remote";

    /// <summary>What Lanes compares the downstream with, and where History begins.</summary>
    public const string Since = "since";

    /// <summary>The log that SummarizeLog reads; or <see cref="JsonLog"/>.</summary>
    public const string Log = "log";

    /// <summary>The value of <see cref="Log"/> that names no file: every target then logs JSON. A log of that name is written <c>./json</c>.</summary>
    public const string JsonLog = "json";

    /// <summary>The exit code of the program whose log SummarizeLog reads.</summary>
    public const string ExitCode = "exit-code";

    /// <summary>The JUnit report that SummarizeLog reads beside the log.</summary>
    public const string JUnit = "junit";

    /// <summary>The file that SummarizeLog, Impact, Patches, Guards or Lanes writes.</summary>
    public const string Out = "out";

    /// <summary>The form in which Impact, Patches or History print their report, and nothing else, on the standard output.</summary>
    public const string Format = "format";

    /// <summary>The upstream refs of requests that Impact looks at, one by one.</summary>
    public const string Heads = "heads";

    /// <summary>The list of downstreams that Impact looks at together.</summary>
    public const string Fleet = "fleet";

    /// <summary>Remove the guards of dropped releases.</summary>
    public const string Fix = "fix";

    /// <summary>The upstream revision that Bisect takes for good.</summary>
    public const string Good = "good";

    /// <summary>The upstream revision that Bisect takes for bad.</summary>
    public const string Bad = "bad";

    /// <summary>What Help and Completion are about.</summary>
    public const string For = "for";

    /// <summary>Print the result and nothing else.</summary>
    public const string Quiet = "quiet";

    /// <summary>When to colour what is printed.</summary>
    public const string Color = "color";

    /// <summary>All options, in the order that listings show.</summary>
    public static IReadOnlyList<OptionDefinition> All { get; } =
    [
        new(Target, OptionKind.Text, "The target to run.", InFile: false),
        new(Upstream, OptionKind.Path, "The upstream checkout."),
        new(Downstream, OptionKind.Path, "The downstream checkout, the only repository that is modified."),
        new(To, OptionKind.Text, "The upstream revision to reach; default: the branch that the upstream's HEAD is on, or was on before a run detached it."),
        new(From, OptionKind.Text, "The upstream revision to start at; default: the downstream's pin."),
        new(DownstreamRef, OptionKind.Text, "The downstream revision that read-only targets look at; default: its HEAD."),
        new(Workspace, OptionKind.Path, "The folder of all intermediate files; default: main2main in the system's temp folder."),
        new(Config, OptionKind.Path, "The configuration file; default: main2main.json in the downstream, where it exists.", InFile: false),
        new(Step, OptionKind.Number, "The step to work on, from 1; default: the first unfinished one."),
        new(
            Adapter,
            OptionKind.Text,
            "Who adapts the downstream, joined by commas: none, manual, codemod, command, replay; default: manual on a terminal, else none."),
        new(Replay, OptionKind.Path, "Where --adapter=replay finds recorded edits: an earlier workspace, or a folder of patches."),
        new(Memory, OptionKind.Path, "The folder of what is remembered across runs; default: memory in the workspace."),
        new(Suite, OptionKind.List, "A configured suite to run, repeatable; default: all of them."),
        new(Ci, OptionKind.List, "A shell command to run as a suite, repeatable; replaces the configured suites unless --suite chooses some."),
        new(ReleaseTag, OptionKind.Text, "The release tag that the downstream also supports; default: read from the downstream."),
        new(RerunFlakes, OptionKind.Number, "How often the failed cases of a suite that showed only environment flakes are run again; default: never."),
        new(
            Baseline,
            OptionKind.Switch,
            "Run what failed at the last verified state too, after every round; false: never; default: when no upstream commit explains it.",
            InFile: false),
        new(Sample, OptionKind.Switch, "Make the sample repositories in the workspace and work on them."),
        new(Sandbox, OptionKind.Switch, "Run suites and adapters in a sandbox (bubblewrap) that hides the home folder and other programs."),
        new(Restart, OptionKind.Switch, "Begin a new run although the workspace holds an unfinished one."),
        new(Onto, OptionKind.Text, "The downstream revision that --carry puts an open proposal on; it must be checked out."),
        new(Carry, OptionKind.Text, "The open proposal, a downstream revision, whose commits a new run takes along."),
        new(IfNeeded, OptionKind.Switch, "Let Sync rest where nothing is new, a proposal waits for its reviewer, or a red step was touched by nobody since."),
        new(
            Watch,
            OptionKind.Switch,
            "Let Sync run the suites on what is checked out, at its pin, and edit nothing: whether what was verified is still green after the merge."),
        new(Remote, OptionKind.Text, "The git remote of the downstream that Publish pushes to; default: publish.remote in main2main.json.", InFile: false),
        new(
            Since,
            OptionKind.Text,
            "The downstream revision since which Lanes looks at what changed; for History a revision, a day or two days, such as 2026-06-12..2026-08-17.",
            InFile: false),
        new(Log, OptionKind.Path, "The log that SummarizeLog reads; json: any target prints its own log as one JSON object a line.", InFile: false),
        new(
            ExitCode,
            OptionKind.Text,
            "The exit code of the program whose log SummarizeLog reads: what the log does not explain of another code than 0 is a code bug.",
            InFile: false),
        new(JUnit, OptionKind.Path, "The JUnit XML report that SummarizeLog reads beside the log.", InFile: false),
        new(Out, OptionKind.Path, "The file that SummarizeLog, Impact, Patches, Guards, Lanes, History or Init writes as JSON, or Suggest as a patch; default: the screen alone for a log and for History, main2main.json in the downstream for Init, the workspace's impact.json, patches.json, guards.json, lanes.json or suggest.patch for the others.", InFile: false),
        new(Format, OptionKind.Text, "Print the report of Impact (json, md, sarif, github), Patches (json, md), History (json, svg, badge), Status, Detect, Plan, Guards or Lanes (json) on the standard output, and all talk on the error output; default: tables.", InFile: false),
        new(Heads, OptionKind.Text, "Let Impact say of each fetched upstream ref of a pattern, such as refs/pull/*, what it would break here.", InFile: false),
        new(
            Fleet,
            OptionKind.Path,
            "Let Impact look at all downstreams that a JSON file lists, reading the upstream once, and say which change breaks whom and who has answered it.",
            InFile: false),
        new(Fix, OptionKind.Switch, "Let Guards remove those whose release the pin has passed.", InFile: false),
        new(Good, OptionKind.Text, "The upstream revision at which the suites pass, for Bisect; default: the step's start.", InFile: false),
        new(Bad, OptionKind.Text, "The upstream revision at which they fail, for Bisect; default: the step's end.", InFile: false),
        new(For, OptionKind.Text, "The target that Help explains, or the shell that Completion is for.", InFile: false),
        new(Quiet, OptionKind.Switch, "Print the result, and errors, and nothing else.", InFile: false),
        new(
            Color,
            OptionKind.Text,
            "When to colour: auto (on a terminal), always or never; default: auto. NO_COLOR and CLICOLOR_FORCE hold too.",
            InFile: false),
    ];

    /// <summary>Finds options that nothing reads, so that a mistyped one is not ignored.</summary>
    /// <param name="names">Option names as written on the command line, without dashes; case does not matter.</param>
    /// <param name="alsoKnown">Names that the host itself reads.</param>
    /// <returns>The unknown ones in the order given, each with the known name that is nearest to it.</returns>
    public static IReadOnlyList<UnknownOption> FindUnknown(IEnumerable<string> names, IEnumerable<string> alsoKnown)
    {
        var known = All.Select(option => option.Name).Concat(alsoKnown).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. names.Where(name => !known.Contains(name)).Select(name => new UnknownOption(name, NearestName.Of(name, known)))];
    }
}

/// <summary>An option that nothing reads.</summary>
/// <param name="Name">The name as it was written, without dashes.</param>
/// <param name="Nearest">The known name that was probably meant; null when none is near.</param>
public sealed record UnknownOption(string Name, string? Nearest);
