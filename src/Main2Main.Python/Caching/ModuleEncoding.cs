namespace Main2Main.Python.Caching;

/// <summary>Writes and reads modules. A change here, or of what the parser records, needs a new <see cref="PythonModule.Version"/>.</summary>
internal static class ModuleEncoding
{
    /// <summary>Opens a pack at a position.</summary>
    public delegate PackReader Opener(int position);

    public static void Write(PackWriter pack, PythonModule module)
    {
        pack.Number(module.Failure is null ? 0 : 1);
        if (module.Failure is { } failure)
        {
            pack.Number(failure.Line);
            pack.Text(failure.Reason);
            return;
        }

        pack.List(module.Scopes, scope =>
        {
            pack.Number(scope.Parent);
            pack.Number((int)scope.Kind);
            pack.Number(scope.Item);
            pack.Fixed(scope.Statements);
        });
        pack.List(module.Conditions, condition =>
        {
            pack.Number(condition.Parent + 1);
            pack.Number((int)condition.Branch);
            pack.Text(condition.Test);
            pack.Number(condition.Line);
        });
        DefinitionEncoding.Write(pack, module);
        UsageEncoding.WriteImports(pack, module);
        pack.List(module.Shadows, static (pack, shadow) =>
        {
            pack.Text(shadow.Name);
            pack.Number(shadow.Scope);
            pack.Number(shadow.IsOther ? 1 : 0);
        });
        pack.Number(module.Exports is null ? 0 : 1);
        pack.TextList(module.Exports ?? []);
        DefinitionEncoding.Write(pack, module.Body);

        // At the end, where whoever asks for it finds it and nobody else has to pass it.
        UsageEncoding.Write(pack, module);
    }

    /// <summary>Reads a module.</summary>
    /// <param name="pack">Where it begins.</param>
    /// <param name="again">Opens the pack once more at a position, when somebody asks for what is read last.</param>
    public static PythonModule Read(ref PackReader pack, Opener again)
    {
        if (pack.Number() != 0)
        {
            return new PythonModule { Failure = new ParseFailure(pack.Number(), pack.RequiredText()) };
        }

        var module = new PythonModule
        {
            Scopes = pack.List(static (ref reader) => new PythonScope(reader.Number(), (PythonScopeKind)reader.Number(), reader.Number(), reader.Fixed())),
            Conditions = pack.List(static (ref reader) => new PythonCondition(reader.Number() - 1, (PythonBranch)reader.Number(), reader.RequiredText(), reader.Number())),
        };
        module = DefinitionEncoding.Read(ref pack, module);
        var imports = UsageEncoding.ReadImports(ref pack);
        var shadows = pack.List(static (ref reader) => new PythonShadow(reader.RequiredText(), reader.Number(), reader.Number() != 0));
        var hasExports = pack.Number() != 0;
        var exports = pack.List(static (ref reader) => reader.RequiredText());
        var body = DefinitionEncoding.ReadBody(ref pack);
        var position = pack.Position;
        return module with
        {
            Imports = imports,
            Shadows = shadows,
            Exports = hasExports ? exports : null,
            Body = body,
            StoredUsage = new Lazy<PythonUsage>(() => ReadUsage(again(position))),
            StoredStrings = new Lazy<IReadOnlyList<PythonString>>(() => ReadStrings(again(position))),
        };
    }

    private static PythonUsage ReadUsage(PackReader pack) => UsageEncoding.Read(ref pack);

    private static IReadOnlyList<PythonString> ReadStrings(PackReader pack) => UsageEncoding.ReadStrings(ref pack);
}
