using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>
/// Overrides of methods that the upstream calls by another name now: nobody calls them by the old one. What the class's own methods call goes along.
/// </summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="values">What chains are.</param>
internal sealed class RenamedOverridePlanner(CodemodWorld world, FilePlan plan, ValueReader values)
{
    private readonly CodeFile file = plan.File;
    private readonly MemberPlaces places = new(world);

    public void Plan()
    {
        foreach (var owner in file.Module.Classes)
        {
            var line = world.Names.Line(file.Python, owner);
            var (own, above) = (line.Where(one => !world.Names.IsUpstream(one)).ToList(), line.Where(world.Names.IsUpstream).ToList());
            foreach (var (method, overridden) in above.Count == 0 ? [] : Overridden(own, above))
            {
                if (places.Of(overridden) is { Change.Kind: Kind.MemberRenamed } place)
                {
                    Plan(owner, own, above, method, overridden, place);
                }
            }
        }
    }

    /// <summary>The methods of a class's own line that override one of the upstream's, the nearest of each name.</summary>
    private static IEnumerable<(PythonDefinition Method, PythonDefinition Overridden)> Overridden(List<PythonDefinition> own, List<PythonDefinition> above) => own
        .SelectMany(one => one.File.Module.Functions.Where(function => function.Container == one.Class!.Scope && !function.IsProperty)
            .Select(function => PythonTree.OwnMember(one, function.Name)).OfType<PythonDefinition>())
        .DistinctBy(method => DottedName.Last(method.QualifiedName))
        .Select(method => (Method: method, Overridden: above.Select(one => PythonTree.OwnMember(one, DottedName.Last(method.QualifiedName)))
            .FirstOrDefault(found => found is not null)))
        .Where(pair => pair is { Method.Function: not null, Overridden.Function: not null })!;

    private void Plan(PythonClass owner, List<PythonDefinition> own, List<PythonDefinition> above, PythonDefinition method, PythonDefinition overridden, MemberPlace place)
    {
        var name = DottedName.Last(method.QualifiedName);
        var definition = method.FullName == $"{file.Python.ModuleName}.{owner.QualifiedName}.{name}"
            && DefinitionList.Of(file, method.Function!) is { } list ? list.Open - 1 : -1;
        var tokens = Calls(owner, name).Append(definition).Where(token => token >= 0 && plan.IsForMain(token)).ToList();
        if (tokens.Count == 0 || above.Exists(one => world.Now(one) is { Class: not null } now && world.Newer.FindMember(now, name) is not null))
        {
            return;
        }

        var line = definition >= 0 ? method.Function!.Line : owner.Line;
        var need = plan.IsForMainAlone(tokens[^1]) ? GuardNeed.No : place.Need;
        if ((Misfit(overridden, name, place.Path) ?? Doubt(own, above, name, place, need)) is { } why)
        {
            plan.Leave(line, place.Change, ImpactUsage.Override, why);
            return;
        }

        foreach (var token in tokens)
        {
            plan.Edits.Add(new PlannedEdit("renamed_override", file.Tokens[token].Line, place.Change, ImpactUsage.Override, $"goes by the name '{place.Path}', as {place.Change.FullName} does now")
            {
                Group = place.Change,
                Texts = [new TextEdit(file.Tokens[token].Start, file.Tokens[token].End, place.Path)],
            });
        }

        if (definition >= 0 && need == GuardNeed.Yes)
        {
            Answer(method.Function!, place);
        }
    }

    /// <summary>
    /// Why one of the overrides is not called as the overridden method is, which takes what it took: then they are the downstream's own affair.
    /// </summary>
    private string? Misfit(PythonDefinition overridden, string name, string path) => world.Names.Downstream
        .SelectMany(other => other.Module.Functions.Where(function => function.Name == name && other.Module.ClassAt(function.Container) is { } owner
            && world.Names.Line(other, owner).Any(above => PythonTree.OwnMember(above, name)?.FullName == overridden.FullName)))
        .Select(function => OverrideFit.Complaint(function, overridden.Function!, overridden.Function!, int.MaxValue)).OfType<string>()
        .Select(misfit => $"an override {misfit}, other than the upstream's '{path}'").FirstOrDefault();

    private string? Doubt(List<PythonDefinition> own, List<PythonDefinition> above, string name, MemberPlace place, GuardNeed need) =>
        own.FirstOrDefault(one => PythonTree.OwnMember(one, place.Path) is not null) is { } holder ? $"'{holder.Class!.Name}' has a '{place.Path}' of its own"
            : own.FirstOrDefault(one => PythonTree.OwnMember(one, name) is not null && !world.Names.Line(one).Any(above.Contains)) is { } mixin
                ? $"'{mixin.Class!.Name}', which is no heir of the upstream's, defines it"
            : own.FirstOrDefault(one => IsNamedInBody(one, name)) is { } body ? $"the body of '{body.Class!.Name}' names '{name}' beside its definition"
            : Stranger(above, name) is { } stranger ? $"{stranger} names '{name}' too, and may mean this one"
            : need == GuardNeed.Unknown ? "the release tag's sources are not at hand, so that it is not known whether the old name must stay for the release"
            : need == GuardNeed.Yes ? plan.Guard.Complaint : null;

