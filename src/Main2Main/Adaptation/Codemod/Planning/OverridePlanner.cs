using Main2Main.Adaptation.Codemod.Copies;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Statements;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Parameters that a function of the upstream's has gained which one of the downstream's overrides or stands for.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="errors">What the last CI round complained of.</param>
/// <param name="limit">The longest line.</param>
internal sealed class OverridePlanner(CodemodWorld world, FilePlan plan, IReadOnlyList<string> errors, int limit)
{
    private readonly CodeFile file = plan.File;
    private readonly SharedSignature shared = new(world, plan.File);
    private readonly SuperForwarding forwarding = new(plan);

    public void Plan()
    {
        foreach (var (own, overridden) in Overrides.In(world.Names, file.Python))
        {
            if (world.Now(overridden) is { Function: not null } now)
            {
                Plan(own, overridden, now, standsIn: false);
            }
        }

        foreach (var own in file.Module.Functions)
        {
            foreach (var target in world.StandIns.Of(file.Python, own))
            {
                if (!plan.Edits.Exists(edit => edit.Kind == "added_parameter" && edit.Line == own.Line) && world.Now(target) is { Function: not null } now)
                {
                    Plan(own, target, now, standsIn: true);
                }
            }
        }
    }

    private void Plan(PythonFunction own, PythonDefinition overridden, PythonDefinition now, bool standsIn)
    {
        var after = now.Function!;
        var gained = own.IsProperty || (!standsIn && own.IsStatic != after.IsStatic) ? [] : Gained(own, overridden, after).ToList();
        if (gained.Count == 0 || DefinitionList.Of(file, own) is not { } signature || !plan.IsForMain(signature.Open))
        {
            return;
        }

        // Each parameter sees those that were added before it.
        var grown = own;
        var added = new List<AddedParameter>();
        var refused = new List<ContractChange>();
        foreach (var (change, parameter) in gained)
        {
            if (Doubt(own, now, parameter, standsIn) is { } doubt)
            {
                plan.Leave(own.Line, change, ImpactUsage.Override, doubt);
                continue;
            }

            var need = plan.IsForMainAlone(signature.Open) ? GuardNeed.No : world.Need(_ => Lacks(overridden, parameter.Name), _ => world.AtRelease(overridden)?.Function is not null && !Lacks(overridden, parameter.Name));
            if (Insert(signature, own, ref grown, overridden, now, parameter, need, out var why) is { } texts)
            {
                added.Add(new AddedParameter(change, parameter, need, texts));
                continue;
            }

            refused.Add(change);
            plan.Leave(own.Line, change, ImpactUsage.Override, why!);
        }

        Take(own, after, added, added.Exists(one => IsProven(own, one.Parameter)) ? null
            : refused is [var first, ..] ? $"'{first.Member}', which {overridden.FullName} has gained too, is left"
            : Misfit(own, overridden, now, grown, standsIn));
    }

    /// <summary>Why a function that takes what is new still cannot be called as the upstream's is; null where it can.</summary>
    private string? Misfit(PythonFunction own, PythonDefinition overridden, PythonDefinition now, PythonFunction grown, bool standsIn)
    {
        var (before, after) = (overridden.Function!, now.Function!);
        if (standsIn)
        {
            return own.Parameters.FirstOrDefault(parameter => parameter.IsRequired && before.Parameters.Any(one => one.Name == parameter.Name) && after.Parameters.All(one => one.Name != parameter.Name)) is { } demanded
                ? $"with '{{0}}' the function still demands '{demanded.Name}', other than {overridden.FullName}"
                : null;
        }

        return OverrideFit.Complaint(grown, before, Passed(own, now, grown), world.Callers.PassedByPosition(now, LineOf(own))) is { } misfit
            ? $"with '{{0}}' the override still {misfit}, other than {overridden.FullName}"
            : null;
    }

    /// <summary>What the overridden function has gained and the override does not take, in the new signature's order.</summary>
    private IEnumerable<(ContractChange Change, PythonParameter Parameter)> Gained(PythonFunction own, PythonDefinition overridden, PythonFunction after)
    {
        var changes = world.Changes.Of(overridden.FullName).Where(change => change.Kind is Kind.ParameterAddedOptional or Kind.ParameterAddedRequired)
            .DistinctBy(change => change.Member).ToDictionary(change => change.Member!, StringComparer.Ordinal);
        return after.Parameters.Where(parameter => parameter.Kind is not (PythonParameterKind.Positionals or PythonParameterKind.Keywords) && changes.ContainsKey(parameter.Name)
                && !Takes(own, parameter) && overridden.Function!.Parameters.Concat(own.Parameters).All(one => one.Name != parameter.Name))
            .Select(parameter => (changes[parameter.Name], parameter));
    }

