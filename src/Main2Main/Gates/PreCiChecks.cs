using System.Diagnostics;
using Main2Main.Json;
using Main2Main.Lanes.Rules;
using Main2Main.Sources;
using Main2Main.Workspace;

namespace Main2Main.Gates;

/// <summary>Cheap checks of an edit before CI is spent on it. Source: the playbook's pre-CI check.</summary>
/// <param name="session">The session.</param>
public sealed class PreCiChecks(SyncSession session)
{
    /// <summary>Checks the step's edit and writes what was found as the step's checks.json.</summary>
    /// <param name="step">The step.</param>
    /// <param name="tree">The tree that CI is to run against.</param>
    /// <returns>The report.</returns>
    public async Task<PreCiReport> RunAsync(StepWork step, string tree)
    {
        var watch = Stopwatch.StartNew();
        var checks = new LaneChecks(session.Upstream, session.Downstream, session.Settings, SourceCache.Open(session.Workspace.ContractCache, session.Log));
        var request = new LaneRequest(
            session.Journal.Required.LastVerifiedHead, tree, step.Plan.EndCommit, step.Plan.StartCommit, session.Journal.Required.CompatTag);
        var findings = await checks.RunAsync(request);
        var seconds = watch.Elapsed.TotalSeconds;
        var report = new PreCiReport
        {
            StepId = step.Id,
            From = request.From,
            Tree = tree,
            MainCommit = request.MainCommit,
            ReleaseTag = request.ReleaseTag,
            ReleaseCommit = checks.ReleaseCommit,
            Warnings = checks.Warnings,
            Findings = [.. findings, .. await new Gate(session, step).NewFindingsAsync(tree)],
            Seconds = Math.Round(seconds, 3),
        };
        ArtifactFile.Write(step.Folder.Checks, report, GatesJson.Readable.PreCiReport);
        return report;
    }

    /// <summary>Checks the step's edit and stops the step when something was found.</summary>
    /// <param name="step">The step.</param>
    /// <param name="tree">The tree that CI is to run against.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">A check failed; the message names every place.</exception>
    public async Task RequireAsync(StepWork step, string tree) => Require(step, await RunAsync(step, tree));

    /// <summary>Stops the step when something was found.</summary>
    /// <param name="step">The step.</param>
    /// <param name="report">What was found.</param>
    /// <exception cref="Main2MainException">Something was; the message names every place.</exception>
    public void Require(StepWork step, PreCiReport report)
    {
        if (report.Findings.Count > 0)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"{step.Id}: the pre-CI check found {report.Findings.Count} thing(s):{string.Concat(report.Findings.Select(finding => $"{Environment.NewLine}  - {finding}"))}",
                $"mend them in '{session.Downstream.Path}', then run --target=Step --step={step.Index}.");
        }
    }

    /// <summary>Version guards in edited lines that do not name the release tag.</summary>
    /// <param name="from">The older tree or commit.</param>
    /// <param name="to">The newer tree or commit.</param>
    /// <returns>One line a finding.</returns>
    internal async Task<IReadOnlyList<string>> WrongVersionsAsync(string from, string to)
    {
        var checks = new LaneChecks(session.Upstream, session.Downstream, session.Settings, SourceCache.Open(session.Workspace.ContractCache, session.Log));
        var findings = await checks.VersionsAsync(from, to, session.Journal.Required.CompatTag);
        return [.. findings.Select(finding => finding.ToString())];
    }
}
