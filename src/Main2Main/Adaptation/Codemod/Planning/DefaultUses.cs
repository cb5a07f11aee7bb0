using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Defaults of parameters that name what is gone, in functions that override one of the upstream's or stand for it: they take its new default.</summary>
/// <param name="world">The trees.</param>
/// <param name="file">The file.</param>
internal sealed class DefaultUses(CodemodWorld world, CodeFile file)
{
    /// <summary>The replacements.</summary>
    /// <param name="places">The tokens at which the name stands.</param>
    /// <returns>One for each place; none where one of them is no such default, or where the release needs the old one.</returns>
    public IReadOnlyList<TextEdit> Renewed(IReadOnlyCollection<int> places)
    {
        var found = places.Select(Renewed).OfType<TextEdit>().ToList();
        return found.Count == places.Count && !world.HasRelease ? found : [];
    }

    private TextEdit? Renewed(int place)
    {
        var line = file.Tokens[place].Line;
        var around = file.Module.Functions.Where(function => function.Line <= line && line <= function.EndLine).MaxBy(function => function.Line);
        if (around is not { } own || DefinitionList.Of(file, own) is not { } signature || !file.Is(place - 1, TokenKind.Assign)
            || signature.Elements.FirstOrDefault(element => element.Last == place) is not { First: > 0 } element
            || Counterpart(own, file.TextOf(element.First)) is not { Default: not null } now
            || DefaultText.Of(now, file, must: true) is not { Length: > 0 } value)
        {
            return null;
        }

        var isTyped = file.Is(element.First + 1, TokenKind.Colon);
        var type = isTyped && AnnotationNames.AsWritten(now.Annotation, value == "None", own) is { } text && AnnotationNames.AreKnown(text, file) ? text : null;
        return type is null ? new TextEdit(file.Tokens[place].Start, file.Tokens[place].End, value)
            : new TextEdit(file.Tokens[element.First].End, file.Tokens[place].End, $": {type} = {value}");
    }

    /// <summary>The parameter of the upstream's new function.</summary>
    private PythonParameter? Counterpart(PythonFunction own, string name) =>
        (world.StandIns.Of(file.Python, own) is [var stood, ..] ? stood : Overrides.Of(world.Names, file.Python, own)) is { } target
            ? world.Now(target)?.Function?.Parameters.FirstOrDefault(parameter => parameter.Name == name)
            : null;
}
