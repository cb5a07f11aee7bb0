namespace Main2Main.Python.Caching;

/// <summary>Writes and reads what a module uses.</summary>
internal static class UsageEncoding
{
    private const int NumbersOfString = 6;

    public static void WriteImports(PackWriter pack, PythonModule module) => pack.List(module.Imports, found =>
    {
        pack.Text(found.Module);
        pack.Text(found.Name);
        pack.Text(found.Alias);
        pack.Number(found.Level);
        WritePlace(pack, found.Line, found.Scope, found.Condition);
    });

    public static IReadOnlyList<PythonImport> ReadImports(ref PackReader pack) => pack.List(static (ref reader) => new PythonImport(
        reader.RequiredText(), reader.Text(), reader.Text(), reader.Number(), reader.Number(), reader.Number(), reader.Number() - 1));

    public static void Write(PackWriter pack, PythonModule module)
    {
        pack.List(module.Strings, found =>
        {
            pack.Text(found.Value);
            pack.Number((int)found.Use);
            pack.Text(found.ComparedWith);
            WritePlace(pack, found.Line, found.Scope, found.Condition);
        });
        pack.List(module.Calls, found =>
        {
            pack.Text(found.Callee);
            pack.List(found.Arguments, static (pack, argument) => DefinitionEncoding.Write(pack, argument));
            WritePlace(pack, found.Line, found.Scope, found.Condition);
        });
        pack.List(module.References, found =>
        {
            pack.Text(found.Target);
            pack.Number((int)found.Access);
            WritePlace(pack, found.Line, found.Scope, found.Condition);
        });
        pack.List(module.Unpackings, found =>
        {
            pack.Text(found.Source);
            pack.Number((int)found.Kind);
            pack.Number(found.Count < 0 ? (-2 * found.Count) - 1 : 2 * found.Count);
            pack.Number(found.HasStar ? 1 : 0);
            WritePlace(pack, found.Line, found.Scope, found.Condition);
        });
    }

    public static IReadOnlyList<PythonString> ReadStrings(ref PackReader pack) => pack.List(static (ref reader) => new PythonString(
        reader.RequiredText(), (PythonStringUse)reader.Number(), reader.Text(), reader.Number(), reader.Number(), reader.Number() - 1));

    /// <summary>Reads the calls and references, which stand behind the strings.</summary>
    public static PythonUsage Read(ref PackReader pack)
    {
        for (var numbers = pack.Number() * NumbersOfString; numbers > 0; numbers--)
        {
            _ = pack.Number();
        }

        return new PythonUsage(
            pack.List(static (ref reader) => new PythonCall(
                reader.RequiredText(), reader.List(DefinitionEncoding.ReadArgument), reader.Number(), reader.Number(), reader.Number() - 1)),
            pack.List(static (ref reader) => new PythonReference(
                reader.RequiredText(), (PythonAccess)reader.Number(), reader.Number(), reader.Number(), reader.Number() - 1)),
            pack.List(static (ref reader) => new PythonUnpacking(
                reader.RequiredText(), (PythonUnpackingKind)reader.Number(), Signed(reader.Number()), reader.Number() != 0, reader.Number(), reader.Number(), reader.Number() - 1)));
    }

    private static int Signed(int number) => (number & 1) == 0 ? number / 2 : -(number + 1) / 2;

    private static void WritePlace(PackWriter pack, int line, int scope, int condition)
    {
        pack.Number(line);
        pack.Number(scope);
        pack.Number(condition + 1);
    }
}
