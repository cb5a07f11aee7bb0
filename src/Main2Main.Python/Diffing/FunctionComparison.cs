namespace Main2Main.Python.Diffing;

/// <summary>Compares functions and methods.</summary>
/// <param name="sink">Where changes go.</param>
internal sealed class FunctionComparison(ChangeSink sink)
{
    private const PythonFunctionTraits Shape = PythonFunctionTraits.Property | PythonFunctionTraits.Static | PythonFunctionTraits.ClassMethod;

    public void Compare(SymbolPair pair, PythonFunction before, PythonFunction after)
    {
        if (before.IsAsync != after.IsAsync)
        {
            sink.Add(pair.Change(after.IsAsync ? ContractChangeKind.BecameAsync : ContractChangeKind.BecameSync));
        }

        if (!TypeText.IsSame(pair.Files, before.Returns, after.Returns))
        {
            sink.Add(pair.Change(ContractChangeKind.ReturnChanged));
        }
        else if (before.ReturnCount is { } old && after.ReturnCount is { } now && old != now)
        {
            sink.Add(pair.Change(ContractChangeKind.ReturnChanged) with { OldText = Said(before, old), NewText = Said(after, now) });
        }

        else if (before.Returns is null && after.Returns is null && IsGenerator(before) != IsGenerator(after))
        {
            sink.Add(pair.Change(ContractChangeKind.ReturnChanged) with { OldText = $"{CodeLine.Of(before)}: {Way(before)}", NewText = $"{CodeLine.Of(after)}: {Way(after)}" });
        }

        new ParameterComparison(pair, before.Parameters, after.Parameters, sink).Run();
        CompareDecorators(pair, before, after);
        DeprecationComparison.Compare(pair, before, after, sink);
        if (before.Body.Hash != after.Body.Hash)
        {
            sink.Add(pair.Change(ContractChangeKind.BodyChanged) with { Similarity = before.Body.Similarity(after.Body) });
        }
    }

    private static bool IsGenerator(PythonFunction function) => function.Traits.HasFlag(PythonFunctionTraits.Generator);

    private static string Way(PythonFunction function) => IsGenerator(function) ? "yields" : "returns";

    private static string Said(PythonFunction function, int values) => $"{CodeLine.Of(function)}: {values} value{(values == 1 ? string.Empty : "s")}";

    private void CompareDecorators(SymbolPair pair, PythonFunction before, PythonFunction after)
    {
        if (!before.IsAbstract && after.IsAbstract)
        {
            var owner = pair.Old.QualifiedName[..Math.Max(pair.Old.QualifiedName.LastIndexOf('.'), 0)];
            sink.Add(pair.Change(ContractChangeKind.AbstractMemberAdded, before.Name) with { Symbol = owner, NewName = null });
        }

        if ((before.Traits & Shape) != (after.Traits & Shape))
        {
            var owner = pair.Old.QualifiedName[..Math.Max(pair.Old.QualifiedName.LastIndexOf('.'), 0)];
            sink.Add(pair.Change(ContractChangeKind.MemberKindChanged, before.Name) with
            {
                Symbol = owner,
                NewName = null,
                OldText = WithDecorators(before),
                NewText = WithDecorators(after),
            });
        }
        else if (!before.Decorators.Select(decorator => decorator.Text).SequenceEqual(after.Decorators.Select(decorator => decorator.Text)) && before.IsAbstract == after.IsAbstract)
        {
            sink.Add(pair.Change(ContractChangeKind.DecoratorChanged) with { OldText = WithDecorators(before), NewText = WithDecorators(after) });
        }
    }

    private static string WithDecorators(PythonFunction function) => $"{CodeLine.Of(function.Decorators)} {CodeLine.Of(function)}".TrimStart();
}
