using Main2Main.Patches.Reading;
using Main2Main.Python;

namespace Main2Main.Patches.Judging;

/// <summary>
/// Keeps the methods that a needed replacement calls and the downstream put beside it: the upstream has come to have methods of these names, but what
/// they say is made for the upstream's own code.
/// </summary>
internal static class NeededHelpers
{
    /// <summary>Judges rows by each other.</summary>
    /// <param name="sites">The places.</param>
    /// <param name="rows">The row of each.</param>
    /// <returns>The rows, in their order.</returns>
    public static IReadOnlyList<UpstreamPatch> Judge(IReadOnlyList<PatchSite> sites, IEnumerable<UpstreamPatch> rows)
    {
        var judged = rows.ToArray();
        var places = sites.Index().Where(entry => entry.Item is { Kind: PatchKind.Assignment, Replacement.Function: not null }).ToList();
        var waiting = new Queue<int>(places.Select(entry => entry.Index).Where(index => judged[index] is { Need: PatchNeed.Needed, Effect: PatchEffect.Applies }));
        while (waiting.TryDequeue(out var needed))
        {
            foreach (var (index, site) in places.Where(entry => judged[entry.Index].Need == PatchNeed.LikelyMayGo && Calls(sites[needed], entry.Item)))
            {
                judged[index] = judged[index] with
                {
                    Need = PatchNeed.Needed,
                    Evidence = [$"{DottedName.Last(sites[needed].Target)}, which is needed, calls it"],
                    Change = judged[index].Change == PatchChange.BecameRedundant ? PatchChange.TargetCame : judged[index].Change,
                };
                waiting.Enqueue(index);
            }
        }

        return judged;
    }

    private static bool Calls(PatchSite caller, PatchSite helper) => caller.File == helper.File && Owner(caller) == Owner(helper) && caller.Replacement is { Function: { } own, File: var file }
        && file == helper.Replacement!.File && file.Module.Calls.Any(call => own.Line <= call.Line && call.Line <= own.EndLine
            && (call.Callee == helper.Replacement.QualifiedName || (own.Parameters is [var self, ..] && call.Callee == $"{self.Name}.{DottedName.Last(helper.Target)}")));

    private static string Owner(PatchSite site) => site.Target[..Math.Max(site.Target.LastIndexOf('.'), 0)];
}
