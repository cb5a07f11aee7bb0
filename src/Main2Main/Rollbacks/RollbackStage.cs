using Main2Main.Detection.Pins;
using Main2Main.Git;
using Main2Main.Json;
using Main2Main.Memory;
using Main2Main.Templates;
using Main2Main.Workspace;

namespace Main2Main.Rollbacks;

/// <summary>
/// The task Rollback: proposes the last pin that is known to be good, as one commit on a branch. The edits that came with newer pins are taken back
/// and kept as patches; what people committed beside them stays. Made of git objects: neither HEAD nor the working tree is touched.
/// </summary>
/// <param name="session">The session.</param>
public sealed class RollbackStage(SyncSession session)
{
    /// <summary>The branch of the proposal.</summary>
    public const string Branch = "main2main/rollback";

    /// <summary>The trailer that names both pins.</summary>
    public const string Key = "Main2Main-Rollback";

    private const string Doing = "proposing an earlier pin";

    /// <summary>Makes the proposal.</summary>
    /// <returns>What was proposed.</returns>
    /// <exception cref="Main2MainException">There is no earlier pin, the pin cannot be taken back, or the branch holds a person's commit.</exception>
    public async Task<RollbackReport> RunAsync()
    {
        using var hold = await RepositoryHold.TakeDownstreamAsync(session);
        var head = await session.Downstream.HeadAsync();
        var pins = await new GoodPin(session).ChooseAsync();
        var (good, present) = (pins[0], pins[^1]);
        var (tree, taken) = await TakeBackAsync(head, pins);
        var commit = await CommitAsync(tree, head, present.Upstream, good.Upstream, taken);
        await RequirePinAsync(commit, good.Upstream);
        await MoveBranchAsync(commit);
        var memory = new PassMemory(session);
        var report = new RollbackReport
        {
            DownstreamCommit = head,
            From = present.Upstream,
            To = good.Upstream,
            KnownGood = memory.FindAt(good.Upstream)?.Where,
            Verified = memory.Find(good.Upstream, tree) is not null,
            Branch = Branch,
            Commit = commit,
            TakenBack = taken,
        };
        ArtifactFile.Write(session.Workspace.Rollback, report, RollbackJson.Readable.RollbackReport);
        Tell(report);
        return report;
    }

    private async Task<(string Tree, IReadOnlyList<TakenBack> Taken)> TakeBackAsync(string head, IReadOnlyList<PinState> pins)
    {
        var tree = await session.Downstream.RunAsync(Doing, "rev-parse", $"{head}^{{tree}}");
        var movers = pins.Skip(1).Select(pin => pin.Downstream).ToHashSet(StringComparer.Ordinal);
        var taken = new List<TakenBack>();
        foreach (var fields in (await session.Downstream.ListAsync(
            Doing, "log", "-z", "--first-parent", "--no-color", $"--format=%H%x1f%(trailers:key={CommitTrailers.RangeKey},valueonly,separator=%x2c)%x1f%s",
            $"{pins[0].Downstream}..{head}", "--")).Select(line => line.TrimStart('\n').Split('\u001f', 3)))
        {
            if (!movers.Contains(fields[0]) && fields[1].Trim().Length == 0)
            {
                continue;
            }

            var patch = Path.Combine(session.Workspace.RollbackPatches, $"{taken.Count + 1}-{fields[0][..10]}.patch");
            _ = Directory.CreateDirectory(session.Workspace.RollbackPatches);
            await session.Tree.SavePatchAsync($"{fields[0]}^", fields[0], patch);
            (tree, var left) = await new Reversal(session).TakeBackAsync(fields[0], tree);
            taken.Add(new TakenBack(fields[0], fields[2], patch, left));
        }

        return (tree, taken);
    }

    private async Task<string> CommitAsync(string tree, string head, string from, string to, IReadOnlyList<TakenBack> taken)
    {
        var objects = new ObjectWriter(session.Downstream, session.Workspace.Scratch, Doing);
        var message = ReportTemplates.RenderMessage("rollback-message.sbn", new { from, to, taken, key = Key, signer = await objects.SignerAsync() });
        return await objects.CommitAsync(tree, head, message);
    }

    private async Task RequirePinAsync(string commit, string good)
    {
        var pin = (await new PinReader(session.Downstream, new CommitFiles(session.Downstream, commit)).ReadPinAsync(session.Settings)).Chosen;
        var pinned = pin is null ? null : await new PinnedCommit(session.Upstream).FindAsync(pin);
        if (pinned != good)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the pin cannot be taken back to {good[..10]}: without the edits of newer pins it would be {pinned?[..10] ?? "none"}, because its files were edited since in other commits.",
                $"move it by hand; the edits of newer pins are kept in '{session.Workspace.RollbackPatches}'.");
        }
    }

    /// <summary>A branch that holds anything but an earlier proposal of ours is a person's.</summary>
    private async Task MoveBranchAsync(string commit)
    {
        var old = await session.Downstream.ResolveAsync($"refs/heads/{Branch}");
        if (await session.Downstream.BranchAsync() == Branch)
        {
            throw new Main2MainException(
                FailureKind.Repository, $"the downstream is on the branch '{Branch}' already.", "switch to the branch that is to be rolled back.");
        }

        if (old is not null
            && (await session.Downstream.RunAsync(Doing, "show", "--no-patch", "--no-color", $"--format=%(trailers:key={Key},valueonly)", old))
                .Trim().Length == 0)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the branch '{Branch}' of the downstream ends in {old[..10]}, which is a person's.",
                $"rename it: git -C {session.Downstream.Path} branch -m {Branch} another-name");
        }

        _ = await session.Downstream.RunAsync(Doing, "update-ref", "-m", Doing, $"refs/heads/{Branch}", commit, old ?? new string('0', commit.Length));
    }

    private void Tell(RollbackReport report)
    {
        foreach (var back in report.TakenBack.Where(back => back.Left.Count > 0))
        {
            session.Log.Warning($"Rollback: of {back.Commit[..10]} ('{back.Subject}') these were edited since and stay as they are: {Detection.RepositoryChecks.Name(back.Left)}.");
        }

        session.Log.Information($"Rollback: {report.From[..10]} back to {report.To[..10]}, {(report.KnownGood is { } where ? $"where CI has passed, in {where}" : "the pin before; nobody remembers whether CI has passed there")}: the branch {Branch}, {report.Commit[..10]}; {report.TakenBack.Count} commit(s) taken back and kept in '{session.Workspace.RollbackPatches}'.");
        session.Log.Information(
            report.Verified
                ? "CI has passed this very tree there."
                : $"CI has not passed this tree there yet: git -C {session.Downstream.Path} switch {Branch}, then --target=Sync --watch.");
    }
}
