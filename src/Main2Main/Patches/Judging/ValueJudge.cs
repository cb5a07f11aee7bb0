using Main2Main.Python;
using Main2Main.Python.Parsing;
using Main2Main.Patches.Reading;

namespace Main2Main.Patches.Judging;

/// <summary>Says whether the upstream has a value that the downstream sets: of an attribute, of an entry of a table, or in a source's text.</summary>
/// <param name="upstream">The upstream's texts.</param>
internal sealed class ValueJudge(SourceTexts upstream)
{
    /// <summary>Whether the table or class has the key of an item.</summary>
    public bool HasKey(PatchSite site) => site.Original switch
    {
        // Of a class's own table the original is the field.
        { Variable: { } variable } original when !IsField(site) =>
            variable.Elements?.Contains(PythonText.Quote(site.Key!)) == true || Entry(original, site.Key!) is not null,
        null => false,
        _ => true,
    };

    /// <summary>Judges a value.</summary>
    /// <param name="site">Where it is set.</param>
    /// <param name="value">What is set: the value itself, or the one of the name that stands for it.</param>
    public NeedVerdict Judge(PatchSite site, string value)
    {
        var now = site switch
        {
            { Original: null } => null,
            { Kind: PatchKind.Item } when !IsField(site) => Entry(site.Original, site.Key!),
            { Kind: PatchKind.Item } => site.Original.Variable?.Annotation ?? site.Original.Variable?.Value,
            // What only a type checker reads is not the value.
            { Original: { Variable: { } variable, File: var file } } when !file.Module.ConditionsAround(variable.Condition)
                .Any(branch => DottedName.Last(branch.Test) == "TYPE_CHECKING") =>
                variable.Value,
            _ => null,
        };
        return now is not null && Plain(now) == Plain(value) ? new NeedVerdict(PatchNeed.MayGo, "the upstream has the same value") : NeedVerdict.Needed;
    }

    /// <summary>Whether a source holds a text.</summary>
    public bool Holds(PythonDefinition definition, string text)
    {
        var (line, end) = definition switch { { Function: { } function } => (function.Line, function.EndLine), { Class: { } owner } => (owner.Line, owner.EndLine), _ => (1, int.MaxValue) };
        return upstream.Bytes(definition.File.BlobId) is { } bytes
            && string.Join('\n', System.Text.Encoding.UTF8.GetString(bytes).Split('\n').Skip(line - 1).Take(end - line + 1))
                .Contains(text, StringComparison.Ordinal);
    }

    /// <summary>Whether an item is of the table that a class keeps about its fields.</summary>
    private static bool IsField(PatchSite site) => site.Original is { } original && DottedName.Last(original.QualifiedName) == site.Key;

    /// <summary>The value of a key in a dictionary literal, as it is written.</summary>
    private string? Entry(PythonDefinition table, string key)
    {
        if (upstream.Of(table.File.BlobId) is not { } text || text.At(table.Line) is not { } statement)
        {
            return null;
        }

        var code = text.Code;
        for (var at = statement.Start; at + 1 < statement.End; at++)
        {
            if (code[at].Kind == TokenKind.String && code[at + 1].Kind == TokenKind.Colon && code.Value(at) == key)
            {
                var end = at + 2;
                while (end < statement.End && code[end].Kind is not (TokenKind.Comma or TokenKind.RightBrace))
                {
                    end = code[end].Kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace ? code.AfterMatching(end) : end + 1;
                }

                return text.Written(at + 2, end);
            }
        }

        return null;
    }

    private static string Plain(string value) => value.Replace(" ", string.Empty, StringComparison.Ordinal).Replace(",)", ")", StringComparison.Ordinal);
}