    /// <summary>Makes all of an override's edits or none: one that takes half of what is passed serves nobody.</summary>
    private void Take(PythonFunction own, PythonFunction after, List<AddedParameter> added, string? why)
    {
        foreach (var (change, parameter, need, texts) in added)
        {
            if (why is not null)
            {
                plan.Leave(own.Line, change, ImpactUsage.Override, why.Replace("{0}", parameter.Name, StringComparison.Ordinal));
                continue;
            }

            plan.Edits.Add(new PlannedEdit("added_parameter", own.Line, change, ImpactUsage.Override, $"takes '{parameter.Name}', which {change.FullName} has gained") { Texts = texts, Group = own });
            forwarding.Plan(own, after, parameter, change, need);
        }
    }

    /// <summary>The overridden function without the options that the override lacks and nobody is known to pass.</summary>
    private PythonFunction Passed(PythonFunction own, PythonDefinition now, PythonFunction grown) => now.Function! with
    {
        Parameters = [.. now.Function!.Parameters.Where(parameter => parameter.IsRequired || grown.Parameters.Any(one => one.Name == parameter.Name) || IsPassed(own, now, parameter))],
    };

    private bool Lacks(PythonDefinition overridden, string name) => world.AtRelease(overridden)?.Function is { } there && there.Parameters.All(parameter => parameter.Name != name);

    private static bool Takes(PythonFunction own, PythonParameter parameter) =>
        own.Parameters.Any(one => one.Kind == PythonParameterKind.Keywords) && (parameter.Kind == PythonParameterKind.KeywordOnly || own.Parameters.Any(one => one.Kind == PythonParameterKind.Positionals));

    /// <summary>Why a parameter may not be needed; null where it is.</summary>
    private string? Doubt(PythonFunction own, PythonDefinition now, PythonParameter parameter, bool standsIn) =>
        Between(own, parameter) is { } between ? $"'{between}', which the class derives from, does not take '{parameter.Name}'"
            : IsProven(own, parameter) || ((standsIn || IsMade(own)) && (parameter.IsRequired || world.Callers.Passes(parameter.Name, now))) ? null
            : standsIn ? $"no call in the upstream is known to pass '{parameter.Name}' to what this function stands for"

            // The upstream makes objects of its own class: whether it ever makes one of the downstream's, the sources do not tell where it names that.
            : own.Name == "__init__" ? IsHeld(own, now, parameter) ? null : $"it is not known whether the upstream makes objects of this class, with '{parameter.Name}'"
            : parameter.IsRequired || IsPassed(own, now, parameter) ? null
            : $"no call in the upstream is known to pass '{parameter.Name}' to this override, or not every one does";

    /// <summary>The class of the downstream's between an initializer and the upstream's that would refuse what is handed on to it; null for none.</summary>
    private string? Between(PythonFunction own, PythonParameter parameter) => own.Name != "__init__" || file.Module.ClassAt(own.Container) is not { } owner
        ? null
        : world.Names.Line(file.Python, owner).Skip(1).TakeWhile(above => !world.Names.IsUpstream(above))
            .FirstOrDefault(above => !world.StandIns.IsMade(above.File, above.Class!)
            && PythonTree.OwnMember(above, own.Name) is { Function: { } initializer } && initializer.Parameters
                .All(one => one.Name != parameter.Name && one.Kind != PythonParameterKind.Keywords))?.Class!.Name;

    /// <summary>Whether the upstream names a parameter to the class that a variable holds, and the downstream itself makes no object of the initializer's.</summary>
    private bool IsHeld(PythonFunction own, PythonDefinition now, PythonParameter parameter) => world.Held.Pass(now.Function!, parameter.Name)
        && own.Parameters.All(one => one.Kind != PythonParameterKind.Keywords) && forwarding.HandsOn(own)
        && file.Module.ClassAt(own.Container) is { } owner && !world.Makers.Make(owner.Name);

