using System.Text.Json;
using Main2Main.Files;
using Main2Main.Json;
using Main2Main.Workspace;

namespace Main2Main.Bisection.Places;

/// <summary>The journal of one bisection: taken up for the same question, written whole at every change.</summary>
internal sealed class BisectJournal
{
    private readonly WorkspaceFolder workspace;

    private BisectJournal(WorkspaceFolder workspace, BisectState current)
    {
        this.workspace = workspace;
        Current = current;
    }

    /// <summary>What is known.</summary>
    public BisectState Current { get; private set; }

    /// <summary>Takes an earlier journal up, or begins a new one and moves what the earlier one left to the workspace's folder <c>previous</c>.</summary>
    /// <param name="session">The session; the workspace is claimed.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="restart">Whether to begin anew in any case.</param>
    /// <returns>The journal.</returns>
    public static BisectJournal Open(SyncSession session, BisectQuestion question, bool restart)
    {
        var earlier = restart ? null : TryRead(session.Workspace);
        if (earlier is not null && Text(earlier.Question) == Text(question))
        {
            session.Log.Information($"Bisect: goes on with {earlier.Probes.Count} commit(s) judged before.");
            return new BisectJournal(session.Workspace, earlier);
        }

        SetAside(session.Workspace);
        var journal = new BisectJournal(session.Workspace, new BisectState { StartedAt = DateTimeOffset.UtcNow, Question = question });
        journal.Save(journal.Current);
        return journal;
    }

    /// <summary>The journal that the workspace holds.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <returns>What it says; null when there is none.</returns>
    /// <exception cref="Main2MainException">It is corrupt.</exception>
    public static BisectState? TryRead(WorkspaceFolder workspace) => ArtifactFile.TryRead(workspace.BisectState, BisectionJson.Readable.BisectState);

    /// <summary>Writes a journal.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="state">What it says.</param>
    public static void Write(WorkspaceFolder workspace, BisectState state) =>
        ArtifactFile.Write(workspace.BisectState, state, BisectionJson.Readable.BisectState);

    /// <summary>Writes it.</summary>
    /// <param name="next">What is known now.</param>
    public void Save(BisectState next)
    {
        _ = Directory.CreateDirectory(workspace.Bisection);
        Write(workspace, next);
        Current = next;
    }

    /// <summary>Reads it again after somebody else wrote it.</summary>
    public void Refresh() => Current = TryRead(workspace)!;

    private static string Text(BisectQuestion question) => JsonSerializer.Serialize(question, BisectionJson.Readable.BisectQuestion);

    private static void SetAside(WorkspaceFolder workspace)
    {
        if (!Directory.Exists(workspace.Bisection))
        {
            return;
        }

        var aside = UnusedPath.Of(number => Path.Combine(workspace.Previous, $"bisect-{number}"));
        _ = Directory.CreateDirectory(workspace.Previous);
        Directory.Move(workspace.Bisection, aside);
        foreach (var file in new[] { workspace.Bisect, workspace.BisectPage }.Where(File.Exists))
        {
            File.Move(file, Path.Combine(aside, Path.GetFileName(file)));
        }
    }
}
