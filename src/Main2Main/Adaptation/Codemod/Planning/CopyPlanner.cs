using Main2Main.Adaptation.Codemod.Replacements;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>
/// Calls in functions that do an upstream one over again, or override it: what the upstream's own function passes to the same callee now, and what it
/// passes no more, where a contract of the range says so.
/// </summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="evidence">What the upstream's texts tell.</param>
/// <param name="style">How the file is laid out.</param>
internal sealed class CopyPlanner(CodemodWorld world, FilePlan plan, Evidence evidence, FileStyle style)
{
    private readonly CodeFile file = plan.File;

    public void Plan()
    {
        foreach (var own in file.Module.Functions)
        {
            if (OriginalOf(own) is { Function: not null } target && world.Now(target) is { Function: not null } now)
            {
                Plan(own, target, now);
            }
        }
    }

    private PythonDefinition? OriginalOf(PythonFunction own) => file.Module.ClassAt(own.Container) is { } owner
        && world.Names.Line(new PythonDefinition(file.Python, PythonDefinitionKind.Class, owner.QualifiedName) { Class = owner }).Skip(1).Where(world.Names.IsUpstream)
            .Select(above => PythonTree.OwnMember(above, own.Name)).FirstOrDefault(found => found is not null) is { } overridden
        ? overridden
        : evidence.OriginalOf(file.Python.Path, own)?.Target;

    private void Plan(PythonFunction own, PythonDefinition target, PythonDefinition now)
    {
        var mine = Calls(file.Python, own);
        var (before, after) = (Calls(target.File, target.Function!), Calls(now.File, now.Function!));
        foreach (var (callee, call) in mine)
        {
            if (before.GetValueOrDefault(callee) is not { } old || after.GetValueOrDefault(callee) is not { } passed
                || Chains.CalledFrom(file, callee, call.Line).ToList() is not [var tokens] || !plan.IsForMain(tokens[^1]))
            {
                continue;
            }

            var known = old.KeywordNames.ToHashSet(StringComparer.Ordinal);
            foreach (var name in passed.KeywordNames.Where(name => !known.Contains(name) && !call.KeywordNames.Contains(name)))
            {
                Add(own, now, call, passed, name, tokens[^1]);
            }

            foreach (var name in known.Where(name => !passed.KeywordNames.Contains(name) && call.KeywordNames.Contains(name)))
            {
                Remove(call, old, name, tokens[^1]);
            }
        }
    }

    /// <summary>The calls of a function whose callee it calls once.</summary>
    private static Dictionary<string, PythonCall> Calls(PythonFile file, PythonFunction function) => file.Module.Calls.Where(call => file.Module.EnclosingFunction(call.Scope) == function && call.Callee[0] != '?')
        .GroupBy(call => call.Callee, StringComparer.Ordinal).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private ContractChange? Change(string callee, string name, params IReadOnlyList<Kind> kinds) =>
        world.Changes.All.Where(change => change.Member == name && kinds.Contains(change.Kind)).OrderByDescending(change => change.Symbol.Split('.').Contains(DottedName.Last(callee))).FirstOrDefault();

    private void Add(PythonFunction own, PythonDefinition now, PythonCall call, PythonCall passed, string name, int callee)
    {
        if (Change(call.Callee, name, Kind.ParameterAddedOptional, Kind.ParameterAddedRequired, Kind.FieldAdded) is not { } change || Takes(call, name) == false
            || Value(now.File, passed, name) is not { Names.Count: > 0 } value || !AreKnown(value, own, call.Line))
        {
            return;
        }

        var list = new BracketList(file, callee + 1);
        var preceding = passed.KeywordNames.TakeWhile(one => one != name).Reverse().Select(list.IndexOfKeyword).FirstOrDefault(index => index >= 0, -1);
        var place = preceding >= 0 ? preceding : LastPlain(list);
        var texts = list.InsertAfter(place, $"{name}={value.Text}", style.Limit);
        var edit = new PlannedEdit("copied_argument", call.Line, change, ImpactUsage.Copy, $"passes '{name}' to {call.Callee}, as {now.FullName} does now") { Texts = texts };
        plan.Add(edit, plan.IsForMainAlone(callee) ? GuardNeed.No : world.Need(_ => true, _ => false), callee);
    }

