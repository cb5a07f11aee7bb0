using System.Globalization;
using Main2Main.Configuration;
using Main2Main.Json;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.External;

/// <summary>What adapters have spent, held against what they may spend.</summary>
/// <param name="session">The session.</param>
internal sealed class SpentBudget(SyncSession session)
{
    private AdaptationBudget Budget => session.Settings.Adaptation.Budget;

    /// <summary>Why an adapter is not asked any more.</summary>
    /// <param name="stepId">The step.</param>
    /// <returns>A clause; null while there is something left.</returns>
    public string? Exhausted(string stepId)
    {
        var run = Limit("the run", Budget.Run, () => AdapterCost.Sum((session.Journal.Current?.Steps ?? []).SelectMany(step => Costs(step.Id))));
        return Limit(stepId, Budget.Step, () => AdapterCost.Sum(Costs(stepId))) ?? run;
    }

    /// <summary>The minutes that are left.</summary>
    /// <param name="stepId">The step.</param>
    /// <returns>Them; null when they are not limited.</returns>
    public double? MinutesLeft(string stepId)
    {
        var step = Budget.Step?.Minutes is { } own ? own - (AdapterCost.Sum(Costs(stepId)).Seconds / 60) : (double?)null;
        var run = Budget.Run?.Minutes is { } all ? all - (AdapterCost.Sum((session.Journal.Current?.Steps ?? []).SelectMany(entry => Costs(entry.Id))).Seconds / 60) : (double?)null;
        return step is null ? run : run is null ? step : Math.Min(step.Value, run.Value);
    }

    private static string? Limit(string whose, BudgetLimit? limit, Func<AdapterCost> spend)
    {
        if (limit is null)
        {
            return null;
        }

        var spent = spend();
        var found = limit switch
        {
            { Minutes: { } minutes } when spent.Seconds >= minutes * 60 => $"{minutes} minute(s)",
            { Tokens: { } tokens } when (spent.InputTokens ?? 0) + (spent.OutputTokens ?? 0) >= tokens => $"{tokens} tokens",
            { Dollars: { } dollars } when (spent.Dollars ?? 0) >= dollars => $"${dollars.ToString(CultureInfo.InvariantCulture)}",
            _ => null,
        };
        return found is null ? null : $"the budget of {whose}, {found}, is spent ({spent})";
    }

    private IEnumerable<AdapterCost?> Costs(string stepId)
    {
        var folder = session.Workspace.Step(stepId);
        return Directory.Exists(folder.Adapt)
            ? Enumerable.Range(0, session.Settings.Verification.MaximumRounds + 1)
                .SelectMany(round => ArtifactFile.TryRead(folder.Result(round), AdaptationJson.Readable.AdaptationResult)?.Turns ?? []).Select(turn => turn.Cost)
            : [];
    }
}
