using Main2Main.Detection;
using Main2Main.Detection.Pins;
using Main2Main.Files;
using Main2Main.Gates;
using Main2Main.Git;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Reporting;

/// <summary>Checks what is most often missed, on git and on the workspace's files. Source: the playbook's pre-completion checklist.</summary>
/// <param name="session">The session.</param>
internal sealed class Checklist(SyncSession session)
{
    public async Task<IReadOnlyList<ChecklistItem>> CheckAsync(IReadOnlyList<ChangeLogRow> changeLog, IReadOnlyList<StepReport> steps)
    {
        var state = session.Journal.Required;
        var done = state.Steps.Where(step => step.Phase == StepPhase.Advanced).Select(step => (Entry: step, Work: StepWork.For(session, step.Index))).ToList();
        var items = new List<ChecklistItem>
        {
            await NoTemporaryFilesAsync(),
            await SignedOffAsync(state),
            Item("All intermediate files are in the workspace, outside both repositories", Outside(session.Workspace.Root) ? null : session.Workspace.Root),
            await EachAsync(
                "The pin was moved in every step",
                [.. done.Where(step => step.Entry.ReferenceFiles.Count > 0)],
                async step => await PinIsInAsync(step.Entry, step.Work.Plan)),
            await TagIsRecordedAsync(state),
            await EachAsync("Every step ran CI against its own upstream commit and the tree it commits", done, step => CiRanAsync(step.Entry, step.Work)),
            await GuardsAsync(state, steps.Sum(step => step.VersionGuards.Count)),
            await EachAsync("Every commit message holds its upstream range", done, async step =>
                step.Entry.Commit is not { } commit || (await CommitTrailers.ReadAsync(session.Downstream, commit)).Range == step.Work.Plan.Range),
            await ChangeLogAsync(changeLog),
            await EachAsync("Every step has a summary", done, step => Task.FromResult(File.Exists(step.Work.Folder.Summary))),
        };
        items.AddRange(state.Stop is { } stop ? StopItems(stop) : await GuideItemsAsync(state));
        return items;
    }

    private static ChecklistItem Nothing(string check, string why) => new(check, Ok: true, why) { Applies = false };

    private static ChecklistItem Item(string check, string? wrong) => new(check, wrong is null, wrong ?? string.Empty);

    private static async Task<ChecklistItem> EachAsync(
        string check, List<(StepState Entry, StepWork Work)> steps, Func<(StepState Entry, StepWork Work), Task<bool>> holds)
    {
        if (steps.Count == 0)
        {
            return Nothing(check, "there is no such step");
        }

        var missing = new List<string>();
        foreach (var step in steps)
        {
            if (!await holds(step))
            {
                missing.Add(step.Work.Id);
            }
        }

        return Item(check, missing.Count == 0 ? null : $"not in {string.Join(", ", missing)}");
    }

    private async Task<ChecklistItem> ChangeLogAsync(IReadOnlyList<ChangeLogRow> changeLog)
    {
        const string Check = "The change log has one row for each changed file";
        var changed = await session.Tree.ChangedFilesAsync(session.Journal.Required.DownstreamStart, "HEAD");
        var wrong = changed.Except(changeLog.Select(row => row.File)).Concat(changeLog.Select(row => row.File).Except(changed)).ToList();
        var unexplained = changeLog.Where(row => row.Unexplained).Select(row => row.File).ToList();
        return changed.Count + changeLog.Count == 0 ? Nothing(Check, "no file is changed") : wrong.Count > 0
            ? Item(Check, $"not so: {RepositoryChecks.Name(wrong)}")
            : new ChecklistItem(Check, Ok: true, unexplained.Count == 0 ? string.Empty : $"no upstream change explains {RepositoryChecks.Name(unexplained)}");
    }

    private static IEnumerable<ChecklistItem> StopItems(PartialStop stop)
    {
        var missing = new[] { stop.PatchPath, stop.SummaryPath }.Where(path => path is not null && !File.Exists(path)).ToList();
        yield return Item("The stopped step's edit and failure are saved", missing.Count == 0 ? null : $"missing: {string.Join(", ", missing)}");
    }

