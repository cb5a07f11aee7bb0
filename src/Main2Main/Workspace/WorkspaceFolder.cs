using Main2Main.Files;

namespace Main2Main.Workspace;

/// <summary>The folder of all intermediate files and the names in it (design: artifacts).</summary>
/// <param name="Root">The folder, absolute.</param>
public sealed record WorkspaceFolder(string Root)
{
    /// <summary>detect.json.</summary>
    public string Detection => Path.Combine(Root, "detect.json");

    /// <summary>steps.json.</summary>
    public string Plan => Path.Combine(Root, "steps.json");

    /// <summary>steps.md, the plan for people.</summary>
    public string PlanPage => Path.Combine(Root, "steps.md");

    /// <summary>state.json, the journal.</summary>
    public string State => Path.Combine(Root, "state.json");

    /// <summary>impact.json: what the whole range breaks for the downstream.</summary>
    public string Impact => Path.Combine(Root, "impact.json");

    /// <summary>guards.json: the version guards of the downstream.</summary>
    public string Guards => Path.Combine(Root, "guards.json");

    /// <summary>heads.json: what open requests of the upstream would break.</summary>
    public string Heads => Path.Combine(Root, "heads.json");

    /// <summary>fleet.json: what the upstream's changes break in each of many downstreams.</summary>
    public string Fleet => Path.Combine(Root, "fleet.json");

    /// <summary>The workspace of one downstream of a fleet.</summary>
    /// <param name="name">Its name in the fleet.</param>
    /// <returns>The folder.</returns>
    public WorkspaceFolder FleetMember(string name) => new(Path.Combine(Root, "fleet", name));

    /// <summary>patches.json: what the downstream puts in the upstream's place.</summary>
    public string Patches => Path.Combine(Root, "patches.json");

    /// <summary>lanes.json: what a change of the downstream breaks for one of its lanes.</summary>
    public string Lanes => Path.Combine(Root, "lanes.json");

    /// <summary>suggest.patch: the mechanical edits for a range.</summary>
    public string Suggestion => Path.Combine(Root, "suggest.patch");

    /// <summary>bisect.json: which upstream commit broke the suites.</summary>
    public string Bisect => Path.Combine(Root, "bisect.json");

    /// <summary>The same for people.</summary>
    public string BisectPage => Path.Combine(Root, "bisect.md");

    /// <summary>The bisection's journal and its logs.</summary>
    public string Bisection => Path.Combine(Root, "bisect");

    /// <summary>The bisection's journal.</summary>
    public string BisectState => Path.Combine(Bisection, "state.json");

    /// <summary>Parsed sources, kept between runs.</summary>
    public string ContractCache => Path.Combine(Root, "cache", "contracts");

    /// <summary>Finished reports of Impact, kept between runs.</summary>
    public string KnownReports => Path.Combine(Root, "cache", "reports");

    /// <summary>The reviewer's report.</summary>
    public string FinalSummaryPage => Path.Combine(Root, "final-summary.md");

    /// <summary>The change log, where it is too long for the reviewer's report.</summary>
    public string ChangeLogPage => Path.Combine(Root, "change-log.md");

    /// <summary>The reviewer's report for programs.</summary>
    public string FinalSummary => Path.Combine(Root, "final-summary.json");

    /// <summary>How the last invocation ended, for the job that started it.</summary>
    public string FinalStatus => Path.Combine(Root, "final_status.json");

    /// <summary>The run as a page for browsers, written while it goes on.</summary>
    public string RunPage => Path.Combine(Root, "report.html");

    /// <summary>publish.json: what Publish pushed and which pull request stands for it.</summary>
    public string Publication => Path.Combine(Root, "publish.json");

    /// <summary>The text of the pull request.</summary>
    public string PullRequestPage => Path.Combine(Root, "pull-request.md");

    /// <summary>The guide's lint report.</summary>
    public string GuideReport => Path.Combine(Root, "adapt-guide-refresh", "check_report.md");

    /// <summary>The folder of all steps.</summary>
    public string Steps => Path.Combine(Root, "steps");

    /// <summary>What the commands that prepare suites have done.</summary>
    public string Prepared => Path.Combine(Root, "prepared.json");

    /// <summary>What they left in the downstream and git does not ignore.</summary>
    public string PreparedFiles => Path.Combine(Root, "prepared-files.txt");

    /// <summary>What is remembered across runs, where no other folder is configured.</summary>
    public string Memory => Path.Combine(Root, "memory");

    /// <summary>carry.json: what was taken along of an open proposal.</summary>
    public string Carry => Path.Combine(Root, "carry.json");

    /// <summary>What commits held that could not be taken along.</summary>
    public string CarryPatches => Path.Combine(Root, "carry");

    /// <summary>rollback.json: the last good pin that was proposed.</summary>
    public string Rollback => Path.Combine(Root, "rollback.json");

    /// <summary>The edits that were taken back with newer pins.</summary>
    public string RollbackPatches => Path.Combine(Root, "rollback");

    /// <summary>cadence.json: what the last runs came to, for the next one and for those who are told.</summary>
    public string Cadence => Path.Combine(Root, "cadence.json");

    /// <summary>notice.json: the last change that somebody was told.</summary>
    public string Notice => Path.Combine(Root, "notice.json");

    /// <summary>The files of Slurm's arrays while they run.</summary>
    public string SlurmArrays => Path.Combine(Root, "slurm");

    /// <summary>Where earlier runs' files are kept.</summary>
    public string Previous => Path.Combine(Root, "previous");

    /// <summary>The lock file.</summary>
    public string Lock => Path.Combine(Root, "lock");

    /// <summary>Temporary indexes of git; of no use after the process that made them.</summary>
    public string Scratch => Path.Combine(Root, "scratch");

    /// <summary>One step's folder.</summary>
    /// <param name="stepId">The step's name, <c>step-N</c>.</param>
    /// <returns>The folder and its names.</returns>
    public StepFolder Step(string stepId) => new(Path.Combine(Steps, stepId));

    /// <summary>Moves the files of the run that stands here into <see cref="Previous"/>, so that a new run starts clean and nothing is lost.</summary>
    /// <param name="runId">The old run's name.</param>
    /// <exception cref="Main2MainException">The files cannot be moved.</exception>
    public void Archive(string runId)
    {
        var files = new[] { Detection, Plan, PlanPage, FinalSummaryPage, FinalSummary, ChangeLogPage, RunPage, FinalStatus }.Where(File.Exists).ToList();
        var folders = new[] { Steps, Path.GetDirectoryName(GuideReport)! }.Where(Directory.Exists).ToList();
        if (files.Count + folders.Count == 0 && !File.Exists(State))
        {
            return;
        }

        var archive = UnusedPath.Of(number => Path.Combine(Previous, number == 1 ? runId : $"{runId}.{number}"));
        try
        {
            _ = Directory.CreateDirectory(archive);
            files.ForEach(file => File.Move(file, Path.Combine(archive, Path.GetFileName(file))));
            folders.ForEach(folder => Directory.Move(folder, Path.Combine(archive, Path.GetFileName(folder))));

            // The journal itself stays until the new run's takes its place: it knows the branch that the upstream was on.
            if (File.Exists(State))
            {
                File.Copy(State, Path.Combine(archive, Path.GetFileName(State)));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Main2MainException(
                FailureKind.Tool,
                $"the earlier run's files in '{Root}' could not be moved to '{archive}': {exception.Message}",
                "make the workspace writable, or name another one with --workspace.",
                exception);
        }
    }
}
