using Main2Main.Files;
using Main2Main.References;
using Main2Main.Workspace;

namespace Main2Main.Watching;

/// <summary>
/// Everything outside of the downstream's files, as it was before an adapter worked: both repositories, the workspace, and the folders that are
/// named.
/// </summary>
internal sealed class Surroundings : IDisposable
{
    private readonly SyncSession session;
    private readonly StepWork step;
    private readonly RepositoryRecord downstream;
    private readonly RepositoryRecord upstream;
    private readonly string index;
    private readonly HeldFiles workspace;
    private readonly HeldFiles untouched;

    private Surroundings(SyncSession session, StepWork step, RepositoryRecord downstream, RepositoryRecord upstream, string index, HeldFiles workspace, HeldFiles untouched) =>
        (this.session, this.step, this.downstream, this.upstream, this.index, this.workspace, this.untouched) = (
            session, step, downstream, upstream, index, workspace, untouched);

    private static string Store(SyncSession session) => Path.Combine(session.Workspace.Scratch, "held");

    private string Aside => Path.Combine(step.Folder.Adapt, "outside");

    /// <summary>Records them.</summary>
    /// <param name="session">The session.</param>
    /// <param name="step">The step; what lies in its folder of adapters is theirs.</param>
    /// <returns>The record.</returns>
    public static async Task<Surroundings> TakeAsync(SyncSession session, StepWork step)
    {
        var store = Store(session);
        var page = session.Workspace.RunPage;

        // The run itself keeps its page up to date meanwhile.
        string[] notHeld = [step.Folder.Adapt, session.Workspace.Scratch, Path.Combine(session.Workspace.Root, "cache"), session.Workspace.Lock, page,
            AtomicFileStream.TemporaryOf(page), session.Upstream.Path, session.Downstream.Path];
        return new Surroundings(
            session,
            step,
            await RepositoryRecord.TakeAsync(session.Downstream, "downstream", mayGainFiles: true, Path.Combine(store, "downstream")),
            await RepositoryRecord.TakeAsync(session.Upstream, "upstream", mayGainFiles: false, Path.Combine(store, "upstream")),
            await IndexAsync(session),
            HeldFiles.Take([session.Workspace.Root], notHeld, Path.Combine(store, "workspace")),
            HeldFiles.Take(session.Settings.Adaptation.Untouched.Select(folder => session.Fill(folder)), notHeld, Path.Combine(store, "untouched")));
    }

    /// <summary>Drops the copies.</summary>
    public void Dispose() => Directory.Delete(Store(session), recursive: true);

    /// <summary>Puts back what differs.</summary>
    /// <returns>What differed.</returns>
    public async Task<Violations> PutBackAsync()
    {
        var violations = new Violations();
        await downstream.PutHeadBackAsync(violations);
        await PutIndexBackAsync(violations);
        await downstream.PutRestBackAsync(violations, Aside);
        await PutUpstreamBackAsync(violations);
        violations.Add("it changed files of the workspace that are not its own", workspace.PutBack(aside: null));
        violations.Add("it changed files outside of the downstream", untouched.PutBack(Aside));
        return violations;
    }

    private static Task<string> IndexAsync(SyncSession session) => session.Downstream.RunAsync("reading the index", "write-tree");

    private async Task PutIndexBackAsync(Violations violations)
    {
        if (await IndexAsync(session) != index)
        {
            violations.Add("it staged files in the downstream");
            _ = await session.Downstream.RunAsync("putting the index back after the adapter staged files", "read-tree", index);
        }
    }

    private async Task PutUpstreamBackAsync(Violations violations)
    {
        var dirty = await Git.GitQueries.DirtyFilesAsync(session.Upstream, untracked: false);
        var moved = await upstream.HasMovedAsync();
        violations.Add("it edited the upstream", dirty);
        if (moved)
        {
            violations.Add("it moved the upstream's HEAD");
        }

        if (dirty.Count > 0 || moved)
        {
            _ = (await session.Upstream.TryAsync(UpstreamCheckout.Call("--force", "--detach", step.Plan.EndCommit)))
                .ThrowIfFailed("putting the upstream back after the adapter changed it");
        }

        await upstream.PutRestBackAsync(violations, Aside);
        await upstream.PutBranchBackAsync();
    }
}
