using Main2Main.Git;

namespace Main2Main.Workspace;

/// <summary>
/// The claim of this process on the repositories that it moves or edits. What works for the same workspace within the process shares one
/// claim, which ends with the last of them.
/// </summary>
public sealed class RepositoryHold : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Shared> Held = new(StringComparer.Ordinal);

    private readonly IReadOnlyList<string> folders;
    private bool disposed;

    private RepositoryHold(IReadOnlyList<string> folders) => this.folders = folders;

    /// <summary>Claims both repositories.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The claim.</returns>
    /// <exception cref="Main2MainException">Another run holds one of them.</exception>
    public static Task<RepositoryHold> TakeAsync(SyncSession session) => TakeAsync(session, session.Upstream, session.Downstream);

    /// <summary>Claims the downstream alone, for what leaves the upstream where it is.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The claim.</returns>
    /// <exception cref="Main2MainException">Another run holds it.</exception>
    public static Task<RepositoryHold> TakeDownstreamAsync(SyncSession session) => TakeAsync(session, session.Downstream);

    /// <summary>Gives the repositories back.</summary>
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            folders.ToList().ForEach(Release);
        }
    }

    private static async Task<RepositoryHold> TakeAsync(SyncSession session, params IReadOnlyList<GitRepository> repositories)
    {
        var taken = new List<string>();
        try
        {
            foreach (var repository in repositories)
            {
                var folder = await repository.PlaceAsync("finding git's own folder", "--git-dir");
                Take(repository.Path, folder, session);
                taken.Add(folder);
            }

            return new RepositoryHold(taken);
        }
        catch
        {
            taken.ForEach(Release);
            throw;
        }
    }

    private static void Take(string repository, string folder, SyncSession session)
    {
        lock (Gate)
        {
            var workspace = session.Workspace.Root;
            if (!Held.TryGetValue(folder, out var held))
            {
                Held[folder] = new Shared(RepositoryLock.Acquire(repository, folder, workspace, session.Log), workspace, Count: 1);
                return;
            }

            Held[folder] = held.Workspace == workspace
                ? held with { Count = held.Count + 1 }
                : throw RepositoryLock.Held(repository, LockOwner.Here(held.Workspace));
        }
    }

    private static void Release(string folder)
    {
        lock (Gate)
        {
            var held = Held[folder] with { Count = Held[folder].Count - 1 };
            Held[folder] = held;
            if (held.Count == 0)
            {
                _ = Held.Remove(folder);
                held.Lock.Dispose();
            }
        }
    }

    private sealed record Shared(RepositoryLock Lock, string Workspace, int Count);
}
