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
        // The base that is named gets the object itself as its first argument.
        var named = file.Module.ClassAt(own.Container)?.Bases.Select(name => $"{name}.{own.Name}") ?? [];
        foreach (var (callee, skipped) in named.Select(name => (name, 0)).Prepend(($"super().{own.Name}", 1)))
        {
            foreach (var call in file.Module.Calls.Where(call => call.Callee == callee && file.Module.EnclosingFunction(call.Scope) == own && PassesAll(call, [.. own.Parameters.Skip(skipped)])))
            {
                if (Chains.CalledFrom(file, callee, call.Line).ToList() is not [var tokens])
                {
                    continue;
                }

                var list = new BracketList(file, tokens[^1] + 1);
                var index = after.Parameters.Skip(skipped).ToList().FindIndex(one => one.Name == parameter.Name);
                var byPosition = parameter.Kind != PythonParameterKind.KeywordOnly && call.PositionalCount == call.Arguments.Count && call.PositionalCount == index;
                plan.Add(new PlannedEdit("forwarded_argument", call.Line, change, ImpactUsage.SuperCall, $"hands '{parameter.Name}' on to {callee}")
                {
                    Group = own,
                    Texts = list.InsertAfter(list.Elements.Count - 1, byPosition ? parameter.Name : $"{parameter.Name}={parameter.Name}", int.MaxValue),
                }, need, tokens[^1]);
            }
        }
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
