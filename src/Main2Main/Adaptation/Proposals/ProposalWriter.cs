using System.Text.Json;
using Main2Main.Adaptation.Codemod;
using Main2Main.Adaptation.Codemod.Proving;
using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Json;
using Main2Main.Sources;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.Proposals;

/// <summary>Writes what a step offers for the downstream's copies of upstream functions: a patch for each file, and a list.</summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
internal sealed class ProposalWriter(SyncSession session, StepWork step)
{
    /// <summary>Writes the proposals for the downstream as it stands; what cannot be told ends nothing.</summary>
    /// <param name="adapters">Who will edit.</param>
    public async Task WriteAsync(IReadOnlyList<IAdapter> adapters)
    {
        if (adapters.All(adapter => adapter is NoAdapter))
        {
            return;
        }

        try
        {
            var proposals = await FindAsync(adapters.Any(adapter => adapter.Name == AdapterNames.Codemod));
            if (proposals.Count > 0)
            {
                ArtifactFile.Write(step.Folder.Proposals, new CopyProposals { Proposals = proposals }, AdaptationJson.Readable.CopyProposals);
                var offered = $"{proposals.Count} change(s) of upstream functions merge into their copies";
                session.Log.Information($"{step.Id}: {offered}; they are offered in '{step.Folder.ProposalPatches}'.");
            }
        }
        catch (Main2MainException exception)
        {
            session.Log.Warning($"{step.Id}: nothing is offered for copies. {exception.Problem}");
        }
    }

    private async Task<IReadOnlyList<CopyProposal>> FindAsync(bool codemodWorks)
    {
        var tree = await session.Tree.SnapshotAsync();
        var cache = SourceCache.Open(session.Workspace.ContractCache, session.Log);
        var input = await new CodemodReader(session, cache).ReadAsync(step.Plan.StartCommit, step.Plan.EndCommit, session.Journal.Required.CompatTag, tree);
        var outcome = new CodemodRun(input with { OnlyCopies = true, OffersAllCopies = !codemodWorks, AppliesCopies = input.AppliesCopies && codemodWorks }).Run();
        foreach (var (path, content) in outcome.Proposed)
        {
            await SaveAsync(tree, path, content);
        }

        return
        [
            .. outcome.Proposals.Select(Proposal).OrderByDescending(one => one.Needed is not null).ThenByDescending(one => one.Similarity)
                .ThenBy(one => one.File, StringComparer.Ordinal).ThenBy(one => one.Line),
        ];
    }

    private async Task SaveAsync(string tree, string path, byte[] content)
    {
        using var edited = new EditedTree(session.Downstream, session.Workspace.Scratch);
        var (repository, after) = await edited.WriteAsync(tree, new Dictionary<string, byte[]>(StringComparer.Ordinal) { [path] = content });
        await new WorkingTree(repository, session.Workspace.Scratch).SavePatchAsync(tree, after, PatchOf(path));
    }

    private string PatchOf(string path) => Path.Combine(step.Folder.ProposalPatches, Path.ChangeExtension(path, null).Replace('/', '.') + ".patch");

    private CopyProposal Proposal(MadeEdit made)
    {
        var (piece, change) = (made.Planned.Piece!, made.Planned.Change);
        var name = change.Member is null ? change.FullName : $"{change.FullName}.{change.Member}";
        return new CopyProposal(
            made.Path,
            made.Planned.Line,
            piece.Own,
            piece.Original,
            piece.Similarity,
            piece.IsNeeded ? $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(change.Kind.ToString())} {name}" : null,
            piece.Base,
            piece.Ours,
            piece.Theirs,
            PatchOf(made.Path));
    }
}
