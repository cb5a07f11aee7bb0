using Main2Main.Git;
using Main2Main.Lanes;
using Main2Main.Lanes.Rules;
using Main2Main.Python;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.Codemod.Proving;

/// <summary>Looks at mechanical edits as the checks before CI do, and takes back, with all of its places, each that they find something in.</summary>
/// <param name="session">The session.</param>
/// <param name="cache">Where parsed sources are kept.</param>
internal sealed class LaneProof(SyncSession session, ContractCache cache)
{
    // What is taken back may have hidden something; after this many looks nothing is left of the files that are not clean.
    private const int Looks = 4;

    /// <summary>Checks what the codemod made.</summary>
    /// <param name="run">The codemod, which has run.</param>
    /// <param name="outcome">What it made.</param>
    /// <param name="request">The tree that was edited, as both ends, and the lanes.</param>
    /// <returns>What is left of it.</returns>
    public async Task<CodemodOutcome> ProveAsync(CodemodRun run, CodemodOutcome outcome, LaneRequest request)
    {
        for (var look = 1; outcome.Contents.Count > 0; look++)
        {
            var refused = await CheckAsync(request, outcome.Contents);
            if (refused.Count == 0)
            {
                break;
            }

            outcome = run.Without(look < Looks ? refused : [.. refused.Select(one => one with { First = 1, Last = int.MaxValue })]);
        }

        return outcome;
    }

    private async Task<IReadOnlyList<RefusedLines>> CheckAsync(LaneRequest request, IReadOnlyDictionary<string, byte[]> contents)
    {
        using var tree = new EditedTree(session.Downstream, session.Workspace.Scratch);
        var (repository, edited) = await tree.WriteAsync(request.From, contents);
        var findings = await new LaneChecks(session.Upstream, repository, session.Settings, cache).RunAsync(request with { To = edited });
        var edits = (findings.Count == 0 ? [] : await new FileEditReader(repository).ReadAsync(request.From, edited))
            .ToDictionary(edit => edit.Path, StringComparer.Ordinal);
        return [.. findings.Select(finding => Refused(finding, finding.Line == 0 ? (1, int.MaxValue) : edits[finding.File].OldLines(finding.Line)))];
    }

    private static RefusedLines Refused(CheckFinding finding, (int First, int Last) lines) =>
        new(finding.File, lines.First, lines.Last, $"the checks before CI would find that line {finding.Line} {finding.Problem}");
}
