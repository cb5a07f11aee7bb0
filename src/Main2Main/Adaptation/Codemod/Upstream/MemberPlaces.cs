using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Diffing;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>Finds where the members of the old upstream's classes are in the new one.</summary>
/// <param name="world">The trees.</param>
internal sealed class MemberPlaces(CodemodWorld world)
{
    private const double SureRename = 0.6;

    /// <summary>Where a member is now; null when the old way still serves or no new one is sure.</summary>
    /// <param name="member">The member, defined in a class of the old upstream.</param>
    public MemberPlace? Of(PythonDefinition member)
    {
        var (name, owner) = (DottedName.Last(member.QualifiedName), Owner(member));
        if (owner is null || world.Now(owner) is not { Class: not null } now || world.Newer.FindMember(now, name) is not null || world.Newer.FindMember(now, "__getattr__") is not null)
        {
            return null;
        }

        foreach (var change in world.Changes.OfMember(member.FullName))
        {
            if (Path(change, member, now) is { } path)
            {
                var first = path.Split('.')[0];
                return new MemberPlace(path, change, world.Need(release => Has(release, owner, name), release => Has(release, owner, first)));
            }
        }

        return null;
    }

    /// <summary>What says that a member is gone.</summary>
    public ContractChange? Loss(PythonDefinition member) => world.Changes.OfMember(member.FullName)
        .FirstOrDefault(change => change.Kind is Kind.FieldRemoved or Kind.FieldMoved or Kind.FieldRenamed or Kind.MemberRemoved or Kind.MemberRenamed);

    private bool Has(PythonTree release, PythonDefinition owner, string name) => world.AtRelease(owner) is { Class: not null } there && release.FindMember(there, name) is not null;

    private PythonDefinition? Owner(PythonDefinition member) =>
        member.QualifiedName.LastIndexOf('.') is var dot and > 0 && world.Older.ResolveDotted($"{member.File.ModuleName}.{member.QualifiedName[..dot]}") is { Class: not null } owner ? owner : null;

    private string? Path(ContractChange change, PythonDefinition member, PythonDefinition now) => change.Kind switch
    {
        Kind.FieldRenamed when IsSure(change) => change.NewName,
        Kind.MemberRenamed when change.Similarity >= SureRename && world.Newer.FindMember(now, change.NewName!)?.Function is { } renamed && member.Function is { } before && SymbolMatches.TakeTheSame(before, renamed) => change.NewName,
        Kind.FieldMoved => Holder(now, change) is { } holder ? $"{holder}.{DottedName.Last(change.NewName!)}" : null,
        _ => null,
    };

    /// <summary>Two fields with the same type and value and a word in common are one field; the same type alone does not tell.</summary>
    private static bool IsSure(ContractChange change) =>
        change is { OldText: { } old, NewText: { } now } && old.IndexOfAny([':', '=']) is var left and > 0 && now.IndexOfAny([':', '=']) is var right and > 0
        && old.Contains('=', StringComparison.Ordinal) && old[left..] == now[right..];

    /// <summary>The one field of a class that holds an object of the class that has the moved field now.</summary>
    private string? Holder(PythonDefinition now, ContractChange change)
    {
        var owner = $"{change.NewModule ?? change.Module}.{change.NewName![..change.NewName!.LastIndexOf('.')]}";
        var holders = new[] { now }.Concat(world.Newer.Ancestors(now))
            .SelectMany(found => found.File.Symbols.Members(found.Class!.Scope).Values.Where(field => field.Variable?.Annotation is not null).Select(field => (field.Name, Meaning: Meaning(found, field.Variable!.Annotation!))))
            .Where(field => field.Meaning == owner).Select(field => field.Name).Distinct(StringComparer.Ordinal).ToList();
        return holders is [var only] ? only : null;
    }

    private string? Meaning(PythonDefinition found, string annotation) => AnnotationText.Alternatives(annotation)
        .Select(part => world.Newer.ResolveIn(found.File, part, found.Class!.Container)).FirstOrDefault(meaning => meaning?.Class is not null)?.FullName;
}