    private bool IsMade(PythonFunction own) => own.Name == "__init__" && file.Module.ClassAt(own.Container) is { } owner && world.StandIns.IsMade(file.Python, owner);

    private bool IsProven(PythonFunction own, PythonParameter parameter) => errors.Any(error => error.Contains($"{own.Name}() got an unexpected keyword argument '{parameter.Name}'", StringComparison.Ordinal)
        || (error.Contains($"{own.Name}() takes ", StringComparison.Ordinal) && error.Contains(" positional argument", StringComparison.Ordinal)));

    private OverrideLine LineOf(PythonFunction own) => new(world, file.Python, file.Module.ClassAt(own.Container)!);

    private bool IsPassed(PythonFunction own, PythonDefinition now, PythonParameter parameter) =>
        world.Callers.Passes(parameter.Name, now, own, LineOf(own));

    private IReadOnlyList<TextEdit>? Insert(
        BracketList list, PythonFunction own, ref PythonFunction grown, PythonDefinition overridden, PythonDefinition now, PythonParameter parameter, GuardNeed need, out string? why)
    {
        var place = ParameterPlace.Of(grown, overridden.Function!, now.Function!, parameter);
        var isShared = place.IsLast || need == GuardNeed.No;
        if (!isShared && shared.Place(own, grown, overridden, now, parameter, place) is { } both)
        {
            (place, isShared) = (both, true);
        }

        var value = DefaultText.Of(parameter, file, need != GuardNeed.No || place.AfterOptional);
        why = value is null ? $"the default '{parameter.Default}' means nothing in this file"
            : shared.MovedOption(own, grown, now.Function!, place) is { } option
                ? $"calls of this package pass the override's own '{option}', which would stand behind '{parameter.Name}', by position"
            : !isShared ? $"the release passes what stands behind '{parameter.Name}' by position"
            : parameter.Kind != PythonParameterKind.KeywordOnly && own.Parameters.Any(one => one.Kind == PythonParameterKind.Positionals)
                ? $"the override collects what is passed by position, where '{parameter.Name}' would stand"
            : new CopiedLines(file, own) is var lines && lines.FreeNames(1, lines.Lines.Count).Except(lines.Given(1, lines.Lines.Count)).Contains(parameter.Name) ? $"the override itself reads another '{parameter.Name}'"
            : value.Length == 0 || !place.BeforeRequired ? forwarding.Doubt(own, parameter) : $"what follows '{parameter.Name}' has no default";
        if (why is not null)
        {
            return null;
        }

        // A function whose parameters are bare takes another bare one, whatever it says of its result.
        var others = own.Parameters.Where(one => one.Name is not ("self" or "cls")).ToList();
        var isTyped = others.Count == 0 ? own.Returns is not null : others.Exists(one => one.Annotation is not null);
        var (type, imports) = isTyped ? Annotation(own, parameter, value == "None", now.File) : (null, []);
        var annotation = type is null ? string.Empty : $": {type}";
        var spaced = annotation.Length > 0 ? " = " : "=";
        var element = parameter.Name + annotation + (value!.Length == 0 ? string.Empty : spaced + value);
        var texts = list.InsertAfter(place.ElementIn(list, own, grown), (place.NeedsStar ? "*, " : string.Empty) + element, limit);
        grown = place.Insert(grown, parameter with { Default = value!.Length == 0 ? null : value });
        return [.. texts, .. imports];
    }

    /// <summary>The annotation as it can stand in this file, with the imports that it needs; null where it can not.</summary>
    private (string? Text, IReadOnlyList<TextEdit> Imports) Annotation(PythonFunction own, PythonParameter parameter, bool isNone, PythonFile from) =>
        AnnotationNames.AsWritten(parameter.Annotation, isNone, own) is not { } text ? (null, [])
            : AnnotationNames.AreKnown(text, file) ? (text, [])
            : !text.Contains('\'', StringComparison.Ordinal) && !text.Contains("...", StringComparison.Ordinal) && new CopyImports(file, from, plan.Style).Bind(CopyImports.NamesIn(text), new HashSet<string>()) is { } imports ? (text, imports)
            : (null, []);

    private sealed record AddedParameter(ContractChange Change, PythonParameter Parameter, GuardNeed Need, IReadOnlyList<TextEdit> Texts);
}
