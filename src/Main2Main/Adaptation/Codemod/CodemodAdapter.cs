using Main2Main.Adaptation.Codemod.Proving;
using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Json;
using Main2Main.Lanes.Rules;
using Main2Main.Sources;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.Codemod;

/// <summary><c>--adapter=codemod</c>: makes the edits that are mechanical and leaves everything else.</summary>
/// <param name="session">The session.</param>
internal sealed class CodemodAdapter(SyncSession session) : IAdapter
{
    public string Name => AdapterNames.Codemod;

    public async Task<AdapterReply> AdaptAsync(AdaptationRequest request)
    {
        var cache = SourceCache.Open(session.Workspace.ContractCache, session.Log);
        var tree = await session.Tree.SnapshotAsync();
        var read = await new CodemodReader(session, cache).ReadAsync(request.StartCommit, request.EndCommit, request.ReleaseTag, tree);
        var run = new CodemodRun(read with
        {
            Report = request.Impact is { } impact ? ImpactFiles.TryRead(impact) : null,
            Errors = request.Summary is { } summary && ArtifactFile.TryRead(summary, VerificationJson.Readable.CiSummary) is { } bugs
                ? [.. bugs.CodeBugs.Select(bug => bug.ErrorMessage)]
                : [],
        });
        var lanes = new LaneRequest(tree, tree, request.EndCommit, request.StartCommit, request.ReleaseTag);
        var outcome = await new LaneProof(session, cache).ProveAsync(run, run.Run(), lanes);
        var files = new TreeFiles(session.Downstream);
        foreach (var (path, content) in outcome.Contents)
        {
            await files.WriteAsync(path, content, "the file");
        }

        var edits = outcome.Files.Sum(file => file.Edits.Count);
        var withdrawn = outcome.Withdrawn.Count == 0
            ? string.Empty
            : $", {outcome.Withdrawn.Count} edit(s) taken back for what the checks before CI find in them";
        var message = $"{edits} edit(s) in {outcome.Files.Count} file(s), {outcome.Left.Count} place(s) left{withdrawn}";
        return new AdapterReply(Succeeded: true, message) { Files = outcome.Files, Left = outcome.Left };
    }
}
