using System.Text.Json;
using Main2Main.Adaptation.Codemod;
using Main2Main.Adaptation.Codemod.Proving;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Impact.Trees;
using Main2Main.Json;
using Main2Main.Sources;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.Suggestions;

/// <summary>
/// The task Suggest: the mechanical edits for a range, as a patch. Reads both repositories' objects, changes neither, and needs neither a run nor a
/// working tree.
/// </summary>
/// <param name="session">The session.</param>
public sealed class SuggestStage(SyncSession session)
{
    /// <summary>Suggests edits: by default from the pin to the upstream's HEAD, for the downstream's HEAD.</summary>
    /// <param name="file">Where the patch is written; the workspace's suggest.patch when null. The report is written beside it, as JSON.</param>
    /// <returns>The report.</returns>
    /// <exception cref="Main2MainException">A revision is not there, the pin is absent or ambiguous, or the range is none.</exception>
    public async Task<SuggestionReport> RunAsync(string? file = null)
    {
        var reader = new ImpactRequestReader(session);
        var request = await reader.ReadAsync();
        await reader.CheckRangeAsync(request);
        var impact = new ImpactStage(session).TryRunForRangeAsync(request.UpstreamBase, request.UpstreamTarget, request.DownstreamCommit);
        var (package, cache) = (session.Settings.Layout, SourceCache.Open(session.Workspace.ContractCache, session.Log));
        var finder = new EditFinder(session, new SourceReader(session.Upstream, package.UpstreamPackage, cache), new SourceReader(session.Downstream, package.DownstreamPackage, cache), cache);
        var outcome = await finder.FindAsync(request, impact);
        var path = file ?? session.Workspace.Suggestion;
        await SaveAsync(request.DownstreamCommit, outcome.Contents, path);
        await SaveProposalsAsync(request.DownstreamCommit, outcome.Proposed, ProposalsOf(path));
        var report = Report(request, outcome);
        ArtifactFile.Write(ReportOf(path), report, SuggestionJson.Readable.SuggestionReport);
        return report;
    }

    /// <summary>Where the report of a patch lies.</summary>
    /// <param name="patch">The patch.</param>
    /// <returns>The JSON file.</returns>
    public static string ReportOf(string patch) => System.IO.Path.ChangeExtension(patch, ".json");

    /// <summary>Where the patch of what is offered lies.</summary>
    /// <param name="patch">The patch of what is made.</param>
    /// <returns>The patch file; it is there only where something is offered.</returns>
    public static string ProposalsOf(string patch) => System.IO.Path.ChangeExtension(patch, ".proposals.patch");

    private static SuggestionReport Report(ImpactRequest request, CodemodOutcome outcome) => new()
    {
        UpstreamBase = request.UpstreamBase,
        UpstreamTarget = request.UpstreamTarget,
        DownstreamCommit = request.DownstreamCommit,
        ReleaseTag = request.ReleaseTag,
        Files = [.. outcome.Contents.Keys.Order(StringComparer.Ordinal)],
        Left = [.. outcome.Left.OrderBy(left => left.File, StringComparer.Ordinal).ThenBy(left => left.Line)],
        Edits =
        [
            .. outcome.Made.Select(Edit).OrderBy(edit => edit.File, StringComparer.Ordinal).ThenBy(edit => edit.Line),
        ],
        Withdrawn =
        [
            .. outcome.Withdrawn.Select(withdrawn => Edit(withdrawn.Edit) with { Withdrawn = withdrawn.Why + "." })
                .OrderBy(edit => edit.File, StringComparer.Ordinal).ThenBy(edit => edit.Line),
        ],
        Proposals = [.. outcome.Proposals.Select(Edit).OrderBy(edit => edit.File, StringComparer.Ordinal).ThenBy(edit => edit.Line)],
    };

    private static SuggestedEdit Edit(MadeEdit made) => new(
        made.Applied.Kind,
        made.Path,
        made.Applied.Line,
        made.Planned.Change.FullName,
        JsonNamingPolicy.SnakeCaseLower.ConvertName(made.Planned.Change.Kind.ToString()),
        made.Planned.Change.Member,
        made.Applied.Commits,
        made.Applied.Guarded,
        made.Applied.Summary);

    private async Task SaveProposalsAsync(string commit, IReadOnlyDictionary<string, byte[]> contents, string file)
    {
        if (contents.Count > 0)
        {
            await SaveAsync(commit, contents, file);
        }
        else
        {
            File.Delete(file);
        }
    }

    private async Task SaveAsync(string commit, IReadOnlyDictionary<string, byte[]> contents, string file)
    {
        using var tree = new EditedTree(session.Downstream, session.Workspace.Scratch);
        var (repository, edited) = await tree.WriteAsync(commit, contents);
        await new WorkingTree(repository, session.Workspace.Scratch).SavePatchAsync(commit, edited, file);
    }
}
