namespace Main2Main.Workspace;

/// <summary>One step's folder and the names in it.</summary>
/// <param name="Root">The folder, absolute.</param>
public sealed record StepFolder(string Root)
{
    /// <summary>The upstream's diff over the step, as git prints it.</summary>
    public string UpstreamPatch => Path.Combine(Root, "upstream.patch");

    /// <summary>The upstream files that the step changes, a line each, quoted as git quotes.</summary>
    public string ChangedFiles => Path.Combine(Root, "changed-files.txt");

    /// <summary>What the step breaks for the downstream.</summary>
    public string Impact => Path.Combine(Root, "impact.json");

    /// <summary>The step's summary for people.</summary>
    public string Summary => Path.Combine(Root, "summary.md");

    /// <summary>The edit that was rolled back.</summary>
    public string FailedPatch => Path.Combine(Root, "failed.patch");

    /// <summary>Why the step stopped.</summary>
    public string FailedSummary => Path.Combine(Root, "failed-summary.json");

    /// <summary>The diagnosis of the last failed round.</summary>
    public string ErrorAnalysis => Path.Combine(Root, "vllm_error_analyze.md");

    /// <summary>The same for programs.</summary>
    public string ErrorAnalysisData => Path.Combine(Root, "error-analysis.json");

    /// <summary>What adapters were given and left.</summary>
    public string Adapt => Path.Combine(Root, "adapt");

    /// <summary>The patches of what is offered for the downstream's copies of upstream functions.</summary>
    public string ProposalPatches => Path.Combine(Root, "proposals");

    /// <summary>What is offered for them.</summary>
    public string Proposals => Path.Combine(ProposalPatches, "proposals.json");

    /// <summary>The adapters' edit, without the moved pin.</summary>
    public string AdaptedPatch => Path.Combine(Adapt, "adapted.patch");

    /// <summary>What CI verified, without the moved pin.</summary>
    public string VerifiedPatch => Path.Combine(Adapt, "verified.patch");

    /// <summary>The adapters' edit after a failed round.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <returns>The file.</returns>
    public string FixPatch(int round) => Path.Combine(Adapt, $"fix-{round}.patch");

    /// <summary>What the adapters did.</summary>
    /// <param name="round">0 for the adapt phase; M for the fix after CI round M.</param>
    /// <returns>The file.</returns>
    public string Result(int round) => Path.Combine(Adapt, round == 0 ? "result.json" : $"result-{round}.json");

    /// <summary>What the pre-CI checks found in the last edit.</summary>
    public string Checks => Path.Combine(Adapt, "checks.json");

    /// <summary>What the configured gate printed before the edit.</summary>
    public string GateBefore => Path.Combine(Adapt, "gate-before.txt");

    /// <summary>What the configured gate printed after the last edit.</summary>
    public string GateAfter => Path.Combine(Adapt, "gate-after.txt");

    /// <summary>Logs and results of the CI rounds.</summary>
    public string Ci => Path.Combine(Root, "ci");

    /// <summary>A round's raw log.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <returns>The file.</returns>
    public string RoundLog(int round) => Path.Combine(Ci, $"round-{round}.log");

    /// <summary>The raw log of one suite while its round goes on; it becomes a part of the round's log.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <param name="part">The suite's name, with what tells its re-runs apart.</param>
    /// <returns>The file.</returns>
    public string SuiteLog(int round, string part) => Path.Combine(Ci, $"round-{round}.{FileName(part)}.log");

    /// <summary>The JUnit XML that one suite writes.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <param name="part">The suite's name, with what tells its re-runs apart.</param>
    /// <returns>The file.</returns>
    public string SuiteJUnit(int round, string part) => Path.Combine(Ci, $"round-{round}.{FileName(part)}.xml");

    /// <summary>Where a suite's imports are noted while it runs.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <param name="part">The suite's name, with what tells its re-runs apart.</param>
    /// <returns>The folder.</returns>
    public string SuiteWitness(int round, string part) => Path.Combine(Ci, $"round-{round}.{FileName(part)}.witness");

    /// <summary>What a command that prepares a round's suites printed.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <param name="suite">The suite's name; null for the command of all suites.</param>
    /// <returns>The file.</returns>
    public string PrepareLog(int round, string? suite) =>
        Path.Combine(Ci, suite is null ? $"round-{round}.prepare.log" : $"round-{round}.{FileName(suite)}.prepare.log");

    /// <summary>What fails at the last verified state.</summary>
    public string Baseline => Path.Combine(BaselineFolder, "baseline.json");

    /// <summary>The same, and the logs of its rounds.</summary>
    public string BaselineFolder => Path.Combine(Root, "baseline");

    /// <summary>A round's log summary.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <returns>The file.</returns>
    public string RoundSummary(int round) => Path.Combine(Ci, $"round-{round}-summary.json");

    /// <summary>A round's result.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <returns>The file.</returns>
    public string RoundResult(int round) => Path.Combine(Ci, $"round-{round}-result.json");

    /// <summary>Moves what an earlier attempt left aside, keeping the plan's files.</summary>
    /// <param name="attempt">The earlier attempt's number.</param>
    public void SetAside(int attempt) => SetAside($"attempt-{attempt}");

    /// <summary>Moves what was done so far aside, keeping the plan's files; may be repeated after a kill.</summary>
    /// <param name="name">The name of the folder in this one.</param>
    public void SetAside(string name)
    {
        var aside = Path.Combine(Root, name);
        _ = Directory.CreateDirectory(aside);
        foreach (var file in new[] { Summary, FailedPatch, FailedSummary, ErrorAnalysis, ErrorAnalysisData }.Where(File.Exists))
        {
            File.Move(file, Path.Combine(aside, Path.GetFileName(file)), overwrite: true);
        }

        foreach (var folder in new[] { Adapt, Ci, BaselineFolder }.Where(Directory.Exists))
        {
            Directory.Move(folder, Path.Combine(aside, Path.GetFileName(folder)));
        }
    }

    // A suite's name may hold what a file's name may not.
    private static string FileName(string part) =>
        string.Concat(part.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '_'));
}
