namespace Main2Main.Python.Diffing;

/// <summary>Compares variables of a module.</summary>
internal static class VariableComparison
{
    public static void Compare(SymbolPair pair, PythonVariable before, PythonVariable after, ChangeSink sink)
    {
        if (!TypeText.IsSame(pair.Files, before.Annotation, after.Annotation))
        {
            sink.Add(pair.Change(ContractChangeKind.TypeChanged));
        }

        if (!CompareElements(pair, before, after, sink) && before.Value != after.Value)
        {
            sink.Add(pair.Change(ContractChangeKind.ValueChanged));
        }
    }

    /// <summary>Reports elements that came or left.</summary>
    /// <returns>Whether any did.</returns>
    public static bool CompareElements(SymbolPair pair, PythonVariable before, PythonVariable after, ChangeSink sink)
    {
        if (before.Elements is not { } old || after.Elements is not { } now)
        {
            return false;
        }

        foreach (var element in old.Except(now))
        {
            sink.Add(pair.Change(ContractChangeKind.ValueRemoved, element) with { OldText = element, NewText = null });
        }

        foreach (var element in now.Except(old))
        {
            sink.Add(pair.Change(ContractChangeKind.ValueAdded, element) with { OldText = null, NewText = element });
        }

        return old.Except(now).Any() || now.Except(old).Any();
    }
}
