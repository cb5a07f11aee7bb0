using Main2Main.Files;
using Main2Main.Git;

namespace Main2Main.Configuration;

/// <summary>
/// Where the downstream's own files are read that settings come from: in its working tree, or in git's objects where a target that only reads is
/// asked about another revision, or where there is no working tree.
/// </summary>
internal static class DownstreamFiles
{
    /// <summary>Targets that change neither repository, and so may look at a revision that is not checked out.</summary>
    private static readonly string[] Readers = ["Detect", "Doctor", "Guards", "Impact", "Lanes", "Plan"];

    /// <summary>Whether all targets that are asked for only read.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>Whether they do.</returns>
    public static bool IsReading(SettingsRequest request)
    {
        var targets = request.Options.Where(option => option.Key.Equals(OptionNames.Target, StringComparison.OrdinalIgnoreCase))
            .SelectMany(option => option.Value).ToList();
        return targets.Count > 0 && targets.TrueForAll(target => Readers.Contains(target, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The revision whose objects are read.</summary>
    /// <param name="downstream">The downstream's folder.</param>
    /// <param name="named">The revision that a reading target is asked about; null for none.</param>
    /// <returns>The revision; null for the working tree.</returns>
    public static string? RevisionOf(string downstream, string? named) => named ?? (HasWorkTree(downstream) ? null : "HEAD");

    /// <summary>The files at a revision, or in the working tree.</summary>
    /// <param name="downstream">The downstream's folder.</param>
    /// <param name="revision">The revision; null for the working tree.</param>
    /// <returns>The files.</returns>
    public static IRepositoryFiles At(string downstream, string? revision)
    {
        var repository = new GitRepository(RealPath.Of(downstream), NullRunLog.Instance);
        return revision is null ? new WorkTreeFiles(repository) : new CommitFiles(repository, revision);
    }

    /// <summary>The files that settings were read from.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The files.</returns>
    public static IRepositoryFiles Of(SyncSettings settings) => At(settings.Downstream!, settings.ReadAt);

    // Asked before every target, so that no program is started for it: a bare repository has no .git in it, and a clone without a checkout no index.
    private static bool HasWorkTree(string folder)
    {
        var git = Path.Combine(folder, ".git");
        return Directory.Exists(git)
            ? File.Exists(Path.Combine(git, "index")) || Directory.EnumerateFileSystemEntries(folder).Skip(1).Any()
            : File.Exists(git) || !(File.Exists(Path.Combine(folder, "HEAD")) && Directory.Exists(Path.Combine(folder, "objects")));
    }
}
