using System.Runtime.InteropServices;

namespace Main2Main.Programs;

/// <summary>
/// A terminal that goes takes its output with it: every write fails from then on. What is left to be said is then said to nobody, so that
/// it cannot stop what is left to be done.
/// </summary>
public static partial class LostTerminal
{
    private const int ReadAndWrite = 2;
    private static readonly bool[] WasTerminal = new bool[3];

    /// <summary>Notes which of the three standard streams are terminals now.</summary>
    public static void Note()
    {
        for (var stream = 0; stream < WasTerminal.Length && !OperatingSystem.IsWindows(); stream++)
        {
            WasTerminal[stream] = IsTerminal(stream) == 1;
        }
    }

    /// <summary>Whether a stream was a terminal and is none any more.</summary>
    /// <returns>True when one was.</returns>
    public static bool IsGone() => Enumerable.Range(0, WasTerminal.Length).Any(IsGone);

    /// <summary>Lets the streams that were terminals and are none any more lead to nowhere.</summary>
    public static void LetGo()
    {
        for (var stream = 0; stream < WasTerminal.Length; stream++)
        {
            if (IsGone(stream) && Open("/dev/null", ReadAndWrite) is >= 0 and var nowhere)
            {
                _ = Duplicate(nowhere, stream);
                _ = Close(nowhere);
            }
        }
    }

    private static bool IsGone(int stream) => WasTerminal[stream] && IsTerminal(stream) == 0;

    [LibraryImport("libc", EntryPoint = "isatty")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int IsTerminal(int stream);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "dup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int stream);
}
