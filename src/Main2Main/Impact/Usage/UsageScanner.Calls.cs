using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <content>Calls that the language makes or that stand for something else.</content>
internal sealed partial class UsageScanner
{
    /// <summary>A decorator without arguments is called with what it stands before.</summary>
    private void ScanDecorators()
    {
        var functions = file.Module.Functions.Select(found => (found.Decorators, found.Container, found.Condition));
        foreach (var (decorators, scope, condition) in functions.Concat(file.Module.Classes.Select(found => (found.Decorators, found.Container, found.Condition))))
        {
            foreach (var decorator in decorators.Where(decorator => decorator.Text == decorator.Name))
            {
                ScanCall(new PythonCall(decorator.Name, [new PythonArgument(PythonArgumentKind.Positional, null, null)], decorator.Line, scope, condition));
            }
        }
    }

    /// <summary>What <c>getattr</c> reads, and the types that <c>isinstance</c> and <c>issubclass</c> ask for.</summary>
    private void ScanBuiltIn(PythonCall call)
    {
        if (call is { Callee: "getattr", Arguments: [{ Text: { Length: > 0 } owner, StringValue: null }, { StringValue: { } name }] } && IsChain(owner)
            && values.Of(file, call.Scope, owner) is { } value)
        {
            AddMember(value, name, ImpactUsage.Read, call.Line, call.Scope, call.Condition);
        }
        else if (call is { Callee: "isinstance" or "issubclass", Arguments: [_, { Text: { Length: > 0 } type, StringValue: null }] } && IsChain(type)
            && values.Of(file, call.Scope, type) is { Kind: ValueKind.Class, Definition: var tested } && world.IsUpstream(tested))
        {
            Add(new UsageSite(file, ImpactUsage.Read, tested, call.Line, call.Scope) { Condition = call.Condition, IsTypeTest = true });
        }
    }

    private static bool IsChain(string text) => char.IsLetter(text[0]) || text[0] == '_';
}
