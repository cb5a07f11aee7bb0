using Main2Main.Memory;
using Main2Main.Precedents;
using Main2Main.Workspace;

namespace Main2Main.Fleets;

/// <summary>What one downstream of a fleet has done already: its recipes, and the commits that moved its pin.</summary>
/// <param name="name">Its name in the list.</param>
/// <param name="session">Its session.</param>
/// <param name="reached">The upstream commit that it is verified against.</param>
internal sealed class AnsweringDownstream(string name, SyncSession session, string reached)
{
    private const int Most = 2;

    private readonly CallerChanges statements = new(session.Downstream, session.Settings.Layout.DownstreamPackage);
    private readonly RecipeBook recipes = RecipeBook.Of(session);
    private readonly Dictionary<string, string> movers = new(StringComparer.Ordinal);

    /// <summary>Its name in the list.</summary>
    public string Name => name;

    /// <summary>The upstream commit that it is verified against.</summary>
    public string Reached => reached;

    /// <summary>Looks up which of its commits moved the pin past which upstream commits.</summary>
    /// <param name="others">Where the other downstreams stand: what lies behind all of them is no answer to anybody.</param>
    /// <returns>A task.</returns>
    public async Task LearnAsync(IReadOnlyList<string> others)
    {
        try
        {
            foreach (var other in others.Where(other => other != reached))
            {
                await LearnAsync(other);
            }
        }
        catch (Main2MainException exception)
        {
            session.Log.Verbose($"What {name} has answered is not told from its history: {exception.Message}");
        }
    }

    /// <summary>How it answered a change.</summary>
    /// <param name="change">The change.</param>
    /// <returns>Edits of its memory first, then of its history.</returns>
    public async Task<IReadOnlyList<FleetAnswer>> AnswerAsync(FleetChange change)
    {
        var remembered = recipes.For(change.UpstreamSymbol, change.Change, change.Old, change.New).Take(Most)
            .Select(recipe => new FleetAnswer(name, $"{recipe.StepId} of run {recipe.RunId}", recipe.File, recipe.Before, recipe.After)).ToList();
        if (remembered.Count > 0)
        {
            return remembered;
        }

        var commits = change.Commits.Select(commit => movers.GetValueOrDefault(commit)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return commits.Count == 0 ? [] : [.. (await statements.FindAsync(CallerChanges.CalledAs(change.UpstreamSymbol), commits, Most)).Select(found => new FleetAnswer(name, found.Commit, found.File, found.Before, found.After))];
    }

    private async Task LearnAsync(string other)
    {
        var before = other;
        foreach (var move in await new DistanceReader(session).MovesSinceAsync(other))
        {
            foreach (var passed in (await session.Upstream.RunAsync("listing the commits that a pin moved past", "rev-list", $"{before}..{move.Upstream}")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                _ = movers.TryAdd(passed, move.Downstream);
            }

            before = move.Upstream;
        }
    }
}
