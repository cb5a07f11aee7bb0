using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Findings;

/// <summary>What to do about a match, in one sentence.</summary>
internal static class Suggestions
{
    public static string For(Match match)
    {
        var change = match.Change;
        var name = change.Member is null ? change.FullName : $"{change.FullName}.{change.Member}";
        return match.Why is { } why && IsOfResult(change.Kind) ? $"Fit {Own(match)} to the new result: it {why}."
            : match.Why is { } clash ? $"Fit {Own(match)} to the new signature: it {clash}."
            : change.Kind == Kind.Deprecated ? Deprecated(change, name)
            : match.Site.Usage is ImpactUsage.Patch or ImpactUsage.StringPath && match.Site.Import is { } written && NewPath(change, written) is { } path ? $"Name {path} instead of {written.Module}{(written.Name is null ? string.Empty : $".{written.Name}")}."
            : match.Site.Usage == ImpactUsage.Wiring ? $"See whether the patch of {change.FullName} that is imported here still applies."
            : match.Site.Usage == ImpactUsage.ComparedValue ? $"See whether {Own(match)}, which tells such values apart, has to know {(change.Kind == Kind.ValueAdded ? change.Member : change.NewText)} too."
            : change.Kind switch
            {
                Kind.ModuleMoved => $"Import from {change.NewModule} instead of {change.Module}.",
                Kind.SymbolMoved or Kind.SymbolRenamed => $"Use {change.NewModule ?? change.Module}.{change.NewName ?? change.Symbol} instead of {change.FullName}.",
                Kind.SymbolRemoved when change.NewModule is { } home => $"Import {change.Symbol} from {home}: {change.Module} does not pass it on any more.",
                Kind.ModuleRemoved or Kind.SymbolRemoved => $"Do without {change.FullName}, which is gone.",
                Kind.MemberRenamed or Kind.FieldRenamed => $"Use {change.NewName} instead of {name}.",
                Kind.FieldMoved or Kind.MemberMovedToBase => $"Look for {name} at {change.NewName ?? "its new place"}.",
                Kind.MemberRemoved or Kind.FieldRemoved or Kind.ValueRemoved => $"Do without {name}, which is gone.",
                Kind.Unreadable => $"Compare {change.Module} by hand: it could not be parsed.",
                Kind.BodyChanged when match.Site.Usage is ImpactUsage.Override or ImpactUsage.Copy or ImpactUsage.Patch => $"Carry the changes of {change.FullName} over to {Own(match)} where they matter.",
                _ => $"Check {Own(match)} against the new {name}.",
            };
    }

    private static bool IsOfResult(Kind kind) => kind is Kind.ReturnChanged or Kind.FieldTypeChanged or Kind.TypeChanged;

    private static string Deprecated(ContractChange change, string name)
    {
        var (replacement, version) = DeprecationText.Read(change.NewText ?? string.Empty);
        var gone = version is null ? "will go" : $"goes in {version}";
        return replacement is null ? $"Do without {name}, which {gone}: {DeprecationText.Clean(change.NewText ?? string.Empty)}" : $"Use {replacement} instead of {name}, which {gone}.";
    }

    private static string? NewPath(ContractChange change, (string Module, string? Name) written) => change.Kind switch
    {
        Kind.ModuleMoved => written.Name is null ? change.NewModule : $"{change.NewModule}.{written.Name}",
        Kind.SymbolMoved or Kind.SymbolRenamed => $"{change.NewModule ?? change.Module}.{change.NewName ?? change.Symbol}",
        _ => null,
    };

    private static string Own(Match match) => match.Site is { Usage: ImpactUsage.Patch, Own: { } put } ? put.QualifiedName : match.Site.File.Module.QualifiedNameOf(match.Site.Scope) is { Length: > 0 } own ? own : "this module";
}
