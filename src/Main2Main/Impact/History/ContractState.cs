using System.Globalization;
using Main2Main.Python;
using Main2Main.Python.Diffing;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.History;

/// <summary>How one contract stands in one version of a file: equal texts mean that it stands the same.</summary>
internal static class ContractState
{
    /// <summary>The state of what a change happened to.</summary>
    /// <param name="change">The change.</param>
    /// <param name="symbols">The file's names; null when there is no such file.</param>
    /// <returns>Its state; null when it is not there.</returns>
    public static string? Of(ContractChange change, ModuleSymbols? symbols) => Of(change, symbols, change.Symbol);

    /// <summary>The state of what a change happened to, under another name.</summary>
    public static string? Of(ContractChange change, ModuleSymbols? symbols, string symbol)
    {
        if (symbols is null)
        {
            return null;
        }

        if (symbol.Length == 0)
        {
            return "module";
        }

        if (Find(symbols, symbol) is not { } found)
        {
            return symbols.Imports.Contains(symbol) ? "imported" : null;
        }

        return change.Kind switch
        {
            Kind.SymbolRemoved or Kind.SymbolMoved or Kind.SymbolRenamed or Kind.SymbolAdded => "there",
            Kind.SymbolKindChanged => found.Kind.ToString(),
            Kind.BodyChanged => found.Body.Hash.ToString(CultureInfo.InvariantCulture),
            Kind.BaseAdded or Kind.BaseRemoved => string.Join(", ", found.Class?.Bases ?? []),
            Kind.FieldReordered => found.Class is { } record ? string.Join(", ", symbols.Members(record.Scope).Values.Where(member => member.Variable is not null).OrderBy(member => member.Line).Select(member => member.Name)) : string.Empty,
            Kind.DecoratorChanged => string.Join(' ', (found.Class?.Decorators ?? found.Function?.Decorators ?? []).Select(decorator => decorator.Text)),
            _ => OfMember(change, symbols, found),
        };
    }

    private static string? OfMember(ContractChange change, ModuleSymbols symbols, PythonSymbol found)
    {
        if (found.Function is { } function)
        {
            // A value that a function compares comes with its body.
            return change.Kind == Kind.ValueAdded ? function.Body.Hash.ToString(CultureInfo.InvariantCulture) : Signature(function, change);
        }

        if (found.Class is { } owner && change.Member is { } member)
        {
            return symbols.Members(owner.Scope).TryGetValue(member, out var own) ? OfOwn(change, own) : null;
        }

        return found.Variable is { } variable ? $"{variable.Annotation}={variable.Value}" : "there";
    }

    private static string OfOwn(ContractChange change, PythonSymbol own) => change.Kind switch
    {
        Kind.FieldTypeChanged => own.Variable?.Annotation ?? own.Variable?.Value ?? string.Empty,
        Kind.FieldDefaultChanged or Kind.ValueChanged => own.Variable?.Value ?? string.Empty,
        Kind.MemberKindChanged => $"{own.Kind} {own.Function?.Traits}",
        _ => "there",
    };

    private static string? Signature(PythonFunction function, ContractChange change)
    {
        if (change.Kind is Kind.ReturnChanged or Kind.BecameAsync or Kind.BecameSync)
        {
            return $"{function.IsAsync} {function.Returns}";
        }

        var parameter = change.Kind is Kind.ParameterReordered ? null : function.Parameters.FirstOrDefault(parameter => parameter.Name == change.Member);
        return parameter is null
            ? string.Join(", ", function.Parameters.Select(parameter => parameter.Name))
            : change.Kind is Kind.ParameterTypeChanged ? parameter.Annotation ?? string.Empty : $"{parameter.Kind} {parameter.Default}";
    }

    private static PythonSymbol? Find(ModuleSymbols symbols, string qualifiedName)
    {
        PythonSymbol? found = null;
        var members = symbols.TopLevel;
        foreach (var name in qualifiedName.Split('.'))
        {
            if (!members.TryGetValue(name, out found))
            {
                return null;
            }

            members = found.Class is { } defined ? symbols.Members(defined.Scope) : symbols.Members(int.MinValue);
        }

        return found;
    }
}
