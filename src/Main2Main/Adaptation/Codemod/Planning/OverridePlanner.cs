using Main2Main.Adaptation.Codemod.Guards;
using Main2Main.Adaptation.Codemod.Text;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Contracts;
using Main2Main.Diagnosis;
using Main2Main.Impact;
using Kind = Main2Main.Contracts.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Parameters that the overridden function has gained.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="errors">What the last CI round complained of.</param>
/// <param name="limit">The longest line.</param>
internal sealed class OverridePlanner(CodemodWorld world, FilePlan plan, IReadOnlyList<string> errors, int limit)
{
    private readonly CodeFile file = plan.File;

    public void Plan()
    {
        foreach (var owner in file.Module.Classes)
        {
            var line = world.Names.Line(new PythonDefinition(file.Python, PythonDefinitionKind.Class, owner.QualifiedName) { Class = owner }).Skip(1).Where(world.Names.IsUpstream).ToList();
            foreach (var own in line.Count == 0 ? [] : file.Module.Functions.Where(function => function.Container == owner.Scope))
            {
                if (line.Select(above => PythonTree.OwnMember(above, own.Name)).FirstOrDefault(found => found is not null) is { Function: not null } overridden
                    && world.Now(overridden)?.Function is { } after)
                {
                    Plan(own, overridden, after);
                }
            }
        }
    }

    private void Plan(PythonFunction own, PythonDefinition overridden, PythonFunction after)
    {
        var lane = plan.Guard.Of(file.Module, own.Container, own.Condition);
        var before = overridden.Function!;
        var changes = world.Changes.Of(overridden.FullName).Where(change => change.Kind is Kind.ParameterAddedOptional or Kind.ParameterAddedRequired
            && before.Parameters.All(parameter => parameter.Name != change.Member) && own.Parameters.All(parameter => parameter.Name != change.Member)).ToList();
        if (lane is Lane.Other or Lane.Unclear || own.IsProperty || changes.Count == 0 || own.IsStatic != after.IsStatic)
        {
            return;
        }

        // Each parameter sees those that were added before it.
        var grown = own;
        foreach (var change in changes.OrderBy(change => after.Parameters.ToList().FindIndex(parameter => parameter.Name == change.Member)))
        {
            var parameter = after.Parameters.First(parameter => parameter.Name == change.Member);
            if (parameter.Kind is PythonParameterKind.Positionals or PythonParameterKind.Keywords || Takes(own, parameter))
            {
                continue;
            }

            var need = lane == Lane.Main ? GuardNeed.No : world.Need(_ => Lacks(overridden, parameter.Name), _ => world.AtRelease(overridden)?.Function is not null && !Lacks(overridden, parameter.Name));
            var why = Complaint(own, after, parameter);
            var texts = why is null ? Insert(own, ref grown, before, after, parameter, need, out why) : null;
            if (texts is null || why is not null)
            {
                plan.Leave(own.Line, change, ImpactUsage.Override, why!);
                continue;
            }

            plan.Edits.Add(new PlannedEdit("added_parameter", own.Line, change, ImpactUsage.Override, $"takes '{parameter.Name}', which {overridden.FullName} has gained") { Texts = texts });
            new SuperForwarding(plan).Plan(own, after, parameter, change, need);
        }
    }

    private bool Lacks(PythonDefinition overridden, string name) => world.AtRelease(overridden)?.Function is { } there && there.Parameters.All(parameter => parameter.Name != name);

    private static bool Takes(PythonFunction own, PythonParameter parameter) =>
        own.Parameters.Any(one => one.Kind == PythonParameterKind.Keywords) && (parameter.Kind == PythonParameterKind.KeywordOnly || own.Parameters.Any(one => one.Kind == PythonParameterKind.Positionals));

    private string? Complaint(PythonFunction own, PythonFunction after, PythonParameter parameter)
    {
        var isProven = errors.Any(error => error.Contains($"{own.Name}() got an unexpected keyword argument '{parameter.Name}'", StringComparison.Ordinal)
            || (error.Contains($"{own.Name}() takes ", StringComparison.Ordinal) && error.Contains(" positional argument", StringComparison.Ordinal)));
        if (isProven)
        {
            return null;
        }

        // The upstream makes objects of its own class: whether it ever makes one of the downstream's, the sources do not tell.
        return own.Name == "__init__" ? $"it is not known whether the upstream makes objects of this class, with '{parameter.Name}'"
            : parameter.IsRequired || world.Callers.Passes(parameter.Name, after, own, (owner, caller) => IsReplaced(own, owner, caller)) ? null
            : $"no call in the upstream is known to pass '{parameter.Name}' to this override, or not every one does";
    }

    private bool IsReplaced(PythonFunction own, string owner, string caller) => file.Module.ClassAt(own.Container) is { } mine
        && file.Module.Functions.Any(function => function.Container == own.Container && function.Name == caller)
        && world.Names.Line(new PythonDefinition(file.Python, PythonDefinitionKind.Class, mine.QualifiedName) { Class = mine }).Any(above => (world.Now(above)?.FullName ?? above.FullName) == owner);

    private IReadOnlyList<TextEdit>? Insert(PythonFunction own, ref PythonFunction grown, PythonFunction before, PythonFunction after, PythonParameter parameter, GuardNeed need, out string? why)
    {
        why = null;
        var list = DefinitionList.Of(file, own);
        var place = ParameterPlace.Of(grown, before, after, parameter);
        var value = DefaultText.Of(parameter, file, need != GuardNeed.No || place.AfterOptional);
        why = list is null ? "the signature could not be found" : value is null ? $"the default '{parameter.Default}' means nothing in this file"
            : !place.IsLast && need != GuardNeed.No ? $"the release passes what stands behind '{parameter.Name}' by position"
            : value.Length == 0 || !place.BeforeRequired ? null : $"what follows '{parameter.Name}' has no default";
        if (why is not null)
        {
            return null;
        }

        var annotation = own.Parameters.Skip(1).Any(one => one.Annotation is not null) && parameter.Annotation is { } text && AnnotationNames.AreKnown(text, file) ? $": {text}" : string.Empty;
        var spaced = annotation.Length > 0 ? " = " : "=";
        var element = parameter.Name + annotation + (value!.Length == 0 ? string.Empty : spaced + value);
        var texts = list!.InsertAfter(place.ElementIn(list, own, grown), (place.NeedsStar ? "*, " : string.Empty) + element, limit);
        grown = place.Insert(grown, parameter with { Default = value!.Length == 0 ? null : value });
        return texts;
    }
}
