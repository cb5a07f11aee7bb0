using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Main2Main.WarmHost;

/// <summary>Leads the three standard streams of this process elsewhere, for all that it starts as well.</summary>
internal static partial class StandardStreams
{
    public const int Input = 0;
    public const int Output = 1;
    public const int Error = 2;

    private const int CopyThatNoChildGets = 1030;
    private const int ReadAndWrite = 2;
    private const int CreateAndAppend = 0x40 | 0x400;
    private const int ForItsOwner = 384;

    /// <summary>What a stream leads to now, kept from the programs that are started.</summary>
    public static FileStream Keep(int stream, FileAccess access)
    {
        var kept = Control(stream, CopyThatNoChildGets, 3);
        return kept >= 0
            ? new FileStream(new SafeFileHandle(kept, ownsHandle: true), access, bufferSize: 1)
            : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    public static void Lead(int stream, string path)
    {
        var file = Open(path, ReadAndWrite | CreateAndAppend, ForItsOwner);
        if (file < 0 || Duplicate(file, stream) < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), path);
        }

        _ = Close(file);
    }

    public static TextWriter WriterOf(Stream stream) =>
        TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int stream, int command, int least);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int stream);
}
