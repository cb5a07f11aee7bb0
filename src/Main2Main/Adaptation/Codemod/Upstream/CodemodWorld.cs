using Main2Main.Impact;
using Main2Main.Impact.Findings;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>The upstream at both ends of the range and at the release, with the downstream's names beside it.</summary>
internal sealed class CodemodWorld
{
    private readonly Lazy<CallerEvidence> callers;
    private readonly Lazy<CallerEvidence?> releaseCallers;
    private readonly Lazy<Destinations> destinations;
    private readonly Lazy<IReadOnlyList<UsageSite>> patches;
    private readonly Lazy<HashSet<string>> patched;
    private readonly Lazy<StandIns> standIns;
    private readonly Lazy<DeprecatedArguments> deprecated;
    private readonly Lazy<AnnouncedNames> announced;
    private readonly Lazy<LostArguments> lost;
    private readonly Lazy<ParameterHomes> homes;
    private readonly Lazy<CallerChanges> callerChanges;
    private readonly Lazy<HeldClasses> held;
    private readonly Lazy<OwnMakers> makers;
    private readonly Lazy<PythonTree> ahead;
    private readonly Lazy<PythonTree?> releaseAhead;
    private readonly Lazy<OwnMembers> ownMembers;

    /// <summary>Takes the trees.</summary>
    /// <param name="older">The upstream at the range's start.</param>
    /// <param name="newer">The upstream at its end.</param>
    /// <param name="release">The upstream at the release; null when it is not at hand.</param>
    /// <param name="downstream">The downstream's files.</param>
    /// <param name="hasRelease">Whether there is a release that the downstream supports.</param>
    /// <param name="read">Gives a downstream file as text with tokens; null when it cannot be read.</param>
    public CodemodWorld(PythonTree older, PythonTree newer, PythonTree? release, IReadOnlyList<PythonFile> downstream, bool hasRelease, Func<PythonFile, CodeFile?> read)
    {
        (Older, Newer, Release, HasRelease, Read) = (older, newer, release, hasRelease, read);
        Changes = new ChangeIndex(ContractDiff.Between(older, newer));
        Names = new CodeWorld(older.Files, downstream);
        callers = new Lazy<CallerEvidence>(() => new CallerEvidence(newer));
        releaseCallers = new Lazy<CallerEvidence?>(() => release is null ? null : new CallerEvidence(release));
        destinations = new Lazy<Destinations>(() => new Destinations(this));
        deprecated = new Lazy<DeprecatedArguments>(() => new DeprecatedArguments(this));
        announced = new Lazy<AnnouncedNames>(() => new AnnouncedNames(this));
        lost = new Lazy<LostArguments>(() => new LostArguments(this));
        homes = new Lazy<ParameterHomes>(() => new ParameterHomes(this));
        callerChanges = new Lazy<CallerChanges>(() => new CallerChanges(this));
        held = new Lazy<HeldClasses>(() => new HeldClasses(newer.Files.Except(older.Files)));
        makers = new Lazy<OwnMakers>(() => new OwnMakers(downstream));
        ahead = new Lazy<PythonTree>(() => new CodeWorld(newer.Files, downstream).Tree);
        releaseAhead = new Lazy<PythonTree?>(() => release is null ? null : new CodeWorld(release.Files, downstream).Tree);
        ownMembers = new Lazy<OwnMembers>(() => new OwnMembers(Names));
        patches = new Lazy<IReadOnlyList<UsageSite>>(() => Patches(Names));
        patched = new Lazy<HashSet<string>>(() => patches.Value.Select(site => site.Target.FullName).ToHashSet(StringComparer.Ordinal));
        standIns = new Lazy<StandIns>(() => new StandIns(Names, patches.Value, read));
    }

    public PythonTree Older { get; }

    public PythonTree Newer { get; }

    public PythonTree? Release { get; }

    public ChangeIndex Changes { get; }

    /// <summary>The old upstream and the downstream as one.</summary>
    public CodeWorld Names { get; }

    /// <summary>The new upstream with the downstream beside it.</summary>
    public PythonTree Ahead => ahead.Value;

    /// <summary>The release with the downstream beside it; null when its sources are not at hand.</summary>
    public PythonTree? ReleaseAhead => releaseAhead.Value;

    /// <summary>Who calls what in the new upstream.</summary>
    public CallerEvidence Callers => callers.Value;

    /// <summary>Who calls what at the release; null when its sources are not at hand.</summary>
    public CallerEvidence? ReleaseCallers => releaseCallers.Value;

