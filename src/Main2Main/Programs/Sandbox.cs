using System.ComponentModel;

namespace Main2Main.Programs;

/// <summary>
/// What a program sees of the machine, by bubblewrap: the system without the home folders, other programs' folders and sockets; both
/// repositories and the workspace; its own processes alone. It writes to the downstream and to what is named, and to nothing else that stays.
/// </summary>
/// <param name="Hidden">Folders that are there and empty.</param>
/// <param name="Readable">Files and folders that it reads although they lie in a hidden one.</param>
/// <param name="Writable">Folders that it writes to.</param>
/// <param name="Guarded">Files and folders in writable ones that it only reads.</param>
/// <param name="Network">Whether it reaches the network.</param>
public sealed record Sandbox(
    IReadOnlyList<string> Hidden, IReadOnlyList<string> Readable, IReadOnlyList<string> Writable, IReadOnlyList<string> Guarded, bool Network)
{
    /// <summary>The program that makes it.</summary>
    internal const string Program = "bwrap";

    /// <summary>A command line that runs another one in the sandbox.</summary>
    /// <param name="words">The program, as a path, and its arguments.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <returns>The words.</returns>
    /// <exception cref="Win32Exception">bubblewrap is not installed.</exception>
    public IReadOnlyList<string> Around(IReadOnlyList<string> words, string folder)
    {
        var program = ProgramFinder.Find(Program, folder)
            ?? throw new Win32Exception($"--sandbox needs the program '{Program}' (Debian's package bubblewrap), which is not on PATH");
        return
        [
            program, "--unshare-pid", "--unshare-ipc", "--unshare-uts", .. Network ? [] : (string[])["--unshare-net"],
            "--ro-bind", "/", "/", "--dev-bind", "/dev", "/dev", "--proc", "/proc",
            .. Hidden.Where(Directory.Exists).Distinct().SelectMany(path => (string[])["--tmpfs", path]),
            .. Bound("--ro-bind", Readable), .. Bound("--bind", Writable), .. Bound("--ro-bind", Guarded),
            "--chdir", folder, "--", .. words,
        ];
    }

    /// <summary>Whether a file is there for what runs in the sandbox: the nearest folder that is named decides.</summary>
    /// <param name="file">The file, absolute.</param>
    /// <returns>False where a hidden folder hides it.</returns>
    internal bool Shows(string file)
    {
        var shown = Longest([.. Readable, .. Writable, .. Guarded], file);
        return Longest(Hidden, file) is var hidden && (hidden < 0 || shown >= hidden);
    }

    private static int Longest(IEnumerable<string> folders, string file) =>
        folders.Where(folder => file == folder || file.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal))
            .Select(folder => folder.TrimEnd('/').Length).DefaultIfEmpty(-1).Max();

    private static IEnumerable<string> Bound(string how, IReadOnlyList<string> paths) =>
        paths.Where(Path.Exists).Distinct(StringComparer.Ordinal).OrderBy(path => path.Length).SelectMany(path => (string[])[how, path, path]);
}