    private async Task<ChecklistItem> NoTemporaryFilesAsync()
    {
        var dirty = (await session.Tree.DirtyFilesAsync()).Where(file => !session.Settings.Commit.IsNeverStaged(file)).ToList();
        var added = await session.Tree.ChangedFilesAsync(session.Journal.Required.DownstreamStart, "HEAD");
        var wrong = dirty.Concat(added.Where(session.Settings.Commit.IsForbidden)).ToList();
        return Item("No intermediate or uncommitted files in the downstream", wrong.Count == 0 ? null : RepositoryChecks.Name(wrong));
    }

    private async Task<ChecklistItem> SignedOffAsync(RunState state)
    {
        var lines = await session.Downstream.RunAsync(
            "reading sign-offs", "log", "--no-color", "--no-show-signature", "--format=%h %(trailers:key=Signed-off-by,valueonly,separator=%x2c)",
            $"{state.DownstreamStart}..HEAD");
        if (lines.Length == 0)
        {
            return Nothing("All commits are signed off", "no commit was made");
        }

        var missing = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.TrimEnd().IndexOf(' ', StringComparison.Ordinal) < 0).ToList();
        return Item("All commits are signed off", missing.Count == 0 ? null : string.Join(", ", missing.Select(line => line.Trim())));
    }

    private bool Outside(string folder) =>
        !IsBelow(folder, session.Upstream.Path) && !IsBelow(folder, session.Downstream.Path);

    private static bool IsBelow(string folder, string repository) =>
        RealPath.Of(folder) is var real && (real == repository || real.StartsWith(repository + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    /// <summary>A version moves only at a release, and a pin on another branch not at all: such steps have nothing to move.</summary>
    private async Task<bool> PinIsInAsync(StepState entry, PlannedStep plan) =>
        (plan.EndTag is { } tag && await new PinReports(session).RecordsAsync(entry.Head!, tag))
        || (await session.Downstream.TryAsync(new GitCall("grep", "--quiet", "-I", "--ignore-case", "--fixed-strings", "-e", plan.EndCommit, entry.Head!)))
            .Succeeded;

    private async Task<ChecklistItem> TagIsRecordedAsync(RunState state)
    {
        var recorded = (await new PinReader(session.Downstream, new WorkTreeFiles(session.Downstream)).ReadReleaseAsync(session.Settings)).Chosen?.Revision;
        const string Check = "The release tag of the run is the one that the downstream records";
        if (state.CompatTag is null || recorded is null)
        {
            return Nothing(Check, state.CompatTag is null ? "the run has none" : "the downstream records none");
        }

        return Item(Check, recorded == state.CompatTag ? null : $"the run used {state.CompatTag}, the downstream records {recorded}");
    }

    private async Task<bool> CiRanAsync(StepState entry, StepWork work)
    {
        var result = Json.ArtifactFile.TryRead(work.Folder.RoundResult(entry.Rounds[^1].Round), VerificationJson.Readable.RoundResult);
        if (result is not { CanCommit: true } || result.UpstreamCommit != work.Plan.EndCommit)
        {
            return false;
        }

        var changed = await session.Tree.ChangedFilesAsync(result.DownstreamTree, entry.Head!);
        return changed.All(session.Settings.Commit.IsNeverStaged);
    }

    private async Task<ChecklistItem> GuardsAsync(RunState state, int added)
    {
        const string Check = "New version guards name the release tag";
        if (session.Settings.VersionGuard is null)
        {
            return Nothing(Check, "no guard function is configured");
        }

        var wrong = await new PreCiChecks(session).WrongVersionsAsync(state.DownstreamStart, "HEAD");
        return wrong.Count == 0 && added == 0 ? Nothing(Check, "no guard was added") : Item(Check, wrong.Count == 0 ? null : string.Join("; ", wrong));
    }

    private async Task<IEnumerable<ChecklistItem>> GuideItemsAsync(RunState state)
    {
        if (state.Guide is not { } guide)
        {
            return state.IsWatch ? [] : [Item("The guide was linted", "RefreshGuide did not run")];
        }

        const string Check = "The guide was linted and its update, if any, is a commit of its own";
        if (guide.Status == "no_guide")
        {
            return [Nothing(Check, "the downstream keeps no guide")];
        }

        var alone = guide.Commit is null || (await session.Tree.ChangedFilesAsync(guide.Commit + "^", guide.Commit)).SequenceEqual([guide.GuidePath!]);
        return [new ChecklistItem(Check, alone, string.Empty)];
    }
}
