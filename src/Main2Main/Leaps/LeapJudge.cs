using Main2Main.Configuration;
using Main2Main.Workspace;

namespace Main2Main.Leaps;

/// <summary>
/// Says what becomes of leaps. A green one is committed as one step. A red one is divided, at the parts that Impact suspects, and what is
/// green of it is committed at once, until the part that fails is alone: that is a step as every other, which adapters mend.
/// </summary>
/// <param name="session">The session.</param>
public sealed class LeapJudge(SyncSession session)
{
    private LeapState Known => session.Journal.Required.Leap ?? new LeapState(LeapCredit.Initial);

    private bool IsAuto => PlanFile.Load(session).Strategy == PlanSettings.Auto;

    /// <summary>
    /// Looks at a step before it is begun: a leap that is known to fail, or for which there is no credit, is divided; what a search that is
    /// over left in pieces is joined again.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <returns>Whether the plan was cut anew.</returns>
    public async Task<bool> ReshapeAsync(StepWork step)
    {
        if (step.Plan.Parts is not { } parts || session.Journal.Step(step.Index) is not { Phase: StepPhase.Planned, InProgress: null, Attempt: 1 })
        {
            return false;
        }

        var isRed = Known.RedEnd == step.Plan.EndCommit;
        var hasCredit = !IsAuto || LeapCredit.Allows(Known.Credit);
        if (step.Plan.Leap && (isRed || !hasCredit))
        {
            await CutAsync(step, FirstParts(parts, Known.Credit), Known);
            return true;
        }

        var siblings = PlanFile.Load(session).Steps.Skip(step.Index - 1).TakeWhile(other => other.Group == step.Plan.Group).ToList();
        if (siblings.Count == 1 || Known.RedEnd is not null || !hasCredit)
        {
            return false;
        }

        session.Log.Information($"{step.Id}: {siblings.Count} pieces of a leap are taken as one again, up to {siblings[^1].EndCommit[..10]}.");
        await new PlanCutter(session).CutAsync(new Recut(step.Index, siblings.Count, siblings.Sum(other => other.Parts!.Count), Known));
        return true;
    }

    /// <summary>Whether a red leap is divided at once; else it is mended first, as every step is.</summary>
    /// <param name="step">The leap.</param>
    /// <returns>True where only mechanical edits are made in it, or there is no credit for another round.</returns>
    public bool DividesAtOnce(StepWork step) => step.Plan.Mechanical || !LeapCredit.Allows(Known.Credit - RedRuns(step));

    /// <summary>Divides a leap that CI has failed. Its edit is taken out of the downstream, its files are kept.</summary>
    /// <param name="step">The leap.</param>
    /// <returns>A task.</returns>
    public async Task DivideAsync(StepWork step)
    {
        var reds = new RedRounds(session).Of(step, PlanCutter.NameOf(session.Journal.Required.Recuts));
        var leap = new LeapState(Known.Credit - RedRuns(step), step.Plan.EndCommit) { Reds = [.. Known.Reds ?? [], .. reds] };
        await CutAsync(step, FirstParts(step.Plan.Parts!, leap.Credit), leap);
    }

    /// <summary>What the leaps have shown when a step is verified; null where there are no leaps.</summary>
    /// <param name="step">The step.</param>
    /// <returns>What the journal is to hold.</returns>
    public LeapState? AfterGreen(StepWork step)
    {
        if (!step.Plan.Leap && session.Journal.Required.Leap is null)
        {
            return null;
        }

        // An edit may have mended what was red further on.
        var entry = session.Journal.Step(step.Index);
        var isOver = Known.RedEnd == step.Plan.EndCommit || entry.CandidateTree != entry.ReferenceTree;
        var credit = step.Plan.Leap ? LeapCredit.AfterGreen(Known.Credit, step.Plan.Parts!.Count, RedRuns(step)) : Known.Credit;
        return Known with { Credit = credit, RedEnd = isOver ? null : Known.RedEnd };
    }

    private int FirstParts(IReadOnlyList<PlannedPart> parts, int credit) =>
        !IsAuto ? LeapParts.Divide(parts, risk: 1) : LeapCredit.Allows(credit) ? LeapParts.Divide(parts, LeapCredit.Risk(credit)) : 1;

    /// <summary>CI runs that went into a step in vain; what was known already cost none.</summary>
    private int RedRuns(StepWork step) => session.Journal.Step(step.Index).Rounds.Count(round => !round.CanCommit && round.Reused is null);

    private async Task CutAsync(StepWork step, int parts, LeapState leap)
    {
        var (all, end) = (step.Plan.Parts!.Count, step.Plan.Parts[parts - 1].EndCommit);
        session.Log.Information(leap.RedEnd == step.Plan.EndCommit
            ? $"{step.Id}: the {all} steps {step.Plan.ShortRange} are red together; {parts} of them are tried next, up to {end[..10]}."
            : $"{step.Id}: {all - parts} of the {all} steps {step.Plan.ShortRange} wait: there is no CI run to spare for a leap, and the first of them is tried alone, up to {end[..10]}.");
        await new PlanCutter(session).CutAsync(new Recut(step.Index, 1, parts, leap));
    }
}
