using Main2Main.Patches.Reading;

namespace Main2Main.Patches.Judging;

/// <summary>Makes the report's rows.</summary>
/// <param name="judge">Says whether a place is needed.</param>
/// <param name="readiness">Says which places are ready for a target that left.</param>
/// <param name="versions">How originals changed.</param>
/// <param name="past">The upstream as it was.</param>
/// <param name="activation">Says what is run.</param>
/// <param name="before">The places against the upstream before the range.</param>
/// <param name="range">The range's commits.</param>
internal sealed class PatchRows(
    PatchJudge judge,
    PatchReadiness readiness,
    OriginalVersions versions,
    PastTrees past,
    ActivationReader activation,
    IReadOnlyList<PatchSite> before,
    IReadOnlySet<string> range)
{
    private const double Copied = 0.25;
    private const int MostLines = 60;

    private readonly ILookup<(string, int, PatchKind, string), PatchSite> earlier = before.ToLookup(site => site.Spot);

    /// <summary>The row of a place.</summary>
    /// <param name="site">The place, against the range's end.</param>
    /// <param name="origin">Where the replacement comes from.</param>
    /// <param name="isNow">Whether the range is empty.</param>
    public async Task<UpstreamPatch> RowAsync(PatchSite site, PatchOrigin origin, bool isNow)
    {
        var then = await past.OfAsync(site, origin.WrittenOn);
        var old = earlier[site.Spot].FirstOrDefault(one => one.Place == site.Place) ?? earlier[site.Spot].FirstOrDefault();
        var effect = readiness.Of(site, judge.Effect(site, then.WasThere || (old is not null && judge.IsThere(old))));
        var isLost = effect is PatchEffect.Gone or PatchEffect.Guarded;
        var verdict = isLost && site.Kind != PatchKind.SourceText ? NeedVerdict.Needed : judge.Need(site, then);
        if (verdict.Need == PatchNeed.Needed && !isLost && origin.FirstOn is { } first && first != origin.WrittenOn && judge.IsWrapper(site))
        {
            // A wrapper is touched by whoever reformats a file: what it was made for shows against the upstream of its first day.
            verdict = judge.Need(site, await past.OfAsync(site, first));
        }

        var (similarity, commits, diff) = await DriftAsync(site, origin.WrittenOn);
        var (state, reason) = activation.Of(site);
        return new UpstreamPatch
        {
            Id = string.Empty,
            Kind = site.Kind,
            File = site.File.Path,
            Line = site.Line,
            Target = site.Target,
            UpstreamFile = site.Original?.File.Path,
            UpstreamLine = site.Original?.Line ?? 0,
            Replacement = site.Replacement is { } own ? own.FullName : site.Written,
            Effect = effect,
            Need = verdict.Need,
            Evidence = verdict.Evidence is { } evidence ? [evidence] : [],
            Activation = state,
            ActivationReason = reason,
            WrittenAt = origin.WrittenAt,
            WrittenOn = origin.WrittenOn,
            Similarity = Math.Round(Math.Max(similarity, site.Similarity), 3),
            Commits = commits,
            Diff = diff,
            Change = isNow || site.Kind == PatchKind.Copy && old is null ? PatchChange.None : Change(site, old, then, effect, verdict.Need, commits),
        };
    }

    private PatchChange Change(PatchSite site, PatchSite? old, Past then, PatchEffect effect, PatchNeed need, IReadOnlyList<PatchCommit> commits)
    {
        var wasThere = old is not null && judge.IsThere(old);
        var wasNeeded = old is null || judge.Effect(old, then.WasThere) == PatchEffect.Gone || judge.Need(old, then).Need == PatchNeed.Needed;
        return (effect, need) switch
        {
            (PatchEffect.Gone, _) when old is not null && judge.Effect(old, then.WasThere) != PatchEffect.Gone => PatchChange.TargetGone,
            (_, not PatchNeed.Needed) when wasNeeded => PatchChange.BecameRedundant,
            (PatchEffect.Applies, _) when !wasThere && judge.IsThere(site) => PatchChange.TargetCame,
            _ => commits.Any(commit => commit.InRange) || Changed(site, old) ? PatchChange.OriginalChanged : PatchChange.None,
        };
    }

    private static bool Changed(PatchSite site, PatchSite? old) =>
        old?.Original is { } was && site.Original is { } now && (
            was.Function?.Body.Hash != now.Function?.Body.Hash || was.Class?.Body.Hash != now.Class?.Body.Hash || was.Variable?.Value != now.Variable?.Value);

    /// <summary>How the original changed since it was most like a copy; since a replacement of another kind was written.</summary>
    private async Task<(double Similarity, IReadOnlyList<PatchCommit> Commits, IReadOnlyList<string> Diff)> DriftAsync(PatchSite site, string? writtenOn)
    {
        if (site is not { Replacement: { } own, Original: { QualifiedName: var name } original } || (own.Function?.Body ?? own.Class?.Body) is not { } body)
        {
            return (0, [], []);
        }

        var all = versions.Of(original.File.Path, name);
        if (all.Count == 0)
        {
            return ((original.Function?.Body ?? original.Class?.Body) is { } alone ? body.Similarity(alone) : 0, [], []);
        }

        // The latest of those that are equally like it.
        var (best, similarity) = all.Select((version, index) => (index, version.Body is null ? 0 : body.Similarity(version.Body)))
            .Aggregate((left, right) => right.Item2 >= left.Item2 ? right : left);
        var start = similarity >= Copied ? best : past.IndexOf(all, site, writtenOn);
        var piece = judge.OfOwn(own);
        var commits = new List<PatchCommit>();
        var last = await versions.PieceAsync(all[start], name);
        var first = last;
        foreach (var version in all.Skip(start + 1))
        {
            var next = await versions.PieceAsync(version, name);
            var came = next?.Statements.Where(line => last?.Statements.Contains(line) != true).ToList() ?? [];
            commits.Add(
                new PatchCommit(
                    version.Commit!,
                    version.Subject,
                    came.Count > 0 && piece is not null && came.TrueForAll(piece.Statements.Contains),
                    range.Contains(version.Commit!)));
            last = next;
        }

        return (similarity, commits, commits.Count == 0 ? [] : Diff(first, last));
    }

    private static IReadOnlyList<string> Diff(CodePiece? then, CodePiece? now)
    {
        var (left, came) = (then?.Statements ?? new HashSet<string>(), now?.Statements ?? new HashSet<string>());
        return [.. left.Where(line => !came.Contains(line)).Select(line => "- " + line).Concat(came.Where(line => !left.Contains(line)).Select(line => "+ " + line)).Take(MostLines)];
    }
}
