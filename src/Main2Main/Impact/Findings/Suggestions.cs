using Kind = Main2Main.Contracts.ContractChangeKind;

namespace Main2Main.Impact.Findings;

/// <summary>What to do about a match, in one sentence.</summary>
internal static class Suggestions
{
    public static string For(Match match)
    {
        var change = match.Change;
        var name = change.Member is null ? change.FullName : $"{change.FullName}.{change.Member}";
        return match.Why is { } why ? $"Fit {Own(match)} to the new signature: it {why}."
            : match.Site.Usage == ImpactUsage.Wiring ? $"See whether the patch of {change.FullName} that is imported here still applies."
            : match.Site.Usage == ImpactUsage.ComparedValue ? $"See whether {Own(match)}, which tells such values apart, has to know {(change.Kind == Kind.ValueAdded ? change.Member : change.NewText)} too."
            : change.Kind switch
            {
                Kind.ModuleMoved => $"Import from {change.NewModule} instead of {change.Module}.",
                Kind.SymbolMoved or Kind.SymbolRenamed => $"Use {change.NewModule ?? change.Module}.{change.NewName ?? change.Symbol} instead of {change.FullName}.",
                Kind.ModuleRemoved or Kind.SymbolRemoved => $"Do without {change.FullName}, which is gone.",
                Kind.MemberRenamed or Kind.FieldRenamed => $"Use {change.NewName} instead of {name}.",
                Kind.FieldMoved or Kind.MemberMovedToBase => $"Look for {name} at {change.NewName ?? "its new place"}.",
                Kind.MemberRemoved or Kind.FieldRemoved or Kind.ValueRemoved => $"Do without {name}, which is gone.",
                Kind.Unreadable => $"Compare {change.Module} by hand: it could not be parsed.",
                Kind.BodyChanged when match.Site.Usage is ImpactUsage.Override or ImpactUsage.Copy or ImpactUsage.Patch => $"Carry the changes of {change.FullName} over to {Own(match)} where they matter.",
                _ => $"Check {Own(match)} against the new {name}.",
            };
    }

    private static string Own(Match match) => match.Site.File.Module.QualifiedNameOf(match.Site.Scope) is { Length: > 0 } own ? own : "this module";
}