    private void Remove(PythonCall call, PythonCall old, string name, int callee)
    {
        string? Text(PythonCall one) => one.Arguments.First(argument => argument.Name == name).Text;
        var list = new BracketList(file, callee + 1);
        if (Change(call.Callee, name, Kind.ParameterRemoved, Kind.FieldRemoved) is not { } change || Text(call) != Text(old) || list.IndexOfKeyword(name) is not (>= 0 and var element) || Takes(call, name) == true
            || plan.Edits.Exists(edit => edit.Line == call.Line && edit.Kind == "removed_argument"))
        {
            return;
        }

        var edit = new PlannedEdit("removed_argument", call.Line, change, ImpactUsage.Copy, $"does not pass '{name}' to {call.Callee} any more, which is gone") { Texts = [list.Remove(element)] };
        plan.Add(edit, plan.IsForMainAlone(callee) ? GuardNeed.No : world.Need(_ => true, _ => false), callee);
    }

    /// <summary>Whether a function that the call is known to run takes a parameter now; null where that is not known.</summary>
    private bool? Takes(PythonCall call, string name)
    {
        if (world.Names.Tree.ResolveIn(file.Python, call.Callee, call.Scope) is not { } found)
        {
            return null;
        }

        var called = world.Names.IsUpstream(found) ? world.Now(found) : found;
        var function = called is { Class: not null } ? world.Newer.FindMember(called, "__init__")?.Function : called?.Function;
        return function?.Parameters.Any(parameter => parameter.Name == name || parameter.Kind == PythonParameterKind.Keywords);
    }

    private static int LastPlain(BracketList list) =>
        list.Elements.ToList().FindLastIndex(element => !list.File.Is(element.First, TokenKind.DoubleStar) && !list.File.Is(element.First, TokenKind.Star));

    private (string Text, IReadOnlyList<string> Names, IReadOnlyList<string> Fields)? Value(PythonFile upstream, PythonCall call, string name)
    {
        if (evidence.Code.File(upstream) is not { } code || Chains.CalledFrom(code, call.Callee, call.Line).ToList() is not [var tokens])
        {
            return null;
        }

        var list = new BracketList(code, tokens[^1] + 1);
        if (list.IndexOfKeyword(name) is not (>= 0 and var element))
        {
            return null;
        }

        var (first, last) = (list.Elements[element].First + 2, list.Elements[element].Last);
        var text = code.Text[code.Tokens[first].Start..code.Tokens[last].End];
        var names = Enumerable.Range(first, last - first + 1).Where(token => code.Is(token, TokenKind.Name) && !code.Is(token - 1, TokenKind.Dot) && !code.Is(token + 1, TokenKind.Assign)).Select(code.TextOf).ToList();
        var fields = Enumerable.Range(first, last - first).Where(token => code.IsName(token, "self") && code.Is(token + 1, TokenKind.Dot)).Select(token => code.TextOf(token + 2)).ToList();
        return text.Contains('\n') ? null : (text, names, fields);
    }

    /// <summary>Whether each name of a value means something where a call stands: a parameter, a name used before, a module's name, a field of the class.</summary>
    private bool AreKnown((string Text, IReadOnlyList<string> Names, IReadOnlyList<string> Fields) value, PythonFunction own, int line)
    {
        var (first, last) = (file.Lines.First(one => file.Tokens[one.First].Line >= own.Line).First, file.Tokens.Length);
        var before = Enumerable.Range(first, last - first).TakeWhile(token => file.Tokens[token].Line < line).ToList();
        bool IsNamed(string name) => own.Parameters.Any(parameter => parameter.Name == name)
            || plan.Edits.Exists(edit => edit.Kind == "added_parameter" && edit.Line == own.Line && edit.Change.Member == name)
            || AnnotationNames.AreKnown(name, file) || before.Exists(token => file.IsName(token, name) && !file.Is(token - 1, TokenKind.Dot));
        return value.Names.All(IsNamed) && value.Fields.All(field => HasField(own, field));
    }

    private bool HasField(PythonFunction own, string field) => file.Text.Contains("self." + field, StringComparison.Ordinal)
        || (file.Module.ClassAt(own.Container) is { } owner
            && world.Names.Line(new PythonDefinition(file.Python, PythonDefinitionKind.Class, owner.QualifiedName) { Class = owner }).Skip(1)
                .Any(above => (world.Names.IsUpstream(above) ? world.Now(above) : above) is { Class: not null } there && PythonTree.OwnMember(there, field) is not null));
}
