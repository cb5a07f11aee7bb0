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
public sealed record Sandbox(IReadOnlyList<string> Hidden, IReadOnlyList<string> Readable, IReadOnlyList<string> Writable, IReadOnlyList<string> Guarded, bool Network)
{
    /// <summary>The program that makes it.</summary>
    internal const string Program = "bwrap";

    // Folders that people and programs keep their own things in. /run holds the sockets of agents and of containers.
    private static readonly string[] Private = ["/home", "/root", "/tmp", "/var/tmp", "/run", "/mnt", "/media", "/srv"];

    // Name resolution of the systemd kind.
    private static readonly string[] Shared = ["/run/systemd/resolve", "/run/resolvconf", "/run/NetworkManager/resolv.conf"];

    private static readonly string[] Environments = ["VIRTUAL_ENV", "CONDA_PREFIX"];

    /// <summary>The sandbox of a session's programs.</summary>
    /// <param name="session">The session.</param>
    /// <param name="writable">Folders of the workspace that the program writes to.</param>
    /// <returns>The sandbox; null where none is asked for.</returns>
    internal static Sandbox? Of(SyncSession session, IReadOnlyList<string> writable) => session.Settings.Sandbox ? Around(session, writable) : null;

    /// <summary>The sandbox that a session's programs would have.</summary>
    /// <param name="session">The session.</param>
    /// <param name="writable">Folders of the workspace that the program writes to.</param>
    /// <returns>The sandbox.</returns>
    internal static Sandbox Around(SyncSession session, IReadOnlyList<string> writable)
    {
        var isolation = session.Settings.Isolation;
        string[] environments = [.. Environments.Select(Environment.GetEnvironmentVariable).OfType<string>().Where(path => path.Length > 0)];
        string[] git = [.. GitFolders(session.Upstream.Path), .. GitFolders(session.Downstream.Path)];
        return new Sandbox(
            [.. Private, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)],
            [session.Upstream.Path, session.Workspace.Root, .. git, .. Shared, .. environments, .. isolation.Visible.Select(path => session.Fill(path)).Select(Path.GetFullPath)],
            [session.Downstream.Path, .. writable, .. isolation.Writable.Select(path => session.Fill(path)).Select(Path.GetFullPath)],
            git,
            isolation.Network);
    }

    /// <summary>A command line that runs another one in the sandbox.</summary>
    /// <param name="words">The program, as a path, and its arguments.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <returns>The words.</returns>
    /// <exception cref="Win32Exception">bubblewrap is not installed.</exception>
    public IReadOnlyList<string> Around(IReadOnlyList<string> words, string folder)
    {
        var program = ProgramFinder.Find(Program, folder) ?? throw new Win32Exception($"--sandbox needs the program '{Program}' (Debian's package bubblewrap), which is not on PATH");
        return
        [
            program, "--die-with-parent", "--unshare-pid", "--unshare-ipc", "--unshare-uts", .. Network ? [] : (string[])["--unshare-net"],
            "--ro-bind", "/", "/", "--dev-bind", "/dev", "/dev", "--proc", "/proc",
            .. Hidden.Where(Directory.Exists).Distinct().SelectMany(path => (string[])["--tmpfs", path]),
            .. Bound("--ro-bind", Readable), .. Bound("--bind", Writable), .. Bound("--ro-bind", Guarded),
            "--chdir", folder, "--", .. words,
        ];
    }

    private static IEnumerable<string> Bound(string how, IReadOnlyList<string> paths) =>
        paths.Where(Path.Exists).Distinct(StringComparer.Ordinal).OrderBy(path => path.Length).SelectMany(path => (string[])[how, path, path]);

    /// <summary>Where git keeps a repository: hooks and configuration that a program plants there would run outside of the sandbox.</summary>
    private static IEnumerable<string> GitFolders(string repository)
    {
        var git = Path.Combine(repository, ".git");
        if (!File.Exists(git))
        {
            return [git];
        }

        // The working tree of another repository: "gitdir: PATH", and there the path of what all of them share.
        var own = Path.GetFullPath(File.ReadAllText(git).Split(':', 2)[^1].Trim(), repository);
        var common = Path.Combine(own, "commondir");
        return [git, own, .. File.Exists(common) ? [Path.GetFullPath(File.ReadAllText(common).Trim(), own)] : (string[])[]];
    }
}
