using System.ComponentModel;

namespace Main2Main.Programs;

/// <summary>Finds programs as a shell does.</summary>
internal static class ProgramFinder
{
    /// <summary>Finds a program.</summary>
    /// <param name="name">Its name, or a path relative to the folder.</param>
    /// <param name="folder">The folder that the command is run in.</param>
    /// <returns>The file; null when there is none that can be run.</returns>
    public static string? Find(string name, string folder) => Candidates(name, folder).FirstOrDefault();

    /// <summary>Requires a program that is there in a sandbox: as a shell in it, the first on PATH that is not hidden.</summary>
    /// <param name="name">Its name, or a path relative to the folder.</param>
    /// <param name="folder">The folder that the command is run in.</param>
    /// <param name="sandbox">The sandbox.</param>
    /// <returns>The file.</returns>
    /// <exception cref="Win32Exception">There is none, or all of them are hidden.</exception>
    public static string RequireShown(string name, string folder, Sandbox sandbox) =>
        Candidates(name, folder).FirstOrDefault(sandbox.Shows) ?? throw new Win32Exception(
            $"the program '{name}' is '{Require(name, folder)}', which the sandbox hides: name the folder that it needs under isolation.visible in main2main.json, or a program elsewhere");

    private static IEnumerable<string> Candidates(string name, string folder)
    {
        var files = name.Contains('/', StringComparison.Ordinal)
            ? [Path.GetFullPath(name, folder)]
            : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(path => Path.Combine(path, name));
        return files.Where(IsProgram);
    }

    /// <summary>Requires a program.</summary>
    /// <param name="name">Its name, or a path relative to the folder.</param>
    /// <param name="folder">The folder that the command is run in.</param>
    /// <returns>The file.</returns>
    /// <exception cref="Win32Exception">There is none, or it may not be run.</exception>
    public static string Require(string name, string folder) =>
        Find(name, folder) ?? throw new Win32Exception($"there is no program '{name}' on PATH or in '{folder}'");

    private static bool IsProgram(string file) =>
        File.Exists(file) && (
            OperatingSystem.IsWindows()
                || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None);
}
