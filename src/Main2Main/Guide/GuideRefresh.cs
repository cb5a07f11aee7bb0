using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Git;
using Main2Main.Templates;

namespace Main2Main.Guide;

/// <summary>
/// Checks the downstream's routing guide after a run, writes the report, and rewrites the guide's regions in place. It commits
/// nothing. Source: the playbook's phase 3.
/// </summary>
public static class GuideRefresh
{
    /// <summary>Refreshes the guide.</summary>
    /// <param name="downstream">The downstream.</param>
    /// <param name="upstream">The upstream; only read.</param>
    /// <param name="layout">The packages' folders and the guide's path.</param>
    /// <param name="upstreamBase">The upstream commit that the run began at.</param>
    /// <param name="upstreamReached">The upstream commit that the run reached.</param>
    /// <param name="reportPath">Where the lint report is written.</param>
    /// <param name="log">Where the outcome is narrated.</param>
    /// <param name="beforeWriting">Learns of the changes before the guide is written.</param>
    /// <returns>What was found and done.</returns>
    /// <exception cref="Main2MainException">The guide's regions are broken, it is not UTF-8, or a file cannot be written.</exception>
    public static async Task<GuideRefreshResult> RunAsync(
        GitRepository downstream, GitRepository upstream, LayoutSettings layout, string upstreamBase, string upstreamReached, string reportPath, IRunLog log,
        Action<GuideRefreshResult>? beforeWriting = null)
    {
        if (layout.Guide is null || new GuideFile(downstream, layout.Guide) is not { Exists: true } file)
        {
            var note = layout.Guide is null
                ? "the downstream keeps no routing guide (layout.guide is not set)."
                : $"the downstream has no routing guide at '{layout.Guide}'.";
            log.Information($"Guide: {note}");
            return new GuideRefreshResult { Status = GuideRefreshStatus.NoGuide, Note = note };
        }

        var name = file.RealName;
        var inputs = await GatherAsync(downstream, upstream, layout, GuideDocument.Parse(name, file.Read()), upstreamBase, upstreamReached);
        var findings = GuideLinter.Check(inputs);
        var update = GuideUpdater.Update(inputs, findings, await EvidenceAsync(downstream, upstream, inputs, findings, upstreamReached));
        var isChanged = update.Document.Text != inputs.Document.Text;
        WriteReport(reportPath, name, upstreamBase, upstreamReached, findings, update);
        var result = new GuideRefreshResult
        {
            Status = isChanged ? GuideRefreshStatus.Changed : GuideRefreshStatus.Unchanged,
            Note = isChanged ? $"{name} was refreshed with {update.Changes.Count} change(s)." : $"{name} needed no change.",
            GuidePath = name,
            ReportPath = reportPath,
            Findings = findings,
            Changes = update.Changes,
            Left = update.Left,
            NotMapped = update.NotMapped,
            Text = update.Document.Text,
        };
        if (isChanged)
        {
            beforeWriting?.Invoke(result);
            await file.WriteAsync(update.Document.Text);
        }

        log.Information($"Guide: {result.Note}");
        return result;
    }

    private static async Task<GuideInputs> GatherAsync(
        GitRepository downstream, GitRepository upstream, LayoutSettings layout, GuideDocument document, string upstreamBase, string upstreamReached)
    {
        var changes = await upstream.ListAsync(
            "listing the upstream files that the run touches", "diff-tree", "-r", "-z", "--name-status", "--no-renames", upstreamBase, upstreamReached);
        return new GuideInputs
        {
            Document = document,
            Layout = layout,
            DownstreamFiles = await downstream.ListAsync("listing the downstream's files", "ls-files", "-z"),
            UpstreamFiles = await upstream.ListAsync("listing the upstream's files", "ls-tree", "-r", "-z", "--name-only", "--full-tree", upstreamReached),
            UpstreamChanges = [.. changes.Chunk(2).Select(change => new UpstreamChange(change[1], change[0][0]))],
        };
    }

    private static async Task<GuideEvidence> EvidenceAsync(
        GitRepository downstream, GitRepository upstream, GuideInputs inputs, GuideFindings findings, string upstreamReached)
    {
        var head = await downstream.HeadAsync();
        return new GuideEvidence
        {
            Downstream = await FatesAsync(new PathHistory(downstream, head, inputs.DownstreamFiles), findings.InvalidatedPaths),
            Upstream = await FatesAsync(new PathHistory(upstream, upstreamReached, inputs.UpstreamFiles), findings.DeadUpstreamPaths),
            Importers = new TrackedImporters(downstream.Path, inputs),
            FolderTitles = FolderTitles(downstream.Path, inputs),
        };
    }

    private static async Task<Dictionary<string, PathFate>> FatesAsync(PathHistory history, IEnumerable<DeadPath> paths)
    {
        var fates = new Dictionary<string, PathFate>();
        foreach (var path in paths.Select(dead => dead.Path).Distinct())
        {
            fates.Add(path, await history.FateAsync(path));
        }

        return fates;
    }

    private static Dictionary<string, string> FolderTitles(string root, GuideInputs inputs)
    {
        var package = inputs.DownstreamFolder;
        var folders = inputs.DownstreamFiles
            .Where(file => file.StartsWith(package, StringComparison.Ordinal) && file.IndexOf('/', package.Length) > 0)
            .Select(file => file[..(file.IndexOf('/', package.Length) + 1)])
            .Distinct();
        return folders.ToDictionary(folder => folder, folder =>
        {
            var initializer = Path.Combine(root, folder, "__init__.py");
            return FolderTitle.Of(folder, File.Exists(initializer) ? File.ReadLines(initializer) : []);
        });
    }

    private static void WriteReport(string path, string guide, string upstreamBase, string upstreamReached, GuideFindings findings, GuideUpdate update) =>
        AtomicFile.WriteText(path, ReportTemplates.Render("guide-check-report.sbn", new
        {
            guide,
            upstream_base = upstreamBase,
            upstream_reached = upstreamReached,
            invalidated = findings.InvalidatedPaths,
            uncovered = findings.UncoveredFolders,
            untouched = findings.UntouchedUpstreamPaths,
            dead_upstream = findings.DeadUpstreamPaths,
            changes = update.Changes.Select(change => change.ToString()).ToList(),
            left = update.Left,
            not_mapped = update.NotMapped,
        }));
}
