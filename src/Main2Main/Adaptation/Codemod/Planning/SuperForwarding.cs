using Main2Main.Adaptation.Codemod.Copies;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Hands a new parameter on where an override passes all of its parameters to <c>super()</c>, or to its base by name, as they are.</summary>
/// <param name="plan">The file's plan.</param>
internal sealed class SuperForwarding(FilePlan plan)
{
    private readonly CodeFile file = plan.File;

    public void Plan(PythonFunction own, PythonFunction after, PythonParameter parameter, ContractChange change, GuardNeed need)
    {
        foreach (var (call, skipped) in BaseCalls(own).Where(one => PassesAll(one.Call, [.. own.Parameters.Skip(one.Skipped)])))
        {
            if (Chains.CalledFrom(file, call.Callee, call.Line).ToList() is not [var tokens])
            {
                continue;
            }

            var list = new BracketList(file, tokens[^1] + 1);
            var index = after.Parameters.Skip(skipped).ToList().FindIndex(one => one.Name == parameter.Name);
            var byPosition = parameter.Kind != PythonParameterKind.KeywordOnly && call.PositionalCount == call.Arguments.Count && call.PositionalCount == index;
            plan.Add(new PlannedEdit("forwarded_argument", call.Line, change, ImpactUsage.SuperCall, $"hands '{parameter.Name}' on to {call.Callee}")
            {
                Group = own,
                Texts = list.InsertAfter(list.Elements.Count - 1, byPosition ? parameter.Name : $"{parameter.Name}={parameter.Name}", int.MaxValue),
            }, need, tokens[^1]);
        }
    }

    /// <summary>Why an override that takes a parameter would not do with it what its base does; null where it hands it on, or never calls its base.</summary>
    /// <param name="own">The override.</param>
    /// <param name="parameter">The parameter.</param>
    public string? Doubt(PythonFunction own, PythonParameter parameter)
    {
        var calls = BaseCalls(own).ToList();
        var lines = new CopiedLines(file, own);
        return calls.Count > 0 && lines.Given(1, lines.Lines.Count).Contains(parameter.Name) ? $"the override gives '{parameter.Name}' a value of its own, and calls its base"
            : parameter.IsRequired && calls.Exists(one => !PassesAll(one.Call, [.. own.Parameters.Skip(one.Skipped)])
                && !plan.Edits.Exists(edit => edit.Kind is "required_argument" or "caller_arguments" && edit.Line == one.Call.Line))
                ? $"the override calls its base, which demands '{parameter.Name}', in a way of its own"
                : null;
    }

    /// <summary>Whether every call of the base passes all that an override takes.</summary>
    public bool HandsOn(PythonFunction own) => BaseCalls(own).ToList() is var calls && calls.Count < 2
        && calls.TrueForAll(one => PassesAll(one.Call, [.. own.Parameters.Skip(one.Skipped)]));

    /// <summary>The calls of the overridden function, each with how many of the override's parameters are not written out in it.</summary>
    private IEnumerable<(PythonCall Call, int Skipped)> BaseCalls(PythonFunction own)
    {
        // A base that is named gets the object itself as its first argument; the class is at hand to a class method all the same.
        var named = file.Module.ClassAt(own.Container)?.Bases.Select(name => (Callee: $"{name}.{own.Name}", Skipped: own.IsClassMethod ? 1 : 0)) ?? [];
        var ways = named.Append((Callee: $"super().{own.Name}", Skipped: own.IsStatic ? 0 : 1)).ToList();
        return file.Module.Calls.Where(call => file.Module.EnclosingFunction(call.Scope) == own)
            .SelectMany(call => ways.Where(way => way.Callee == call.Callee).Select(way => (call, way.Skipped)));
    }

    private static bool PassesAll(PythonCall call, List<PythonParameter> parameters) =>
        call.Arguments.Count == parameters.Count && parameters.TrueForAll(parameter => call.Arguments.Any(argument => argument.Text == parameter.Name && argument.Kind switch
        {
            PythonArgumentKind.Positional => call.Arguments.Take(parameters.IndexOf(parameter) + 1).Last() == argument && parameter.Kind is PythonParameterKind.PositionalOnly or PythonParameterKind.Any,
            PythonArgumentKind.Keyword => argument.Name == parameter.Name,
            PythonArgumentKind.Star => parameter.Kind == PythonParameterKind.Positionals,
            _ => parameter.Kind == PythonParameterKind.Keywords,
        }));
}
