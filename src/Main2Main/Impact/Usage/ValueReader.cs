using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <summary>Tells what chains are: by annotation, assignment, constructor call and the fields of classes. Used by one thread.</summary>
internal sealed class ValueReader(CodeWorld world)
{
    private const int Deepest = 8;

    private readonly Dictionary<(PythonFile File, int Scope, string Chain), Value?> known = [];
    private readonly Dictionary<PythonFile, ILookup<(int Scope, string Name), string?>> tests = [];
    private readonly Dictionary<PythonFile, ILookup<string, PythonCall>> handed = [];

    /// <summary>The parts of a chain: names, <c>()</c> and <c>[]</c>.</summary>
    public static List<string> Parts(string chain)
    {
        var parts = new List<string>();
        for (var position = 0; position < chain.Length;)
        {
            if (chain[position] is '(' or '[')
            {
                parts.Add(chain.Substring(position, 2));
                position += 2;
                continue;
            }

            position += chain[position] == '.' ? 1 : 0;
            var end = chain.AsSpan(position).IndexOfAny('.', '(', '[') is var found and >= 0 ? position + found : chain.Length;
            parts.Add(chain[position..end]);
            position = end;
        }

        return parts;
    }

    /// <summary>The last name of a chain; null when it has none.</summary>
    public static string? LastName(string chain)
    {
        // Asked for every call of thousands of files: the parts before the last are not made for it.
        var end = chain.Length;
        while (end > 1 && chain[end - 1] is ')' or ']')
        {
            end -= 2;
        }

        var start = chain.AsSpan(0, Math.Max(end, 0)).LastIndexOfAny('.', ')', ']') + 1;
        return start >= end ? null : start == 0 && end == chain.Length ? chain : chain[start..end];
    }

    /// <summary>What a whole chain is, seen from a scope.</summary>
    public Value? Of(PythonFile file, int scope, string chain, int depth = 0)
    {
        if (depth > Deepest || chain.Length == 0 || chain[0] == '?')
        {
            return null;
        }

        var key = (file, scope, chain);
        if (known.TryGetValue(key, out var found))
        {
            return found;
        }

        known[key] = null;
        var parts = Parts(chain);
        var value = Start(file, scope, parts[0], depth);
        for (var index = 1; index < parts.Count && value is not null; index++)
        {
            value = Step(value, parts[index], depth);
        }

        known[key] = value;
        return value;
    }

    /// <summary>What the first name of a chain is.</summary>
    public Value? Start(PythonFile file, int scope, string name, int depth = 0)
    {
        if (name == "super")
        {
            return Enclosing(file, scope) is { } own ? new Value(ValueKind.Super, own) : null;
        }

        for (var at = scope; at != PythonModule.ModuleScope; at = file.Module.Scopes[at].Parent)
        {
            if (file.Module.FunctionAt(at) is not { } function)
            {
                continue;
            }

            if (function.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter)
            {
                var given = file.Symbols.IsRebound(at, name) ? null : Parameter(file, function, parameter, depth) ?? Tested(file, at, name, depth);
                return IsReplaced(file, at, given, name, depth) ? null : given;
            }

            if (world.Local(file, at, name) is { } variable)
            {
                return FromVariable(file, variable, depth);
            }

            if (file.Symbols.IsShadowed(at, name))
            {
                break;
            }
        }

        return world.Tree.ResolveIn(file, name, scope) is { } definition ? FromDefinition(definition, depth) : null;
    }

    /// <summary>Whether a function assigns to its parameter an object of a class that has nothing to do with the parameter's.</summary>
    private bool IsReplaced(PythonFile file, int scope, Value? given, string name, int depth) => given is { Kind: ValueKind.Object } && depth <= Deepest
        && world.Local(file, scope, name) is { Annotation: null } again && FromVariable(file, again, depth + 1) is { Kind: ValueKind.Object } other
        && !IsOf(given.Definition, other.Definition) && !IsOf(other.Definition, given.Definition);

    private bool IsOf(PythonDefinition one, PythonDefinition above) => world.Line(one).Any(found => found.FullName == above.FullName);

    /// <summary>What one more name, call or subscript makes of a value.</summary>
    public Value? Step(Value value, string part, int depth = 0) => part switch
    {
        "()" => value.Kind == ValueKind.Container ? value : Called(value, depth),
        "[]" => value.Kind == ValueKind.Container ? Elements(value, depth) : null,
        _ => value.Kind switch
        {
            ValueKind.Module => world.Tree.Resolve(value.Definition.File.ModuleName, part) is { } found ? FromDefinition(found, depth) : null,
            ValueKind.Container when part == "values" => value,
            ValueKind.Object or ValueKind.Class or ValueKind.Super => Definer(value, part) is { } member ? FromMember(member, value.Kind == ValueKind.Class, depth) : null,
            _ => null,
        },
    };

