using System.ComponentModel;

namespace Main2Main.Programs;

/// <summary>Finds programs as a shell does.</summary>
internal static class ProgramFinder
{
    /// <summary>Finds a program.</summary>
    /// <param name="name">Its name, or a path relative to the folder.</param>
    /// <param name="folder">The folder that the command is run in.</param>
    /// <returns>The file; null when there is none that can be run.</returns>
    public static string? Find(string name, string folder)
    {
        if (name.Contains('/', StringComparison.Ordinal))
        {
            var file = Path.GetFullPath(name, folder);
            return IsProgram(file) ? file : null;
        }

        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => Path.Combine(path, name)).FirstOrDefault(IsProgram);
    }

    /// <summary>Requires a program.</summary>
    /// <param name="name">Its name, or a path relative to the folder.</param>
    /// <param name="folder">The folder that the command is run in.</param>
    /// <returns>The file.</returns>
    /// <exception cref="Win32Exception">There is none, or it may not be run.</exception>
    public static string Require(string name, string folder) => Find(name, folder) ?? throw new Win32Exception($"there is no program '{name}' on PATH or in '{folder}'");

    private static bool IsProgram(string file) =>
        File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None);
}
