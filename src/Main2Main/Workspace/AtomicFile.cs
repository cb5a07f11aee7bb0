using System.Text;
using Main2Main.Secrecy;

namespace Main2Main.Workspace;

/// <summary>Writes files whole or not at all: a temporary file beside the target, flushed to the disk, then renamed over it.</summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text as UTF-8 without a byte order mark and without secrets.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its whole content.</param>
    /// <exception cref="Main2MainException">The file cannot be written; the old one is untouched.</exception>
    public static void WriteText(string path, string text)
    {
        using var file = new AtomicFileStream(path);
        file.Write(Utf8.GetBytes(SecretDoor.Mask(text)));
        file.Commit();
    }

    /// <summary>Writes bytes as they are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">Its whole content.</param>
    /// <exception cref="Main2MainException">The file cannot be written; the old one is untouched.</exception>
    public static void WriteBytes(string path, ReadOnlySpan<byte> content)
    {
        using var file = new AtomicFileStream(path);
        file.Write(content);
        file.Commit();
    }
}
