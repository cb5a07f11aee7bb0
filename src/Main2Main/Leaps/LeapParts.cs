using Main2Main.Bisection.Search;
using Main2Main.Configuration;
using Main2Main.Impact;
using Main2Main.Workspace;

namespace Main2Main.Leaps;

/// <summary>The playbook's steps as parts of leaps: how they are gathered, and where a leap is divided.</summary>
internal static class LeapParts
{
    /// <summary>Makes parts of steps.</summary>
    /// <param name="steps">The playbook's steps.</param>
    /// <param name="impact">What Impact says of the whole range; null when it could not be told.</param>
    /// <param name="layout">Which files a downstream can depend on.</param>
    /// <returns>A part a step.</returns>
    public static IReadOnlyList<PlannedPart> Of(IReadOnlyList<PlannedStep> steps, ImpactReport? impact, LayoutSettings layout)
    {
        var named = Named(impact);
        var commits = steps.SelectMany(step => step.Commits.Select(commit => new RangeCommit(commit.Sha, commit.Subject, step.FilesChanged))).ToList();
        var weights = commits.Zip(ProbePrior.Of(commits, impact, layout)).ToDictionary(pair => pair.First.Sha, pair => pair.Second, StringComparer.Ordinal);
        return [.. steps.Select(step => new PlannedPart(step.EndCommit, step.Commits.Count(commit => named.Contains(commit.Sha)), Math.Round(step.Commits.Sum(commit => weights[commit.Sha]), 6)))];
    }

    /// <summary>The commits that Impact names as breaking, or as likely to.</summary>
    /// <param name="impact">The report; null names nothing.</param>
    /// <returns>Their ids.</returns>
    public static IReadOnlySet<string> Named(ImpactReport? impact)
    {
        var graver = (impact?.Findings ?? []).Where(finding => finding.Severity != ImpactSeverity.Review).Select(finding => finding.Id)
            .ToHashSet(StringComparer.Ordinal);
        return (impact?.Commits ?? []).Where(commit => commit.Findings.Any(graver.Contains)).Select(commit => commit.Sha).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Gathers steps to leaps. The budgets of a step are kept for the commits that Impact names; what it finds harmless costs nothing.
    /// </summary>
    /// <param name="steps">The playbook's steps.</param>
    /// <param name="named">The commits that Impact names.</param>
    /// <param name="budgets">What an adapter may be asked at once.</param>
    /// <returns>How many steps each leap takes, in order.</returns>
    public static IReadOnlyList<int> Gather(IReadOnlyList<PlannedStep> steps, IReadOnlySet<string> named, PlanSettings budgets)
    {
        var sizes = new List<int>();
        var (size, commits, lines) = (0, 0, 0);
        foreach (var (index, own) in steps.Select(step => step.Commits.Where(commit => named.Contains(commit.Sha)).ToList()).Index())
        {
            var isFull = own.Count > 0 && (commits + own.Count > budgets.CommitBudget || lines + own.Sum(commit => commit.SourceLines) > budgets.LineBudget);
            if (size > 0 && (isFull || steps[index - 1].EndTag is not null))
            {
                sizes.Add(size);
                (size, commits, lines) = (0, 0, 0);
            }

            (size, commits, lines) = (size + 1, commits + own.Count, lines + own.Sum(commit => commit.SourceLines));
        }

        return size > 0 ? [.. sizes, size] : sizes;
    }

    /// <summary>
    /// How many parts are tried next of a leap that is known to fail: those that halve what is suspected, and no more of that than may be risked.
    /// </summary>
    /// <param name="parts">Its parts, at least two.</param>
    /// <param name="risk">The largest share of the suspicion that a try may hold, see <see cref="LeapCredit.Risk"/>; a part alone is always tried.</param>
    /// <returns>From 1 to all but one.</returns>
    public static int Divide(IReadOnlyList<PlannedPart> parts, double risk)
    {
        var halving = new ProbePlanner([.. parts.Select(part => part.Weight)]).Next()!.Value + 1;
        var (most, suspected) = (risk * parts.Sum(part => part.Weight), 0.0);
        var within = parts.TakeWhile(part => (suspected += part.Weight) <= most).Count();
        return Math.Clamp(within, 1, halving);
    }
}
