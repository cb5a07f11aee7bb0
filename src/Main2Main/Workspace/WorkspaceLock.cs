using System.Text;

namespace Main2Main.Workspace;

/// <summary>
/// The claim of one process on a workspace. It is the operating system's lock on an open file, so it ends with the process,
/// however that ends, and no stale lock can be left behind.
/// </summary>
public sealed class WorkspaceLock : IDisposable
{
    private readonly FileStream stream;

    private WorkspaceLock(FileStream stream) => this.stream = stream;

    /// <summary>Claims the workspace.</summary>
    /// <param name="workspace">The workspace; made when it does not exist.</param>
    /// <returns>The claim.</returns>
    /// <exception cref="Main2MainException">Another process holds it, or the folder cannot be written.</exception>
    public static WorkspaceLock Acquire(WorkspaceFolder workspace)
    {
        try
        {
            _ = Directory.CreateDirectory(workspace.Root);
            var file = new FileStream(workspace.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(Encoding.UTF8.GetBytes($"process {Environment.ProcessId} on {Environment.MachineName}\n"));
            file.Flush();
            return new WorkspaceLock(file);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw Unwritable(workspace, exception);
        }
        catch (IOException exception)
        {
            throw File.Exists(workspace.Lock) ? Held(workspace, exception) : Unwritable(workspace, exception);
        }
    }

    /// <summary>Gives the workspace back.</summary>
    public void Dispose() => stream.Dispose();

    private static Main2MainException Held(WorkspaceFolder workspace, Exception exception) => new(
        FailureKind.Usage,
        $"the workspace '{workspace.Root}' is in use by another run (its lock is '{workspace.Lock}').",
        "wait for that run to end, or name another folder with --workspace.",
        exception);

    private static Main2MainException Unwritable(WorkspaceFolder workspace, Exception exception) => new(
        FailureKind.Tool,
        $"the workspace '{workspace.Root}' cannot be written: {exception.Message}",
        "make the folder writable, or name another one with --workspace.",
        exception);
}
