using System.Text.RegularExpressions;
using Main2Main.Conditions;
using Main2Main.Impact.Findings;
using Main2Main.Patches.Reading;
using Main2Main.Python;

namespace Main2Main.Patches.Judging;

/// <summary>Tells which places are ready for a target that left: those of the release alone, and those that ask or catch whether it is there.</summary>
/// <param name="downstream">The downstream's texts.</param>
/// <param name="upstream">The upstream as it is now.</param>
/// <param name="versions">How the downstream asks for the release.</param>
internal sealed partial class PatchReadiness(SourceTexts downstream, PythonTree upstream, GuardVersions versions)
{
    private readonly Dictionary<string, LaneMap?> lanes = new(StringComparer.Ordinal);

    /// <summary>What a place does where its target has left.</summary>
    /// <param name="site">The place.</param>
    /// <param name="effect">What it would do if it ran in every lane.</param>
    public PatchEffect Of(PatchSite site, PatchEffect effect)
    {
        if (effect != PatchEffect.Gone || Lanes(site) is not { } map)
        {
            return effect;
        }

        // Behind an import that raises nothing is ready.
        var broken = Imports(site).Where(import => !upstream.Has(site.File.AbsoluteModule(import), import.Name)).ToList();
        var isExpected = broken.TrueForAll(import => LaneMap.IsForRelease(map.AtLine(import.Line)) || Precautions.ExpectNoImport(site.File, import.Condition));
        return isExpected && (LaneMap.IsForRelease(LaneOf(site, map)) || IsAsked(site, broken) || IsCaught(site, broken)) ? PatchEffect.Guarded : effect;
    }

    private static CodeLanes LaneOf(PatchSite site, LaneMap map) =>
        map.Of(site.Line, DottedName.Last(site.Target)) is not CodeLanes.None and var where ? where : map.AtLine(site.Line);

    /// <summary>Whether a test around the place asks whether the member is there, or what it is imported by.</summary>
    private static bool IsAsked(PatchSite site, List<PythonImport> broken)
    {
        return site.File.Module.ConditionsAround(site.Condition).Any(IsAskedBy);

        bool IsAskedBy(PythonCondition condition) => condition.Branch switch
        {
            PythonBranch.If => condition.Test.Split(" and ").Any(part => Asked(site, broken, part, isThere: true)),
            PythonBranch.Else => condition.Test.Split(" or ").Any(part => Asked(site, broken, part, isThere: false)),
            _ => false,
        };
    }

    /// <summary>Whether a test asks that the member is there, or that it is not: of the owner, or of what was got from it before.</summary>
    private static bool Asked(PatchSite site, List<PythonImport> broken, string test, bool isThere)
    {
        var match = Question().Match(test);
        if (!match.Success || (match.Groups["not"].Success || match.Groups["none"].Success) == isThere)
        {
            return false;
        }

        return match.Groups["kept"] is { Success: true } kept
            ? broken.Exists(import => import.BoundName == kept.Value) || site.File.Module.Variables.Any(variable =>
                variable.Name == kept.Value && variable.Scope == site.Scope && variable.Value is { } value && Asked(site, [], value, isThere: true))
            : match.Groups["member"].Value == DottedName.Last(site.Target);
    }

    /// <summary>Whether a handler around catches what the import raises, or reading the original; to assign what is not there raises nothing.</summary>
    private static bool IsCaught(PatchSite site, List<PythonImport> broken) => broken.Exists(import => import.Condition == site.Condition)
        || (Precautions.ExpectNoMember(site.File, site.Condition) && site.File.Module.References.Any(read =>
            read.Access == PythonAccess.Read && read.Scope == site.Scope && read.Condition == site.Condition && read.Line <= site.Line
            && read.Target.Contains('.', StringComparison.Ordinal) && DottedName.Last(read.Target) == DottedName.Last(site.Target)));

    /// <summary>The imports that lead to the target, the nearest to it.</summary>
    private static IEnumerable<PythonImport> Imports(PatchSite site)
    {
        var ways = site.File.Module.Imports.Select(import => (Import: import, Name: NameOf(site, import)))
            .Where(way => site.Target.StartsWith(way.Name + ".", StringComparison.Ordinal)).ToList();
        return ways.Where(way => way.Name.Length == ways.Max(other => other.Name.Length)).Select(way => way.Import);
    }

    private static string NameOf(PatchSite site, PythonImport import) =>
        import.Name is null ? site.File.AbsoluteModule(import) : $"{site.File.AbsoluteModule(import)}.{import.Name}";

    private LaneMap? Lanes(PatchSite site)
    {
        if (!lanes.TryGetValue(site.File.BlobId, out var map))
        {
            lanes[site.File.BlobId] = map = downstream.Of(site.File.BlobId) is { } text
                ? new LaneMap(text.Code, text.Statements, versions, typesRun: true)
                : null;
        }

        return map;
    }

    [GeneratedRegex(
        @"^(?<not>not )?(?:hasattr\([\w.]+, '(?<member>\w+)'\)"
            + @"|(?:getattr\([\w.]+, '(?<member>\w+)', None\)|(?<kept>\w+))(?: is not None|(?<none> is None))?)$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Question();
}