    /// <summary>The member of an object's or class's line; null when no class that is known has it.</summary>
    public PythonDefinition? Definer(Value owner, string member)
    {
        var line = world.Line(owner.Definition);
        for (var index = owner.Kind == ValueKind.Super ? 1 : 0; index < line.Count; index++)
        {
            if (PythonTree.OwnMember(line[index], member) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>
    /// What a call goes to: of an object its <c>__call__</c>; where an unknown base called Module may have that, as torch's has, the <c>forward</c>
    /// that it hands the arguments to.
    /// </summary>
    /// <param name="called">What is called.</param>
    /// <returns>The method of an object, null when it is not known; anything else as it is.</returns>
    public Value? Answering(Value? called)
    {
        if (called is not { Kind: ValueKind.Object })
        {
            return called;
        }

        var answering = Definer(called, "__call__") ?? (world.Line(called.Definition).Any(IsOfUnknownModule) ? Definer(called, "forward") : null);
        return answering is { Function: not null } ? new Value(ValueKind.Function, answering) : null;
    }

    private bool IsOfUnknownModule(PythonDefinition found) =>
        found.Class!.Bases.Any(name => DottedName.Last(name) == "Module" && world.Tree.ResolveIn(found.File, name) is null);

    private static PythonDefinition? Enclosing(PythonFile file, int scope) =>
        file.Module.EnclosingClass(scope) is { } defined ? ClassOf(file, defined) : null;

    private static PythonDefinition ClassOf(PythonFile file, PythonClass defined) =>
        new(file, PythonDefinitionKind.Class, defined.QualifiedName) { Class = defined };

    private Value? Parameter(PythonFile file, PythonFunction function, PythonParameter parameter, int depth)
    {
        var owner = file.Module.ClassAt(function.Container);
        if (owner is not null && !function.IsStatic && parameter == function.Parameters[0])
        {
            return new Value(function.IsClassMethod ? ValueKind.Class : ValueKind.Object, ClassOf(file, owner));
        }

        return parameter.Annotation is { } annotation ? FromAnnotation(file, function.Container, annotation, depth + 1)
            : (parameter == function.Parameters[0] ? Replaced(file, function) : null) ?? Handed(file, function, parameter, depth);
    }

    /// <summary>What a parameter without a type gets from all of its file's calls of the function: those say what it is meant for.</summary>
    private Value? Handed(PythonFile file, PythonFunction function, PythonParameter parameter, int depth)
    {
        if (function.Container != PythonModule.ModuleScope || world.IsUpstreamFile(file))
        {
            return null;
        }

        if (!handed.TryGetValue(file, out var calls))
        {
            handed[file] = calls = file.Module.Calls.Where(call => file.Module.EnclosingFunction(call.Scope) is not null)
                .ToLookup(call => call.Callee, StringComparer.Ordinal);
        }

        var place = function.Parameters.ToList().IndexOf(parameter);
        var given = calls[function.Name]
            .Select(call => call.Arguments.Take(place + 1).All(argument => argument.Kind == PythonArgumentKind.Positional) && call.Arguments.Count > place
            ? Of(file, call.Scope, call.Arguments[place].Text ?? string.Empty, depth + 1) : null).ToList();
        return given is [{ Kind: ValueKind.Object } first, ..]
            && given.TrueForAll(other => other?.Kind == first.Kind && other.Definition.FullName == first.Definition.FullName) ? first : null;
    }

    /// <summary>What the first parameter of a function is that becomes the method of a class: an object of that class.</summary>
    private Value? Replaced(PythonFile file, PythonFunction function) => world.IsUpstreamFile(file) ? null : world.SubstitutesIn(file).OwnersOf(function)
        .Select(place => world.Tree.ResolveIn(file, place.Owner, place.Scope)).OfType<PythonDefinition>().Where(found => found.Class is not null)
        .Select(found => new Value(ValueKind.Object, found)).FirstOrDefault();

    /// <summary>What a parameter without a type is, where the function asks once whether it is an object of a class.</summary>
    private Value? Tested(PythonFile file, int scope, string name, int depth)
    {
        if (!tests.TryGetValue(file, out var asked))
        {
            tests[file] = asked = file.Module.Calls.Where(call => call is { Callee: "isinstance", Arguments: [{ Text: not null }, { StringValue: null }] })
                .ToLookup(call => (call.Scope, call.Arguments[0].Text!), call => call.Arguments[1].Text);
        }

        return asked[(scope, name)].ToList() is [{ } type] && world.Tree.ResolveIn(file, type, scope) is { Class: not null } found && depth <= Deepest ? new Value(ValueKind.Object, found) : null;
    }

    private Value? FromAnnotation(PythonFile file, int scope, string annotation, int depth)
    {
        foreach (var part in AnnotationText.Alternatives(annotation))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            if (bracket > 0 && DottedName.Last(part[..bracket]) is "type" or "Type")
            {
                return FromAnnotation(file, scope, part[(bracket + 1)..^1], depth + 1) is { Kind: ValueKind.Object } made ? made with { Kind = ValueKind.Class } : null;
            }

            if (bracket > 0 && AnnotationText.Element(part[..bracket], part[(bracket + 1)..^1]) is { } element)
            {
                return new Value(ValueKind.Container, Place(file, scope), element);
            }

            var name = bracket > 0 ? part[..bracket] : part;
            if (depth <= Deepest && world.Tree.ResolveIn(file, name, scope) is { Class: not null } found)
            {
                return new Value(ValueKind.Object, found);
            }
        }

        return null;
    }

    private static PythonDefinition Place(PythonFile file, int scope) =>
        new(file, PythonDefinitionKind.Module, string.Empty) { Class = file.Module.EnclosingClass(scope) };

    private Value? FromVariable(PythonFile file, PythonVariable variable, int depth)
    {
        var value = variable.Annotation is { } annotation ? FromAnnotation(file, variable.Site, annotation, depth + 1) : null;
        value ??= variable.Source is { } source ? Cast(file, variable, source, depth) ?? Of(file, variable.Site, source, depth + 1) : null;
        return variable is { Binding: PythonBinding.Loop, Annotation: null } ? value is { Kind: ValueKind.Container } ? Elements(value, depth) : null : value;
    }

    /// <summary>What a variable is that holds a value which the code says the type of.</summary>
    private Value? Cast(PythonFile file, PythonVariable variable, string source, int depth) => source is "cast()" or "typing.cast()"
        && file.Module.Calls.FirstOrDefault(call => call.Line >= variable.Line && call.Scope == variable.Site && source.Length == call.Callee.Length + 2 && source.StartsWith(call.Callee, StringComparison.Ordinal))
            is { Arguments: [{ Text: { Length: > 0 } type } named, _] }
        ? FromAnnotation(file, variable.Site, named.StringValue ?? type, depth + 1) : null;

    private Value? FromDefinition(PythonDefinition definition, int depth) => definition switch
    {
        { Class: not null } => new Value(ValueKind.Class, definition),
        { Function: not null } => new Value(ValueKind.Function, definition),
        { Variable: { } variable } => FromVariable(definition.File, variable, depth + 1) ?? new Value(ValueKind.Variable, definition),
        { Kind: PythonDefinitionKind.Module } => new Value(ValueKind.Module, definition),
        _ => null,
    };

    private Value? FromMember(PythonDefinition member, bool ofClass, int depth) => member switch
    {
        { Function: { IsProperty: true } property } when !ofClass => property.Returns is { } returns ? FromAnnotation(member.File, property.Container, returns, depth + 1) : null,
        { Variable: { } variable } => FromVariable(member.File, variable, depth + 1),
        _ => FromDefinition(member, depth),
    };

    private Value? Called(Value value, int depth) => value.Kind switch
    {
        ValueKind.Super => value,
        ValueKind.Class => value with { Kind = ValueKind.Object },
        ValueKind.Function when value.Definition.Function is { Returns: { } returns } function => returns is "Self" or "typing.Self"
            ? Enclosing(value.Definition.File, function.Container) is { } own ? new Value(ValueKind.Object, own) : null
            : FromAnnotation(value.Definition.File, function.Container, returns, depth + 1),
        ValueKind.Function when value.Definition.Function is { ReturnSource: { } source, IsAsync: false } maker => Of(value.Definition.File, maker.Scope, source, depth + 1),
        _ => null,
    };

    private Value? Elements(Value container, int depth) =>
        FromAnnotation(container.Definition.File, container.Definition.Class?.Scope ?? PythonModule.ModuleScope, container.Annotation!, depth + 1);
}
