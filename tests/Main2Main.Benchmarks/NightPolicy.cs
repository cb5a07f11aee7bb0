using Main2Main.Configuration;
using Main2Main.Leaps;

namespace Main2Main.Benchmarks;

/// <summary>
/// Plays a strategy over a range whose breaks are known and counts CI runs. What Impact names as breaking or likely to is mended before CI
/// wherever adapters work; what it names for review alone turns a round red and is mended after it, one thing a round where the step is a
/// leap; what it does not name at all is only found by dividing, and mended where its part stands alone.
/// </summary>
/// <param name="strategy">steps, leap or auto.</param>
/// <param name="world">What adapters are able to do.</param>
internal sealed class NightPolicy(string strategy, NightWorld world)
{
    private readonly HashSet<string> mended = new(StringComparer.Ordinal);
    private readonly HashSet<string> reds = new(StringComparer.Ordinal);
    private int credit;
    private int runs;

    private bool IsAuto => strategy == PlanSettings.Auto;

    /// <summary>Plays a range.</summary>
    /// <param name="parts">The playbook's steps.</param>
    /// <returns>How many CI runs it took.</returns>
    public int Play(IReadOnlyList<NightPart> parts)
    {
        (credit, runs) = (LeapCredit.Initial, 0);
        mended.Clear();
        reds.Clear();
        var taken = 0;
        foreach (var size in Sizes(parts))
        {
            PlayGroup([.. parts.Skip(taken).Take(size)]);
            taken += size;
        }

        return runs;
    }

    private IEnumerable<int> Sizes(IReadOnlyList<NightPart> parts) => strategy switch
    {
        PlanSettings.Steps => Enumerable.Repeat(1, parts.Count),
        PlanSettings.Leap => [parts.Count],
        _ => LeapParts.Gather([.. parts.Select(part => part.Step)], parts.SelectMany(part => part.Named).ToHashSet(StringComparer.Ordinal), new PlanSettings()),
    };

    private void PlayGroup(List<NightPart> group)
    {
        var (at, red) = (0, (int?)null);
        while (at < group.Count)
        {
            var end = red ?? group.Count;
            var hasCredit = !IsAuto || LeapCredit.Allows(credit);
            var size = end - at == 1 || !hasCredit ? 1 : red is null ? end - at : LeapParts.Divide(
                [.. group[at..end].Select(part => part.Planned)], IsAuto ? LeapCredit.Risk(credit) : 1);
            var own = group[at..(at + size)];
            var isGreen = size == 1 ? PlayAlone(own[0], at + 1 == red) : PlayLeap(own);
            if (!isGreen)
            {
                red = at + size;
                continue;
            }

            red = own.Exists(part => part.Breaks.Count > 0) || at + size == red ? null : red;
            mended.UnionWith(own.SelectMany(part => part.Breaks));
            at += size;
        }
    }

    private bool PlayAlone(NightPart part, bool isKnownRed)
    {
        var edited = isKnownRed && part.Named.Count == 0 ? [] : part.Breaks.Where(part.Named.Contains).ToList();
        var isRed = part.Breaks.Except(edited, StringComparer.Ordinal).Any();
        _ = Spend(part, edited, isRed);
        runs += isRed ? 1 : 0;
        return true;
    }

    private bool PlayLeap(List<NightPart> own)
    {
        var isMechanical = !IsAuto || own.TrueForAll(part => part.Named.Count == 0);
        var edited = isMechanical ? [] : own.SelectMany(part => part.Breaks.Where(part.Named.Contains)).ToList();
        var left = new Queue<string>(own.SelectMany(part => part.Breaks).Except(edited, StringComparer.Ordinal));
        var rounds = 0;
        while (true)
        {
            rounds += Spend(own[^1], edited, left.Count > 0);
            if (left.Count == 0)
            {
                credit = LeapCredit.AfterGreen(credit, own.Count, rounds - 1);
                return true;
            }

            if (isMechanical || !LeapCredit.Allows(credit - rounds))
            {
                break;
            }

            if (!world.MendsLeaps || !own.Exists(part => part.Reviewed.Contains(left.Peek())))
            {
                rounds += world.TriesInVain ? 1 : 0;
                runs += world.TriesInVain ? 1 : 0;
                break;
            }

            edited.Add(left.Dequeue());
        }

        credit -= rounds;
        return false;
    }

    /// <summary>Counts a CI run, unless the same tree was red at the same upstream commit before.</summary>
    private int Spend(NightPart last, List<string> edited, bool isRed)
    {
        var tree = $"{last.Step.EndCommit} {string.Join(' ', mended.Concat(edited).Order(StringComparer.Ordinal))}{(edited.Count > 0 && !world.WritesTheSame ? $" by run {runs}" : string.Empty)}";
        if (isRed && !reds.Add(tree) && strategy != PlanSettings.Steps && world.Remembers)
        {
            return 0;
        }

        runs++;
        return 1;
    }
}
