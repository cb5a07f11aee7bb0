using System.Text;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>The upstream's files as text with tokens; each is read once.</summary>
/// <param name="content">Gives the bytes of a file; null when they are not at hand.</param>
internal sealed class UpstreamCode(Func<PythonFile, byte[]?> content)
{
    private readonly Dictionary<string, IReadOnlyList<TokenLine>?> known = new(StringComparer.Ordinal);

    private readonly Dictionary<string, CodeFile?> read = new(StringComparer.Ordinal);

    /// <summary>A file as text with its tokens; null when it cannot be read.</summary>
    public CodeFile? Read(PythonFile file)
    {
        var key = file.Path + "\0" + file.BlobId;
        if (!read.TryGetValue(key, out var found))
        {
            read[key] = found = content(file) is { } bytes ? CodeFile.TryRead(file.Path, file.ModuleName, bytes) : null;
        }

        return found;
    }

    /// <summary>The bytes of a file.</summary>
    public byte[]? Content(PythonFile file) => content(file);

    /// <summary>The lines of a file; null when it cannot be read.</summary>
    public IReadOnlyList<TokenLine>? Lines(PythonFile file)
    {
        var key = file.Path + "\0" + file.BlobId;
        if (!known.TryGetValue(key, out var found))
        {
            known[key] = found = content(file) is { } bytes && CodeFile.TryRead(file.Path, file.ModuleName, bytes) is { } code ? TokenLine.In(code) : null;
        }

        return found;
    }

    /// <summary>Whether a tree writes something anywhere.</summary>
    public bool Holds(PythonTree tree, string text) => tree.Files.AsParallel()
        .Any(file => content(file) is { } bytes && bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);
}
