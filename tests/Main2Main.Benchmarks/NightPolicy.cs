using Main2Main.Configuration;
using Main2Main.Leaps;

namespace Main2Main.Benchmarks;

/// <summary>
/// Plays a strategy over a range whose breaks are known and counts CI runs. What Impact names as breaking or likely to is mended before CI
/// wherever adapters work; what it names for review alone turns a round red and is mended after it, one thing a round where the step is a
/// leap; what it does not name at all is only found by dividing, and mended where its part stands alone.
/// </summary>
/// <param name="strategy">steps, leap or auto.</param>
/// <param name="mendsLeaps">Whether a red leap can be mended as a whole at all; false: every break behind Impact's back is found by dividing.</param>
internal sealed class NightPolicy(string strategy, bool mendsLeaps)
{
    private int credit;
    private int runs;

    private bool IsAuto => strategy == PlanSettings.Auto;

    /// <summary>Plays a range.</summary>
    /// <param name="parts">The playbook's steps.</param>
    /// <returns>How many CI runs it took.</returns>
    public int Play(IReadOnlyList<NightPart> parts)
    {
        (credit, runs) = (LeapCredit.Initial, 0);
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
            var size = end - at == 1 ? 1 : !hasCredit ? 1 : red is null ? end - at : LeapParts.Divide([.. group[at..end].Select(part => part.Planned)]);
            var own = group[at..(at + size)];
            var isGreen = size == 1 ? PlayAlone(own[0]) : PlayLeap(own);
            var edits = size == 1 ? own[0].Breaks.Count > 0 : isGreen && own.Exists(part => part.Breaks.Count > 0);
            red = isGreen ? edits || at + size == red ? null : red : at + size;
            at += isGreen ? size : 0;
        }
    }

    private bool PlayAlone(NightPart part)
    {
        runs += part.Breaks.Any(name => !part.Named.Contains(name)) ? 2 : 1;
        return true;
    }

    private bool PlayLeap(List<NightPart> own)
    {
        var isMechanical = !IsAuto || own.TrueForAll(part => part.Named.Count == 0);
        var left = new Queue<string>(own.SelectMany(part => part.Breaks.Where(name => isMechanical || !part.Named.Contains(name))));
        var rounds = 0;
        while (true)
        {
            runs++;
            rounds++;
            if (left.Count == 0)
            {
                credit = LeapCredit.AfterGreen(credit, own.Count, rounds - 1);
                return true;
            }

            if (isMechanical || !LeapCredit.Allows(credit - rounds))
            {
                break;
            }

            if (!mendsLeaps || !own.Exists(part => part.Reviewed.Contains(left.Peek())))
            {
                // The edit that was tried in vain costs its round too, and the same error twice ends it.
                runs++;
                rounds++;
                break;
            }

            _ = left.Dequeue();
        }

        credit -= rounds;
        return false;
    }
}
