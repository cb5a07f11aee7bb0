using System.Text.RegularExpressions;
using Main2Main.Git;
using Main2Main.Sources;
using Main2Main.Workspace;

namespace Main2Main.Impact.Heads;

/// <summary>Impact over the refs of open requests that were fetched. Reads git objects, changes nothing.</summary>
/// <param name="session">The session.</param>
public sealed class HeadStage(SyncSession session)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Says of each ref what it would break here, held against where it parts from the target.</summary>
    /// <param name="pattern">The refs: <c>*</c> stands for any letters, <c>?</c> for one.</param>
    /// <returns>The report.</returns>
    /// <exception cref="Main2MainException">No ref fits, or a revision is not there.</exception>
    public async Task<HeadReport> RunAsync(string pattern)
    {
        var request = await new ImpactRequestReader(session).ReadAsync();
        var fits = new Regex("^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal) + "$", RegexOptions.NonBacktracking, Patience);
        var listed = await session.Upstream.RunAsync("listing refs", "for-each-ref", "--format=%(objectname)%09%(refname)");
        var refs = listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Where(parts => fits.IsMatch(parts[1])).ToList();
        if (refs.Count == 0)
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"the upstream '{session.Upstream.Path}' has no ref that fits '{pattern}'.",
                $"fetch the requests first, for example: git -C {session.Upstream.Path} fetch origin '+refs/pull/*/head:refs/pull/*'");
        }

        var cache = SourceCache.Open(session.Workspace.ContractCache, session.Log);
        var analysis = new ImpactAnalysis(session.Upstream, session.Downstream, session.Settings.Layout, cache, session.Log)
        {
            Reports = session.Workspace.KnownReports,
            Guard = session.Settings.VersionGuard,
        };
        var heads = new List<RequestHead>();
        foreach (var parts in refs)
        {
            session.Interruption.ThrowIfCancellationRequested();
            heads.Add(await OfAsync(analysis, request, parts[1], parts[0]));
        }

        return new HeadReport
        {
            Pattern = pattern,
            UpstreamTarget = request.UpstreamTarget,
            DownstreamCommit = request.DownstreamCommit,
            Heads = [.. heads.OrderByDescending(head => head.Breaks).ThenByDescending(head => head.Likely).ThenByDescending(head => head.Review).ThenBy(head => head.Ref, StringComparer.Ordinal)],
        };
    }

    private async Task<RequestHead> OfAsync(ImpactAnalysis analysis, ImpactRequest request, string name, string id)
    {
        var commit = await session.Upstream.ResolveAsync(id);
        var common = commit is null ? null : await session.Upstream.TryAsync(new GitCall("merge-base", request.UpstreamTarget, commit));
        if (commit is null || common is not { Succeeded: true, Text: { Length: > 0 } parting })
        {
            return new RequestHead { Ref = name, Head = commit ?? id, Subject = string.Empty, Problem = commit is null ? "it is no commit" : "it has nothing in common with the target" };
        }

        var subject = await session.Upstream.RunAsync("reading a subject", "log", "-1", "--format=%s", "--encoding=UTF-8", commit);
        var report = await analysis.RunAsync(request with { UpstreamBase = parting, UpstreamTarget = commit });
        return new RequestHead
        {
            Ref = name,
            Head = commit,
            MergeBase = parting,
            Subject = subject.Trim(),
            CommitCount = report.CommitCount,
            Breaks = Count(report, ImpactSeverity.Breaks),
            Likely = Count(report, ImpactSeverity.Likely),
            Review = Count(report, ImpactSeverity.Review),
            Files = [.. report.Files.Select(file => file.Path)],
            First = report.Findings.Count == 0 ? null : $"{report.Findings[0].DownstreamFile}:{report.Findings[0].Line}: {report.Findings[0].Headline()}",
        };
    }

    private static int Count(ImpactReport report, ImpactSeverity severity) => report.Findings.Count(finding => finding.Severity == severity);
}
