namespace Main2Main.Python.Caching;

/// <summary>Writes and reads what a module defines.</summary>
internal static class DefinitionEncoding
{
    public static void Write(PackWriter pack, PythonModule module)
    {
        pack.List(module.Classes, found => Write(pack, found));
        pack.List(module.Functions, found => Write(pack, found));
        pack.List(module.Variables, found => Write(pack, found));
        pack.List(module.Notices, found =>
        {
            pack.Text(found.Text);
            pack.Number(found.Line);
            pack.Number(found.Scope);
            pack.Number(found.Condition + 1);
        });
    }

    public static PythonModule Read(ref PackReader pack, PythonModule module) => module with
    {
        Classes = pack.List(ReadClass),
        Functions = pack.List(ReadFunction),
        Variables = pack.List(ReadVariable),
        Notices = pack.List(static (ref reader) => new PythonNotice(reader.RequiredText(), reader.Number(), reader.Number(), reader.Number() - 1)),
    };

    public static void Write(PackWriter pack, PythonBody body)
    {
        pack.Fixed(body.Hash);
        pack.Number(body.TokenCount);
        pack.List(body.Sketch, static (pack, hash) => pack.Fixed(hash));
    }

    public static PythonBody ReadBody(ref PackReader pack) =>
        new(pack.FixedLong(), pack.Number(), pack.FixedList());

    public static void Write(PackWriter pack, PythonArgument argument)
    {
        pack.Number((int)argument.Kind);
        pack.Text(argument.Name);
        pack.Text(argument.Text);
    }

    public static PythonArgument ReadArgument(ref PackReader pack) => new((PythonArgumentKind)pack.Number(), pack.Text(), pack.Text());

    private static void Write(PackWriter pack, PythonClass found)
    {
        pack.Text(found.Name);
        pack.Text(found.QualifiedName);
        pack.Number(found.Scope);
        pack.Number(found.Container);
        pack.Number(found.Condition + 1);
        pack.Number(found.Line);
        pack.Number(found.EndLine);
        pack.TextList(found.Bases);
        pack.List(found.Keywords, static (pack, argument) => Write(pack, argument));
        pack.List(found.Decorators, static (pack, decorator) => Write(pack, decorator));
        pack.TextList(found.TypeParameters);
        Write(pack, found.Body);
    }

    private static PythonClass ReadClass(ref PackReader pack) => new()
    {
        Name = pack.RequiredText(),
        QualifiedName = pack.RequiredText(),
        Scope = pack.Number(),
        Container = pack.Number(),
        Condition = pack.Number() - 1,
        Line = pack.Number(),
        EndLine = pack.Number(),
        Bases = pack.List(static (ref reader) => reader.RequiredText()),
        Keywords = pack.List(ReadArgument),
        Decorators = pack.List(ReadDecorator),
        TypeParameters = pack.List(static (ref reader) => reader.RequiredText()),
        Body = ReadBody(ref pack),
    };

    private static void Write(PackWriter pack, PythonFunction found)
    {
        pack.Text(found.Name);
        pack.Text(found.QualifiedName);
        pack.Number(found.Scope);
        pack.Number(found.Container);
        pack.Number(found.Condition + 1);
        pack.Number(found.Line);
        pack.Number(found.EndLine);
        pack.Number((int)found.Traits);
        pack.List(found.Parameters, static (pack, parameter) =>
        {
            pack.Text(parameter.Name);
            pack.Number((int)parameter.Kind);
            pack.Text(parameter.Annotation);
            pack.Text(parameter.Default);
            pack.Number(parameter.Line);
        });
        pack.Text(found.Returns);
        pack.Number(found.ReturnCount ?? 0);
        pack.Text(found.ReturnSource);
        pack.List(found.Decorators, static (pack, decorator) => Write(pack, decorator));
        pack.TextList(found.TypeParameters);
        Write(pack, found.Body);
    }

    private static PythonFunction ReadFunction(ref PackReader pack) => new()
    {
        Name = pack.RequiredText(),
        QualifiedName = pack.RequiredText(),
        Scope = pack.Number(),
        Container = pack.Number(),
        Condition = pack.Number() - 1,
        Line = pack.Number(),
        EndLine = pack.Number(),
        Traits = (PythonFunctionTraits)pack.Number(),
        Parameters = pack.List(static (ref reader) =>
            new PythonParameter(reader.RequiredText(), (PythonParameterKind)reader.Number(), reader.Text(), reader.Text(), reader.Number())),
        Returns = pack.Text(),
        ReturnCount = pack.Number() is var count and > 0 ? count : null,
        ReturnSource = pack.Text(),
        Decorators = pack.List(ReadDecorator),
        TypeParameters = pack.List(static (ref reader) => reader.RequiredText()),
        Body = ReadBody(ref pack),
    };

    private static void Write(PackWriter pack, PythonDecorator decorator)
    {
        pack.Text(decorator.Text);
        pack.Text(decorator.Name);
        pack.Number(decorator.Line);
    }

    private static PythonDecorator ReadDecorator(ref PackReader pack) => new(pack.RequiredText(), pack.RequiredText(), pack.Number());

    private static void Write(PackWriter pack, PythonVariable found)
    {
        pack.Text(found.Name);
        pack.Number((int)found.Binding);
        pack.Number(found.Scope);
        pack.Number(found.Site);
        pack.Number(found.Condition + 1);
        pack.Number(found.Line);
        pack.Text(found.Annotation);
        pack.Text(found.Value);
        pack.Text(found.Source);
        pack.Number(found.Elements is null ? 0 : 1);
        pack.TextList(found.Elements ?? []);
    }

    private static PythonVariable ReadVariable(ref PackReader pack)
    {
        var found = new PythonVariable
        {
            Name = pack.RequiredText(),
            Binding = (PythonBinding)pack.Number(),
            Scope = pack.Number(),
            Site = pack.Number(),
            Condition = pack.Number() - 1,
            Line = pack.Number(),
            Annotation = pack.Text(),
            Value = pack.Text(),
            Source = pack.Text(),
        };
        var hasElements = pack.Number() != 0;
        var elements = pack.List(static (ref reader) => reader.RequiredText());
        return hasElements ? found with { Elements = elements } : found;
    }
}
