namespace Main2Main.Python.Diffing;

/// <summary>Reports what is announced to go and was not before.</summary>
internal static class DeprecationComparison
{
    public static void Compare(SymbolPair pair, PythonFunction before, PythonFunction after, ChangeSink sink)
    {
        if (after.Decorators.Count > 0 || pair.Files.New.Module.Notices.Count > 0)
        {
            Report(pair, [.. Deprecations.Of(pair.Files.Old.Module, before)], Deprecations.Of(pair.Files.New.Module, after), sink);
        }
    }

    public static void Compare(SymbolPair pair, PythonClass before, PythonClass after, ChangeSink sink) =>
        Report(pair, [.. Deprecations.Of(pair.Files.Old.Module, before)], Deprecations.Of(pair.Files.New.Module, after), sink);

    private static void Report(SymbolPair pair, List<Deprecation> before, IEnumerable<Deprecation> after, ChangeSink sink)
    {
        foreach (var found in after.DistinctBy(found => found.Parameter).Where(found => !before.Exists(known => known.Parameter == found.Parameter)))
        {
            sink.Add(pair.Change(ContractChangeKind.Deprecated, found.Parameter) with { NewText = found.Text, NewLine = found.Line, Similarity = found.IsSure ? 1 : 0 });
        }
    }
}
