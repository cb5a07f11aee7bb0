using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>The upstream's files as text with tokens; each is read once.</summary>
/// <param name="content">Gives the bytes of a file; null when they are not at hand.</param>
internal sealed class UpstreamCode(Func<PythonFile, byte[]?> content)
{
    private readonly Dictionary<string, (CodeFile File, IReadOnlyList<TokenLine> Lines)?> known = new(StringComparer.Ordinal);

    /// <summary>The bytes of a file.</summary>
    public byte[]? Content(PythonFile file) => content(file);

    /// <summary>The lines of a file; null when it cannot be read.</summary>
    public IReadOnlyList<TokenLine>? Lines(PythonFile file) => Read(file)?.Lines;

    /// <summary>The lines of a function, its signature first, without decorators.</summary>
    public IReadOnlyList<TokenLine> Lines(PythonDefinition function) =>
        [.. (Lines(function.File) ?? []).Where(line => function.Function!.Line <= line.Line && line.Line <= function.Function.EndLine)];

    /// <summary>The file with its tokens; null when it cannot be read.</summary>
    public CodeFile? File(PythonFile file) => Read(file)?.File;

    private (CodeFile File, IReadOnlyList<TokenLine> Lines)? Read(PythonFile file)
    {
        var key = file.Path + "\0" + file.BlobId;
        if (!known.TryGetValue(key, out var found))
        {
            known[key] = found = content(file) is { } bytes && CodeFile.TryRead(file.Path, file.ModuleName, bytes) is { } code ? (code, TokenLine.In(code)) : null;
        }

        return found;
    }
}