    /// <summary>Where things of the old upstream are now.</summary>
    public Destinations Destinations => destinations.Value;

    /// <summary>The arguments that are announced to go.</summary>
    public DeprecatedArguments DeprecatedArguments => deprecated.Value;

    /// <summary>The arguments that no method of their name takes any more.</summary>
    public LostArguments LostArguments => lost.Value;

    /// <summary>Where the upstream finds what was a parameter.</summary>
    public ParameterHomes ParameterHomes => homes.Value;

    /// <summary>What the upstream's own callers pass in the place of what they passed.</summary>
    public CallerChanges CallerChanges => callerChanges.Value;

    /// <summary>What the upstream has begun to pass to classes that a variable holds.</summary>
    public HeldClasses Held => held.Value;

    /// <summary>What the downstream itself may make objects of.</summary>
    public OwnMakers Makers => makers.Value;

    /// <summary>What the downstream has in the upstream's place.</summary>
    public StandIns StandIns => standIns.Value;

    /// <summary>The names that are announced to go, with what is named in their place.</summary>
    public AnnouncedNames AnnouncedNames => announced.Value;

    /// <summary>What the downstream's own classes give their objects.</summary>
    public OwnMembers OwnMembers => ownMembers.Value;

    /// <summary>Whether the downstream puts something of its own in the place of a definition of the old upstream.</summary>
    public bool IsPatched(PythonDefinition old) => patched.Value.Contains(old.FullName);

    /// <summary>Whether the downstream puts something of its own in the place of the class that a method of the old upstream stands in.</summary>
    public bool IsOwnerPatched(PythonDefinition method) => patched.Value.Contains(method.FullName[..method.FullName.LastIndexOf('.')]);

    /// <summary>Whether there is a release that the downstream supports.</summary>
    public bool HasRelease { get; }

    /// <summary>Gives a downstream file as text with tokens; null when it cannot be read.</summary>
    public Func<PythonFile, CodeFile?> Read { get; }

    /// <summary>Whether code for the release must stay.</summary>
    /// <param name="old">Whether the old code works in a tree.</param>
    /// <param name="now">Whether the new code works in a tree.</param>
    public GuardNeed Need(Func<PythonTree, bool> old, Func<PythonTree, bool> now) =>
        !HasRelease ? GuardNeed.No : Release is null ? GuardNeed.Unknown : !now(Release) && old(Release) ? GuardNeed.Yes : GuardNeed.No;

    /// <summary>What a file of the old upstream is in the new one: at its place, or where its module has moved as a whole; null when it is gone.</summary>
    public PythonFile? Counterpart(PythonFile older) =>
        Newer.FindFile(older.Path) ?? (Destinations.OfModule(older.ModuleName) is var (module, _) ? Newer.FindModule(module) : null);

    /// <summary>What a definition of the old upstream is in the new one; null when it is gone.</summary>
    public PythonDefinition? Now(PythonDefinition old) => Find(Newer, old) ?? Moved(Newer, old);

    /// <summary>What a definition of the old upstream is at the release; null when it is not there.</summary>
    public PythonDefinition? AtRelease(PythonDefinition old) => Release is null ? null : Find(Release, old) ?? Moved(Release, old);

    private static List<UsageSite> Patches(CodeWorld names)
    {
        var usages = UsageIndex.Of(names);
        return [.. names.Downstream.SelectMany(usages.In).Where(site => site.Usage == ImpactUsage.Patch)];
    }

    private static PythonDefinition? Find(PythonTree tree, PythonDefinition old) =>
        old.QualifiedName.Length == 0 ? tree.ResolveDotted(old.FullName) : Follow(tree, tree.Resolve(old.File.ModuleName, old.QualifiedName.Split('.')[0]), old.QualifiedName);

    private static PythonDefinition? Follow(PythonTree tree, PythonDefinition? top, string qualifiedName)
    {
        foreach (var member in qualifiedName.Split('.').Skip(1))
        {
            top = top is { Class: not null } ? tree.FindMember(top, member) : null;
        }

        return top;
    }

    private PythonDefinition? Moved(PythonTree tree, PythonDefinition old)
    {
        var top = old.QualifiedName.Split('.')[0];
        return top.Length > 0 && Destinations.Of(old.File.ModuleName, top) is { } place ? Follow(tree, tree.Resolve(place.Module, place.Name), old.QualifiedName) : null;
    }
}
