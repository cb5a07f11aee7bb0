using Main2Main.Patches;

namespace Main2Main.Reporting;

/// <summary>What a run's range changed for something that the downstream puts in the upstream's place.</summary>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Target">What is replaced.</param>
/// <param name="Change">What changed.</param>
/// <param name="Need">Whether the upstream does the same by itself.</param>
/// <param name="Evidence">What shows that.</param>
/// <param name="Commits">The range's commits that changed the original, oldest first, and that the replacement lacks.</param>
public sealed record PatchNote(
    string File, int Line, string Target, PatchChange Change, PatchNeed Need, IReadOnlyList<string> Evidence, IReadOnlyList<string> Commits)
{
    /// <summary>The notes of a report: copies only where the range changed their original.</summary>
    internal static IReadOnlyList<PatchNote> Of(PatchReport? report) =>
    [
        .. (report?.Patches ?? []).Where(patch => patch.Change != PatchChange.None && (patch.Kind != PatchKind.Copy || patch.Commits.Any(commit => commit.InRange && !commit.Taken)))
            .Select(
                patch => new PatchNote(
                    patch.File,
                    patch.Line,
                    patch.Target,
                    patch.Change,
                    patch.Need,
                    patch.Evidence,
                    [.. patch.Commits.Where(commit => commit.InRange && !commit.Taken).Select(commit => commit.Sha)])),
    ];
}
