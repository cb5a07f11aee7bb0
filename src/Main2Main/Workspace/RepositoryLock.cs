using System.Diagnostics;
using Main2Main.Json;

namespace Main2Main.Workspace;

/// <summary>
/// The claim of one process on a repository's working tree, in git's own folder for that tree, so that it holds for runs of every workspace. It is
/// the operating system's lock on an open file, which ends with the process; a file beside it says whose it is.
/// </summary>
internal sealed class RepositoryLock : IDisposable
{
    private static readonly TimeSpan SameStart = TimeSpan.FromSeconds(2);

    private readonly FileStream stream;
    private readonly string ownerFile;

    private RepositoryLock(FileStream stream, string ownerFile) => (this.stream, this.ownerFile) = (stream, ownerFile);

    /// <summary>Claims a repository.</summary>
    /// <param name="repository">Its folder, for messages.</param>
    /// <param name="gitFolder">git's own folder for its working tree.</param>
    /// <param name="workspace">The workspace that the claim is for.</param>
    /// <param name="log">Where a claim that a killed process left is told.</param>
    /// <returns>The claim.</returns>
    /// <exception cref="Main2MainException">Another process holds it, or git's folder cannot be written.</exception>
    public static RepositoryLock Acquire(string repository, string gitFolder, string workspace, IRunLog log)
    {
        var (file, ownerFile) = (Path.Combine(gitFolder, "main2main-held"), Path.Combine(gitFolder, "main2main-owner.json"));
        try
        {
            var held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            try
            {
                TakeOver(repository, ownerFile, log);
                ArtifactFile.Write(ownerFile, LockOwner.Here(workspace), WorkspaceJson.Readable.LockOwner);
                return new RepositoryLock(held, ownerFile);
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (IOException exception) when (File.Exists(file))
        {
            throw Held(repository, TryRead(ownerFile), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Main2MainException(
                FailureKind.Tool,
                $"'{file}' cannot be written, so that no lock can be held on '{repository}': {exception.Message}",
                "make git's folder writable, then run the same command again.",
                exception);
        }
    }

    /// <summary>Gives the repository back.</summary>
    public void Dispose()
    {
        File.Delete(ownerFile);
        stream.Dispose();
    }

    /// <summary>The failure that tells who holds a repository.</summary>
    /// <param name="repository">Its folder.</param>
    /// <param name="owner">Who holds it; null when that cannot be read.</param>
    /// <param name="exception">The cause.</param>
    /// <returns>The failure.</returns>
    internal static Main2MainException Held(string repository, LockOwner? owner, Exception? exception = null) => new(
        FailureKind.Usage,
        $"'{repository}' is in use by another run{(owner is null ? string.Empty : $": {owner}")}.",
        "wait for that run to end. Two runs work side by side where each has working trees of its own (git worktree add).",
        exception);

    /// <summary>The system's lock is free, so whoever left the file is no more, unless the lock does not reach them.</summary>
    private static void TakeOver(string repository, string ownerFile, IRunLog log)
    {
        if (TryRead(ownerFile) is not { } owner)
        {
            return;
        }

        var isHere = owner.Host == Environment.MachineName;
        if (isHere ? IsAlive(owner) : new DriveInfo(ownerFile).DriveType == DriveType.Network)
        {
            throw Held(repository, owner);
        }

        log.Warning($"The lock on '{repository}' was left by a run that is no more: {owner}. It is taken over.");
    }

    private static bool IsAlive(LockOwner owner)
    {
        if (owner.ProcessId == Environment.ProcessId)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(owner.ProcessId);
            return (new DateTimeOffset(process.StartTime) - owner.ProcessStartedAt).Duration() < SameStart;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static LockOwner? TryRead(string file)
    {
        try
        {
            return ArtifactFile.TryRead(file, WorkspaceJson.Readable.LockOwner);
        }
        catch (Main2MainException)
        {
            // A file that was cut off says nothing; the system's lock is what counts.
            return null;
        }
    }
}