    /// <summary>Whether a class's body, outside of its methods, has a name more than once: as a value, a decorator, a second definition.</summary>
    private bool IsNamedInBody(PythonDefinition one, string name)
    {
        if ((one.File.Path == file.Python.Path ? file : world.Read(one.File)) is not { } code || one.Class is not { } owner)
        {
            return true;
        }

        var methods = code.Module.Functions.Where(function => function.Container == owner.Scope).ToList();
        return Enumerable.Range(0, code.Tokens.Length).Count(token => code.IsName(token, name) && !code.Is(token - 1, TokenKind.Dot)
            && code.Tokens[token].Line is var line
            && line >= owner.Line && line <= owner.EndLine && !methods.Exists(method => line > method.Line && line <= method.EndLine)) > 1;
    }

    /// <summary>Where a class's methods call one of its own or of its bases' that the downstream defines.</summary>
    private IEnumerable<int> Calls(PythonClass owner, string name) => file.Module.Functions
        .Where(method => method.Container == owner.Scope && method is { IsStatic: false, Parameters.Count: > 0 })
        .SelectMany(method => Enumerable.Range(0, file.Tokens.Length).Where(token => file.IsName(token, name) && file.Is(token - 1, TokenKind.Dot)
            && file.Tokens[token].Line >= method.Line && file.Tokens[token].Line <= method.EndLine
            && ((file.IsName(token - 2, method.Parameters[0].Name) && !file.Is(token - 3, TokenKind.Dot)) || IsOwnBase(method, token, name))));

    /// <summary>Whether a name stands behind <c>super()</c> and is a method of the downstream's; of the upstream's, it is a member that was renamed.</summary>
    private bool IsOwnBase(PythonFunction method, int token, string name) =>
        file.Is(token - 2, TokenKind.RightParenthesis) && file.IsName(file.Partner(token - 2) - 1, "super")
        && values.Of(file.Python, method.Scope, "super()") is { } above && values.Definer(above, name) is { } definer && !world.Names.IsUpstream(definer);

    /// <summary>
    /// Where the downstream names a method by a text, or of an object that may be one of these classes' and is not seen to be; null for nowhere.
    /// </summary>
    private string? Stranger(List<PythonDefinition> above, string name)
    {
        foreach (var other in world.Names.Downstream)
        {
            var lineOfText = other.Module.Strings.Where(text => text.Value == name).Select(text => text.Line).FirstOrDefault();
            var chains = other.Module.References.Select(reference => (Chain: reference.Target, reference.Scope, reference.Line))
                .Concat(other.Module.Calls.Select(call => (Chain: call.Callee, call.Scope, call.Line)));
            var line = lineOfText > 0 ? lineOfText : chains
                .FirstOrDefault(use => use.Chain.EndsWith("." + name, StringComparison.Ordinal)
                    && MayMean(other, use.Chain[..^(name.Length + 1)], use.Scope, name, above)).Line;
            if (line > 0)
            {
                return $"{other.Path}:{line}";
            }
        }

        return null;
    }

    private bool MayMean(PythonFile other, string receiver, int scope, string name, List<PythonDefinition> above)
    {
        var definer = values.Of(other, scope, receiver) is { } value ? values.Definer(value, name) : null;
        return !IsLookedAt(other, receiver, scope, above) && (definer is null || (!world.Names.IsUpstream(definer) && IsBelow(definer, above)));
    }

    private bool IsBelow(PythonDefinition method, List<PythonDefinition> above) =>
        method.QualifiedName.LastIndexOf('.') is var dot and > 0 && method.File.Module.Classes
            .FirstOrDefault(owner => owner.QualifiedName == method.QualifiedName[..dot]) is { } owner
        && world.Names.Line(method.File, owner).Any(above.Contains);

    /// <summary>
    /// Whether a receiver is the object whose method it stands in, or its base, in a class below the upstream's: those are gone through class by class. A
    /// function inside that has a parameter of that name, or a method that gives the name another value, means something else.
    /// </summary>
    private bool IsLookedAt(PythonFile other, string receiver, int scope, List<PythonDefinition> above) =>
        other.Module.EnclosingClass(scope) is { } owner && world.Names.Line(other, owner).Any(above.Contains)
        && other.Module.EnclosingFunction(scope) is { IsStatic: false, Parameters: [{ Name: var self }, ..] } method && method.Container == owner.Scope
        && (receiver == "super()" || self == receiver)
        && !other.Module.Variables.Any(variable => variable.Scope == method.Scope && variable.Name == self) && !other.Module.Shadows
            .Any(shadow => shadow.Scope == method.Scope && shadow.Name == self);

    /// <summary>Answers for the release, which calls the method by its old name.</summary>
    private void Answer(PythonFunction own, MemberPlace place)
    {
        var last = file.Lines.Last(statement => file.Tokens[statement.First].Line <= own.EndLine);
        var indent = file.Lines.First(statement => file.Tokens[statement.First].Line >= own.Line).Indent;
        string[] lines = [string.Empty, $"{indent}if {plan.Guard.Call}:", $"{indent}{file.Unit}{own.Name} = {place.Path}"];
        plan.Edits.Add(new PlannedEdit("renamed_override", own.Line, place.Change, ImpactUsage.Override, $"answers to '{own.Name}' for the release")
        {
            Group = place.Change,
            IsGuarded = true,
            Texts = [new TextEdit(last.End, last.End, string.Concat(lines.Select(text => file.NewLine + text)))],
        });
    }
}
