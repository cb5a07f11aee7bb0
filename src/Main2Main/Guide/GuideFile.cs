using System.Text;
using Main2Main.Files;
using Main2Main.Git;

namespace Main2Main.Guide;

/// <summary>The guide's file in the downstream.</summary>
/// <param name="downstream">The downstream.</param>
/// <param name="guide">The configured path.</param>
internal sealed class GuideFile(GitRepository downstream, string guide)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly string root = RealPath.Of(downstream.Path);

    /// <summary>Whether the file is there.</summary>
    public bool Exists => File.Exists(Path.Combine(downstream.Path, guide));

    /// <summary>The file's real path relative to the downstream, with forward slashes.</summary>
    /// <exception cref="Main2MainException">It is a link that leads out of the downstream.</exception>
    public string RealName
    {
        get
        {
            _ = TreeFiles.Locate(root, guide, "the guide");
            return Path.GetRelativePath(root, FullPath).Replace(Path.DirectorySeparatorChar, '/');
        }
    }

    private string FullPath => RealPath.Of(Path.Combine(root, guide));

    /// <summary>Reads the text; a byte order mark is its first letter.</summary>
    /// <exception cref="Main2MainException">It cannot be read or is not UTF-8.</exception>
    public string Read()
    {
        var bytes = File.ReadAllBytes(Path.Combine(root, RealName));
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            var line = bytes.AsSpan(0, Math.Clamp(exception.Index, 0, bytes.Length)).Count((byte)'\n') + 1;
            throw new Main2MainException(
                FailureKind.Repository, $"the guide '{guide}', line {line}: the text is not UTF-8.", "save the guide as UTF-8.", exception);
        }
    }

    /// <summary>Writes the text, whole or not at all; the file keeps its mode.</summary>
    /// <exception cref="Main2MainException">It cannot be written.</exception>
    public Task WriteAsync(string text) => new TreeFiles(downstream).WriteAsync(guide, Strict.GetBytes(text), "the guide");
}
