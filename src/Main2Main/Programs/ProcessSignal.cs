using System.Runtime.InteropServices;

namespace Main2Main.Programs;

/// <summary>Signals of POSIX systems.</summary>
internal static partial class ProcessSignal
{
    /// <summary>What a process hears when its terminal goes.</summary>
    public const int HangUp = 1;

    /// <summary>What a process hears of a terminal's Ctrl-C.</summary>
    public const int Interrupt = 2;

    /// <summary>Asks a process to end.</summary>
    public const int Terminate = 15;

    /// <summary>Ends a process.</summary>
    public const int Kill = 9;

    /// <summary>Sends a signal; a process that is gone already is no error.</summary>
    /// <param name="process">The process's number.</param>
    /// <param name="signal">The signal.</param>
    public static void Send(int process, int signal) => _ = SendSignal(process, signal);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int process, int signal);
}
