using System.Text;
using Main2Main.Detection;
using Main2Main.Git;
using Main2Main.Json;
using Main2Main.Secrecy;
using Main2Main.Templates;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Commits;

/// <summary>
/// The task Commit: commits exactly the tree that CI verified, file by file, signed off, with the upstream range.
/// Source: the playbook's commit check and its guardrails on staging.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
public sealed class CommitStage(SyncSession session, StepWork step)
{
    /// <summary>Commits the step.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">No verdict allows it, the tree changed since, a file is forbidden, nothing is to be committed, or git
    /// refuses.</exception>
    public async Task RunAsync()
    {
        using var hold = await RepositoryHold.TakeAsync(session);
        var entry = await new Recovery(session).ReconcileAsync(step.Index, step.Plan.Range);
        if (entry.Phase >= StepPhase.Committed)
        {
            session.Log.Information(
                entry.Commit is { } known ? $"{step.Id}: committed already, {known[..10]}." : $"{step.Id}: verified already, without a commit.");
            return;
        }

        RequireVerdict(entry);
        await RequireVerifiedTreeAsync(entry);
        var files = await CommittableFilesAsync(entry);
        if (files.Count == 0)
        {
            var head = session.Journal.Required.LastVerifiedHead;
            _ = session.Journal.Update(step.Index, old => old with { Phase = StepPhase.Committed, InProgress = null, VerifiedUnchanged = head });
            session.Log.Information($"{step.Id}: verified without a commit: it changes no file, and {head[..10]} stands for it.");
            return;
        }

        _ = session.Journal.Update(step.Index, old => old with { InProgress = StepPhase.Committed });
        await StageAsync(files);
        var commit = await CommitAsync(entry, files);
        entry = session.Journal.Update(step.Index, old => old with { Phase = StepPhase.Committed, InProgress = null, Commit = commit, CommittedFiles = files });
        session.Log.Information($"{step.Id}: committed {commit[..10]} with {files.Count} file(s).");
        await ReportHooksAsync(entry);
    }

    private void RequireVerdict(StepState entry)
    {
        if (entry.Phase != StepPhase.Verified || entry.Rounds.Count == 0 || !entry.Rounds[^1].CanCommit)
        {
            var verdict = entry.Rounds.Count == 0
                ? "no CI round was run"
                : $"the verdict of round {entry.Rounds[^1].Round} is {Words.Of(entry.Rounds[^1].Verdict)}";
            throw new Main2MainException(
                FailureKind.Usage,
                $"{step.Id} cannot be committed: {verdict}, and only passed or env_flake_pass may be committed.",
                $"run --target=RunCi --step={step.Index}.");
        }
    }

    private async Task RequireVerifiedTreeAsync(StepState entry)
    {
        var verified = entry.Rounds[^1].Tree;
        var now = await session.Tree.SnapshotAsync();
        if (now == verified)
        {
            return;
        }

        var files = await session.Tree.ChangedFilesAsync(verified, now);
        throw new Main2MainException(
            FailureKind.Repository,
            $"{step.Id} cannot be committed: the downstream changed after CI verified it: {RepositoryChecks.Name(files)}.",
            "undo that change and run the same command again; to have it verified, begin the step anew with --restart.");
    }

    private async Task<IReadOnlyList<string>> CommittableFilesAsync(StepState entry)
    {
        var changed = await session.Tree.ChangedFilesAsync(session.Journal.Required.LastVerifiedHead, entry.Rounds[^1].Tree);
        var left = changed.Where(session.Settings.Commit.IsNeverStaged).ToList();
        var files = changed.Except(left).ToList();
        var forbidden = files.Where(session.Settings.Commit.IsForbidden).ToList();
        if (forbidden.Count > 0)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"{step.Id} cannot be committed: intermediate files are in the downstream: {RepositoryChecks.Name(forbidden)}.",
                $"move them to the workspace '{session.Workspace.Root}', then begin the step anew with --restart.");
        }

        // A pin that is a version, or on another branch, need not move: then nothing is a good answer.
        if (files.Count == 0 && (left.Count > 0 || entry.ReferenceFiles.Count > 0))
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"{step.Id} has nothing to commit" + (left.Count > 0 ? $"; files that are never staged: {RepositoryChecks.Name(left)}." : "."),
                "check that the downstream records the pin in a tracked file outside the folders that are never staged.");
        }

        if (left.Count > 0)
        {
            session.Log.Warning($"{step.Id}: left in the working tree, never staged: {RepositoryChecks.Name(left)}.");
        }

        return files;
    }

    private async Task StageAsync(IReadOnlyList<string> files)
    {
        const string Doing = "staging the step's files";
        _ = (await session.Downstream.TryAsync((new GitCall("add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul") { RunsHooks = true }).WithPathspecs(files))).ThrowIfFailed(Doing);
        var staged = await session.Downstream.ListAsync(Doing, "diff-index", "--cached", "-r", "-z", "--name-only", "--no-renames", "HEAD");
        var foreign = staged.Except(files).ToList();
        if (foreign.Count > 0)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"{step.Id} cannot be committed: the index of '{session.Downstream.Path}' holds other files too: {RepositoryChecks.Name(foreign)}.",
                $"unstage them (git -C {session.Downstream.Path} restore --staged <file>) and run the same command again.");
        }
    }

    private async Task<string> CommitAsync(StepState entry, IReadOnlyList<string> files)
    {
        var message = ReportTemplates.RenderMessage("commit-message.sbn", new
        {
            step = step.Plan,
            adapted = files.Except(entry.ReferenceFiles).ToList(),
            moves_pin = entry.ReferenceFiles.Count > 0,
            ci_result = Words.Of(entry.Rounds[^1].Verdict),
            inherited = entry.Rounds[^1].Inherited,
            suites = ArtifactFile.TryRead(step.Folder.RoundResult(entry.Rounds[^1].Round), VerificationJson.Readable.RoundResult)?.SuiteResults ?? [],
            unproven = WitnessNotes.Of(step.Folder, entry.Rounds[^1].Round),
            range_key = CommitTrailers.RangeKey,
            step_key = CommitTrailers.StepKey,
        });
        var call = new GitCall("commit", "--quiet", "--signoff", "--cleanup=whitespace", "--file=-") { Input = Encoding.UTF8.GetBytes(SecretDoor.Mask(new MachinePaths(session).Hide(message))), RunsHooks = true };
        _ = (await session.Downstream.TryAsync(call)).ThrowIfFailed($"committing {step.Id}");
        return await session.Downstream.HeadAsync();
    }

    /// <summary>A hook may rewrite what is committed; then the commit is not what CI saw, and a person should know.</summary>
    private async Task ReportHooksAsync(StepState entry)
    {
        var changed = (await session.Tree.ChangedFilesAsync(entry.Rounds[^1].Tree, entry.Commit!))
            .Where(file => !session.Settings.Commit.IsNeverStaged(file)).ToList();
        if (changed.Count > 0)
        {
            session.Log.Warning($"{step.Id}: a commit hook changed what was committed after CI verified it: {RepositoryChecks.Name(changed)}.");
        }
    }
}
