using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Where a file uses a name that one of its imports binds.</summary>
internal sealed class ImportUses
{
    private readonly CodemodWorld world;
    private readonly CodeFile file;
    private readonly string name;
    private readonly List<int> tokens;
    private readonly List<int> places;

    /// <summary>Looks for them.</summary>
    /// <param name="world">The trees.</param>
    /// <param name="file">The file.</param>
    /// <param name="statement">The import.</param>
    /// <param name="imported">The name.</param>
    public ImportUses(CodemodWorld world, CodeFile file, ImportStatement statement, ImportedName imported)
    {
        (this.world, this.file, name) = (world, file, imported.Bound);
        tokens = [.. Enumerable.Range(0, file.Tokens.Length).Where(token => token < statement.Statement.First || token > statement.Statement.Last)];
        places = [.. tokens.Where(token => file.IsName(token, name) && !file.Is(token - 1, TokenKind.Dot))];
    }

    /// <summary>Whether the file itself, or who imports from it, may need the name.</summary>
    public bool Any => tokens.Exists(token => file.IsName(token, name)) || !new FreedNames(world, file).IsFreed(name, []);

    /// <summary>
    /// The replacements that take out the annotations, where nothing else uses a name that is gone: an annotation does nothing, and the import fails.
    /// </summary>
    public IReadOnlyList<TextEdit> WithoutAnnotations() => !new FreedNames(world, file).IsFreed(name, places) ? []
        : AnnotationUses.Without(file, [.. places, .. tokens.Where(IsQuoted)]) is { Count: > 0 } all ? all : AnnotationUses.Without(file, places);

    /// <summary>The replacements that give parameters the default which the upstream's have now, where nothing else uses a name that is gone.</summary>
    public IReadOnlyList<TextEdit> WithNewDefaults() => new FreedNames(world, file).IsFreed(name, places) ? new DefaultUses(world, file).Renewed(places) : [];

    /// <summary>The uses as another name; none where the old one must stay bound, or where not every use can be told.</summary>
    /// <param name="place">What the name has become.</param>
    public IReadOnlyList<TextEdit> As(Destination place)
    {
        var others = tokens.Where(token => file.IsName(token, place.Name)).ToList();
        return (others.Count > 0 && (!AreImported(place) || places.Exists(IsDecorator)))
            || tokens.Exists(IsForwardReference)
            || file.Module.Functions.Any(function => function.Parameters.Any(parameter => parameter.Name == name))
            || places.Exists(IsBound)
            || !new FreedNames(world, file).IsFreed(name, places) ? [] : [.. places.Select(token => new TextEdit(file.Tokens[token].Start, file.Tokens[token].End, place.Name))];
    }

    /// <summary>Whether the file imports a thing of the new upstream by its own name already.</summary>
    public bool AreImported(Destination place) => world.Newer.Resolve(place.Module, place.Name) is { } now && file.Module.Imports.Any(import =>
        import is { Scope: PythonModule.ModuleScope, Condition: PythonCondition.None, Alias: null } && import.Name == place.Name
        && world.Newer.Resolve(import.Module, import.Name)?.FullName == now.FullName);

    /// <summary>Whether the name is given a value, names an argument, or is imported once more.</summary>
    private bool IsBound(int token) => file.Is(token + 1, TokenKind.Assign) || !file.IsOutsideImports(token);

    /// <summary>What registers by the class that it decorates with would do so twice.</summary>
    private bool IsDecorator(int token) => file.LineOf(token) is { } line && file.Is(line.First, TokenKind.At);

    /// <summary>Whether a string is a type that names it.</summary>
    private bool IsQuoted(int token) => IsForwardReference(token)
        && file.TextOf(token).Split([.. file.TextOf(token).Where(character => !char.IsLetterOrDigit(character) && character != '_').Distinct()]).Contains(name);

    /// <summary>Whether a string may be a type that names something: a sentence is none.</summary>
    private bool IsForwardReference(int token) =>
        file.Is(token, TokenKind.String) && file.TextOf(token) is var text && text.Contains(name, StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal);
}
