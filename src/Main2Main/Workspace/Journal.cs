using Main2Main.Json;

namespace Main2Main.Workspace;

/// <summary>Reads and writes state.json.</summary>
public static class Journal
{
    /// <summary>Reads the journal.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <returns>The journal, or null when the workspace holds no run.</returns>
    /// <exception cref="Main2MainException">The file is there and cannot be read as a journal.</exception>
    public static RunState? Read(WorkspaceFolder workspace) =>
        ArtifactFile.TryRead(workspace.State, WorkspaceJson.Readable.RunState);

    /// <summary>Reads the journal of a run of this pair of repositories.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="upstream">The upstream's folder, links resolved.</param>
    /// <param name="downstream">The downstream's folder, links resolved.</param>
    /// <returns>The journal, or null when the workspace holds no run.</returns>
    /// <exception cref="Main2MainException">The journal is corrupt or belongs to another pair.</exception>
    public static RunState? Read(WorkspaceFolder workspace, string upstream, string downstream)
    {
        var state = Read(workspace);
        if (state is null || (state.Upstream == upstream && state.Downstream == downstream))
        {
            return state;
        }

        throw new Main2MainException(
            FailureKind.Usage,
            $"the workspace '{workspace.Root}' belongs to another pair of repositories: " +
            $"upstream '{state.Upstream}' and downstream '{state.Downstream}', not '{upstream}' and '{downstream}'.",
            "name another folder with --workspace.");
    }

    /// <summary>Writes the journal.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="state">The journal.</param>
    public static void Write(WorkspaceFolder workspace, RunState state) =>
        ArtifactFile.Write(workspace.State, state, WorkspaceJson.Readable.RunState);
}
