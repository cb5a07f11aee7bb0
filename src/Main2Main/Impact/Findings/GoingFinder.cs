using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Finds what works today and goes in a later version.</summary>
/// <param name="older">The upstream before the range.</param>
/// <param name="newer">The upstream at its end.</param>
internal sealed class GoingFinder(PythonTree older, PythonTree newer)
{
    private readonly Dictionary<string, IReadOnlyList<(Deprecation Notice, bool IsNew)>> known = new(StringComparer.Ordinal);

    /// <summary>The places of all files, those whose version is named first.</summary>
    /// <param name="files">The downstream's files with what each uses.</param>
    public IReadOnlyList<GoingUse> Find(IEnumerable<(PythonFile File, IReadOnlyList<UsageSite> Sites)> files) =>
    [
        .. files.SelectMany(entry => entry.Sites.Where(IsUse).SelectMany(Of))
            .DistinctBy(use => (use.DownstreamFile, use.Line, DottedName.Last(use.UpstreamSymbol), use.Member))
            .OrderBy(use => use.Version is null).ThenBy(use => use.Version, StringComparer.Ordinal).ThenBy(use => use.UpstreamSymbol, StringComparer.Ordinal)
            .ThenBy(use => use.DownstreamFile, StringComparer.Ordinal).ThenBy(use => use.Line),
    ];

    private static bool IsUse(UsageSite site) => site.Unpacking is null && site.Usage is not (ImpactUsage.Copy or ImpactUsage.Patch or ImpactUsage.StringPath);

    private IEnumerable<GoingUse> Of(UsageSite site)
    {
        foreach (var (notice, isNew) in Notices(site.Target))
        {
            if (notice.IsSure && (notice.Parameter is null || Meets(site, notice.Parameter)))
            {
                var (replacement, version) = DeprecationText.Read(notice.Text);
                yield return new GoingUse(site.File.Path, site.Line, site.Target.FullName, notice.Parameter, DeprecationText.Clean(notice.Text), replacement, version, isNew);
            }
        }
    }

    private static bool Meets(UsageSite site, string name) => site switch
    {
        { Call: { } call, Target.Function: { } function } => CallBinding.Passes(call, function, name, bound: site.Target.File.Module.ClassAt(function.Container) is not null && !function.IsStatic),
        { Call: { } call } => call.KeywordNames.Contains(name),
        _ => false,
    };

    private IReadOnlyList<(Deprecation Notice, bool IsNew)> Notices(PythonDefinition target)
    {
        if (!known.TryGetValue(target.FullName, out var found))
        {
            var before = older.ResolveDotted(target.FullName) is { } old ? Deprecations.Of(old).Select(notice => notice.Parameter ?? string.Empty).ToHashSet(StringComparer.Ordinal) : [];
            known[target.FullName] = found = newer.ResolveDotted(target.FullName) is { } now && (now.Class is not null || now.Function is not null || now.Kind == PythonDefinitionKind.Dynamic)
                ? [.. Deprecations.Of(now).Select(notice => (notice, !before.Contains(notice.Parameter ?? string.Empty)))]
                : [];
        }

        return found;
    }
}
