using Main2Main.Impact;
using Main2Main.Precedents;
using Main2Main.Precedents.Reading;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.Requests;

/// <summary>Adds to places how others answered the same change: the upstream in its own code, and this downstream elsewhere.</summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
internal sealed class PlaceExamples(SyncSession session, Workspace.StepWork step)
{
    private const int Most = 3;
    private const int MostCommits = 3;

    private readonly CallerChanges upstream = new(session.Upstream, session.Settings.Layout.UpstreamPackage);
    private readonly CallerChanges downstream = new(session.Downstream, session.Settings.Layout.DownstreamPackage);
    private readonly RecipeBook book = RecipeBook.Of(session);
    private readonly Dictionary<string, IReadOnlyList<Unit>> units = new(StringComparer.Ordinal);
    private IReadOnlyList<(string From, string To, HashSet<string> Changes)>? answered;

    /// <summary>Adds them.</summary>
    /// <param name="places">The places.</param>
    /// <param name="tree">The downstream's tree, as the adapters before left it.</param>
    /// <returns>The places with examples.</returns>
    public async Task<IReadOnlyList<ImpactedPlace>> AddAsync(IReadOnlyList<ImpactedPlace> places, string tree)
    {
        answered ??= Answered(tree);
        var completed = new List<ImpactedPlace>();
        foreach (var place in places)
        {
            var name = CallerChanges.CalledAs(place.Symbol);
            var recipes = book.For(place.Symbol, place.Change, place.Old, place.New);
            var statement = await StatementAsync(place, tree);
            completed.Add(place with
            {
                Recipes = [.. recipes.Take(Most)],
                Statement = statement,
                Offer = statement is null ? null : recipes.Select(recipe => recipe.Pattern?.Apply(statement)).FirstOrDefault(offer => offer is not null && offer != statement),
                Callers = await upstream.FindAsync(name, [.. place.Commits.Take(MostCommits)], Most),
                Elsewhere = await ElsewhereAsync(place, name),
            });
        }

        return completed;
    }

    private async Task<string?> StatementAsync(ImpactedPlace place, string tree)
    {
        if (!units.TryGetValue(place.File, out var known))
        {
            var content = await session.Downstream.TryAsync(new Git.GitCall("cat-file", "blob", $"{tree}:{place.File}"));
            units[place.File] = known = content.Succeeded ? UnitReader.Read(content.Output) : [];
        }

        // A definition as a whole is no statement that could be shown.
        return known.FirstOrDefault(unit => unit.Line <= place.Line && place.Line <= unit.EndLine)?.Text;
    }

    private async Task<IReadOnlyList<CallerChange>> ElsewhereAsync(ImpactedPlace place, string name)
    {
        var found = new List<CallerChange>();
        foreach (var (from, to, changes) in answered!.Where(entry => entry.Changes.Contains(Key(place.Symbol, place.Change))))
        {
            found.AddRange(await downstream.FindBetweenAsync(name, from, to, Most));
        }

        return [.. found.Where(change => (change.File, change.Line) != (place.File, place.Line)).DistinctBy(change => (change.Before, change.After)).Take(Most)];
    }

    /// <summary>What was answered in this run already: by the adapters before in this step, and by what CI verified of earlier steps.</summary>
    private IReadOnlyList<(string From, string To, HashSet<string> Changes)> Answered(string tree)
    {
        var steps = session.Journal.Required.Steps;
        var own = steps.First(entry => entry.Index == step.Index);
        return
        [
            .. own.ReferenceTree is { } reference && reference != tree ? [(reference, tree, ChangesOf(step.Folder.Impact))] : (IEnumerable<(string, string, HashSet<string>)>)[],
            .. steps.Where(entry => entry.Index < step.Index && entry.Commit is not null).Reverse().Select(entry => ($"{entry.Commit}^", entry.Commit!, ChangesOf(session.Workspace.Step(entry.Id).Impact))),
        ];
    }

    private static HashSet<string> ChangesOf(string impact) => [.. (ImpactFiles.TryRead(impact)?.Findings ?? []).Select(finding => Key(finding.UpstreamSymbol, finding.Change))];

    private static string Key(string symbol, string change) => $"{symbol} {change}";
}
