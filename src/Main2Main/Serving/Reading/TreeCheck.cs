using Main2Main.Adaptation.Watching;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Lanes.Rules;

namespace Main2Main.Serving.Reading;

/// <summary>Checks the working tree as it is checked before CI, and for what an adapter would lose its edit.</summary>
internal static class TreeCheck
{
    private const int MostOpen = 30;

    public static async Task<CheckAnswer> AnswerAsync(PairReading reading)
    {
        var (session, pair) = (reading.Session, reading.Pair);
        using var side = await SideObjects.OpenAsync(session.Downstream);
        var tree = await TreeAsync(reading, side) ?? throw new Main2MainException(
            FailureKind.Usage, $"the downstream '{session.Downstream.Path}' is bare: it has no working tree that could be checked.",
            "start the server with --downstream=<a checkout>.");
        var checks = new LaneChecks(session.Upstream, side.Repository, session.Settings, reading.Cache);
        var findings = await checks.RunAsync(new LaneRequest(pair.Downstream, tree, pair.Main, pair.Before, pair.ReleaseTag));
        var changed = await side.Repository.ListAsync(
            "comparing two states of the working tree", "diff-tree", "-r", "-z", "--name-only", "--no-renames", pair.Downstream, tree);
        var verification = session.Settings.Verification;
        var weakened = await new TestStrength(side.Repository, verification.CountsExpectations, verification.IsProtected).WeakenedAsync(pair.Downstream, tree);
        IReadOnlyList<string> refused = [.. weakened, .. changed.Where(verification.IsProtected).Select(path => $"it edited a protected path: {path}")];
        return new CheckAnswer(
            pair.Downstream,
            pair.Main,
            pair.ReleaseTag,
            checks.ReleaseCommit,
            changed,
            findings,
            await OpenAsync(reading, side.Repository, tree),
            refused,
            checks.Warnings,
            findings.Count + refused.Count == 0);
    }

    private static async Task<IReadOnlyList<OpenPlace>> OpenAsync(PairReading reading, GitRepository downstream, string tree)
    {
        var (session, pair) = (reading.Session, reading.Pair);
        var analysis = new ImpactAnalysis(session.Upstream, downstream, session.Settings.Layout, reading.Cache, session.Log) { Guard = session.Settings.VersionGuard };
        var report = await analysis.RunAsync(new ImpactRequest(pair.Before, pair.Main, tree, pair.ReleaseTag));
        return
        [
            .. report.Findings.Where(finding => finding.Severity < ImpactSeverity.Review).Take(MostOpen)
                .Select(
                    finding => new OpenPlace(
                        finding.DownstreamFile, finding.Line, finding.Severity, finding.UpstreamSymbol, finding.Change, finding.Suggestion)),
        ];
    }

    /// <summary>The working tree as a git tree; null for a bare repository.</summary>
    public static async Task<string?> TreeAsync(PairReading reading, SideObjects side) =>
        await reading.Session.Downstream.RunAsync("asking for the working tree", "rev-parse", "--is-bare-repository") == "true"
            ? null
            : await new WorkingTree(side.Repository, side.Scratch).SnapshotAsync();
}
