using Main2Main.Programs;

namespace Main2Main.Workspace;

/// <summary>The sandbox of a session's suites and adapters.</summary>
internal static class SessionSandbox
{
    // Folders that people and programs keep their own things in. /run holds the sockets of agents and of containers.
    private static readonly string[] Private = ["/home", "/root", "/tmp", "/var/tmp", "/run", "/mnt", "/media", "/srv"];

    // Name resolution of the systemd kind.
    private static readonly string[] Shared = ["/run/systemd/resolve", "/run/resolvconf", "/run/NetworkManager/resolv.conf"];

    private static readonly string[] Environments = ["VIRTUAL_ENV", "CONDA_PREFIX"];

    /// <summary>The sandbox of a program.</summary>
    /// <param name="session">The session.</param>
    /// <param name="writable">Folders of the workspace that the program writes to.</param>
    /// <returns>The sandbox; null where none is asked for.</returns>
    public static Sandbox? Of(SyncSession session, IReadOnlyList<string> writable) => session.Settings.Sandbox ? Around(session, writable) : null;

    /// <summary>The sandbox that a program would have.</summary>
    /// <param name="session">The session.</param>
    /// <param name="writable">Folders of the workspace that the program writes to.</param>
    /// <returns>The sandbox.</returns>
    public static Sandbox Around(SyncSession session, IReadOnlyList<string> writable)
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
