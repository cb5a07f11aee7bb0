using System.Text;
using Main2Main.Secrecy;

namespace Main2Main.Files;

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

    /// <summary>Masks the secrets in a file that another program wrote, in its place.</summary>
    /// <param name="path">The file; one that does not exist is left.</param>
    /// <exception cref="Main2MainException">The file cannot be written; the old one is untouched.</exception>
    public static void Mask(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        var found = File.ReadAllBytes(path);
        using var masked = new MemoryStream(found.Length);
        using (var stream = new MaskingStream(masked, SecretDoor.Current))
        {
            stream.Write(found);
        }

        var content = masked.GetBuffer().AsSpan(0, (int)masked.Length);
        if (!content.SequenceEqual(found))
        {
            WriteBytes(path, content);
        }
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
