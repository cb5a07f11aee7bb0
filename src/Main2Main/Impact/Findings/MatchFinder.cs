using System.Collections.Concurrent;
using Main2Main.Impact.Trees;
using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Finds everything in the downstream that a change touches.</summary>
/// <param name="changes">The changes.</param>
/// <param name="world">Both trees as they were.</param>
/// <param name="older">The upstream at the range's start.</param>
/// <param name="newer">The upstream at its end.</param>
/// <param name="manifests">The downstream's packaging.</param>
/// <param name="release">Tells what runs for a release alone.</param>
internal sealed class MatchFinder(ChangeIndex changes, CodeWorld world, PythonTree older, PythonTree newer, Manifests manifests, ReleaseCode release)
{
    private const double CloseToBest = 0.9;

    private readonly ChangeMatcher matcher = new(changes, world, newer, new UpstreamCallers(older, newer));
    private readonly List<PythonFile> changed =
        [.. changes.All.Select(change => change.OldFile).OfType<string>().Distinct(StringComparer.Ordinal).Select(world.Tree.FindFile).OfType<PythonFile>()];

    /// <summary>The matches, each usage of a change once per place in the downstream.</summary>
    /// <param name="scanning">Gives what the downstream uses.</param>
    public async Task<IReadOnlyList<Match>> FindAsync(Task<UsageIndex> scanning)
    {
        var comparing = Task.Run(() => ComparedValueFinder.Of(changes.All, older, newer));
        var mentions = MentionFinder.Of(changes.All, world.Downstream.Concat(changed));
        var values = await comparing;
        var usages = await scanning;

        // Only now: an original is looked for in all files that anybody has read.
        var copies = Copies(usages.Copies).ToLookup(site => site.File);
        var lost = new LostMembers(world, newer);
        var registered = RegisteredNameFinder.Of(changes.All, older);
        var found = new ConcurrentBag<Match>();
        _ = Parallel.ForEach(world.Downstream, file =>
        {
            var sites = usages.In(file);
            var direct = sites.Concat(copies[file]).SelectMany(matcher.Of).Select(match => lost.Sharpen(match, sites)).ToList();
            var known = direct.Select(match => match.Change).ToHashSet<ContractChange>(ReferenceEqualityComparer.Instance);
            var imported = sites.Select(site => site.Target.File.ModuleName).ToHashSet(StringComparer.Ordinal);
            var warned = direct.Where(match => match.Change.Kind == ContractChangeKind.Deprecated).Select(match => (match.Site.Line, match.Change.Member)).ToHashSet();
            var others = mentions.In(file, imported).Concat(values.In(file)).Concat(registered.In(file)).Where(match => match.Change.Kind == ContractChangeKind.Deprecated ? !IsOfAnother(match, sites) && warned.Add((match.Site.Line, match.Change.Member)) : !known.Contains(match.Change));
            foreach (var match in direct.Concat(others))
            {
                found.Add(match);
            }
        });
        foreach (var match in manifests.Packages.SelectMany(package => EntryPointFinder.Find(world, package.Path, package.Text)).SelectMany(matcher.Of))
        {
            found.Add(match);
        }

        var debts = new DebtFinder(world, older);
        var dead = world.Downstream.Where(debts.IsDead).ToHashSet();
        var once = Once(found.Select(match => Weighed(match, dead)));
        var patchers = world.Downstream.Where(file => usages.In(file).Any(site => site.Usage == ImpactUsage.Patch)).ToHashSet();
        return [.. once, .. new WiringFinder(world, patchers).Find(once)];
    }

    /// <summary>Whether the call that a mention was read from is known to be one of another function of that name.</summary>
    private static bool IsOfAnother(Match mention, IReadOnlyList<UsageSite> sites) =>
        sites.Any(site => site.Call is not null && site.Line == mention.Site.Line && DottedName.Last(site.Target.QualifiedName) == DottedName.Last(mention.Change.Symbol));

    /// <summary>What runs for a release alone is not met by main; a module that could not be imported before does not break now; where tests fail on warnings, what warns does.</summary>
    private Match Weighed(Match match, HashSet<PythonFile> dead) => match switch
    {
        { Severity: not ImpactSeverity.Review } when release.Holds(match.Site) => match with { Severity = ImpactSeverity.Review, Why = null },
        { Severity: ImpactSeverity.Breaks } when dead.Contains(match.Site.File) => match with { Severity = ImpactSeverity.Likely },
        { Severity: ImpactSeverity.Likely, Change.Kind: ContractChangeKind.Deprecated, Site.Usage: not (ImpactUsage.Import or ImpactUsage.Mention) } when manifests.FailOnWarnings => match with { Severity = ImpactSeverity.Breaks },
        _ => match,
    };

    /// <summary>What breaks or warns, does so in every place; what may matter is told once a file.</summary>
    private static bool IsPlace(Match match) => match.Severity == ImpactSeverity.Breaks || match.Change.Kind == ContractChangeKind.Deprecated || match.Why is not null;

    private static List<Match> Once(IEnumerable<Match> matches) =>
    [
        .. matches
            .GroupBy(match => (match.Site.File.Path, match.Site.Usage, match.Change.FullName, match.Change.Member, match.Change.Kind, IsPlace(match) ? match.Site.Line : 0))
            .Select(group => group.OrderBy(match => match.Severity).ThenBy(match => match.Site.Line).First())
            .OrderBy(match => match.Site.File.Path, StringComparer.Ordinal).ThenBy(match => match.Site.Line).ThenBy(match => match.Site.Usage)
            .ThenBy(match => match.Change.FullName, StringComparer.Ordinal).ThenBy(match => match.Change.Kind).ThenBy(match => match.Change.Member, StringComparer.Ordinal),
    ];

    /// <summary>Copies of functions that changed; an override counts as one already.</summary>
    private IEnumerable<UsageSite> Copies(CopyFinder finder)
    {
        var found = changes.All.Where(change => change.OldFile is not null && change.Symbol.Length > 0).Select(change => change.FullName).Distinct(StringComparer.Ordinal)
            .Select(world.Tree.ResolveDotted).OfType<PythonDefinition>().SelectMany(finder.Of).ToList();
        return Originals(found).Concat(new TwinFinder(world, changed).Find());
    }

    /// <summary>Of several functions that one of the downstream's is like, those that it may have been copied from: the others are their cousins.</summary>
    private IEnumerable<UsageSite> Originals(List<UsageSite> copies)
    {
        var namesakes = older.Files.Where(file => file.IsRead).SelectMany(file => file.Module.Functions).ToLookup(function => function.Name, StringComparer.Ordinal);
        return copies.GroupBy(site => (site.File, site.Own!.Line)).SelectMany(group =>
        {
            var own = group.First().Own!;
            var best = Math.Max(group.Max(site => site.Similarity), namesakes[own.Name].Select(function => own.Body.Similarity(function.Body)).DefaultIfEmpty().Max());
            return group.Where(site => site.Similarity >= best * CloseToBest);
        });
    }
}
