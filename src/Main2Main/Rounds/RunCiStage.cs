using Main2Main.Adaptation;
using Main2Main.Diagnosis;
using Main2Main.Diagnosis.Baselines;
using Main2Main.Gates;
using Main2Main.Leaps;
using Main2Main.Memory;
using Main2Main.References;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Rounds;

/// <summary>
/// The task RunCi: rounds of CI and fixes until a verdict allows a commit or a stop condition ends the step.
/// Source: the playbook's steps "verify by CI" and "diagnose and fix". Everything needed to go on is in the journal,
/// so a killed run repeats at most the round or the fix that it was in.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="adapters">Who fixes, in order.</param>
/// <param name="router">Where the guide leads.</param>
/// <param name="runner">Who runs suites.</param>
/// <param name="display">Who shows how they get on.</param>
public sealed class RunCiStage(SyncSession session, StepWork step, IReadOnlyList<IAdapter> adapters, IRouter router, ISuiteRunner runner, IRoundDisplay display)
{
    private readonly LeapJudge leaps = new(session);
    private readonly Baseline baseline = new(session, step, runner, display);
    private bool isUnexplained;

    /// <summary>Runs rounds until the step is verified or stopped.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">The step is not adapted, a suite cannot be started, or the upstream was touched.</exception>
    public async Task RunAsync()
    {
        using var hold = await RepositoryHold.TakeAsync(session);
        var entry = await new Recovery(session).ReconcileAsync(step.Index, step.Plan.Range);
        if (entry.Phase >= StepPhase.Verified)
        {
            session.Log.Information($"{step.Id}: verified already.");
            return;
        }

        if (entry.Phase != StepPhase.Adapted)
        {
            throw new Main2MainException(FailureKind.Usage, $"CI of {step.Id} cannot run: the step is not adapted yet.", $"run --target=Step --step={step.Index}.");
        }

        if (session.Journal.Required.Status == RunStatus.Partial)
        {
            await new PartialStopper(session, step).RollBackAsync();
            return;
        }

        await TakeUpAsync(entry);
        await LoopAsync(new CiRound(session, step, runner, display, SuiteList.Of(session)));
    }

    private async Task TakeUpAsync(StepState entry)
    {
        if (entry.Pause is not null)
        {
            session.Log.Verbose($"{step.Id}: goes on after the pause of round {entry.Pause.Round}.");
        }
        else if (entry.InProgress == StepPhase.Verified)
        {
            await new Recovery(session).PutBackAsync(step.Folder, entry.CandidateTree!);
        }
        else if (await session.Tree.SnapshotAsync() is var tree && tree != entry.CandidateTree)
        {
            session.Log.Information($"{step.Id}: the downstream was edited since Adapt; CI runs against the edit as it stands.");
            await new PreCiChecks(session).RequireAsync(step, tree);
            _ = session.Journal.Update(step.Index, old => old with { CandidateTree = tree });
        }

        await new UpstreamCheckout(session).MoveAsync(step.Plan.EndCommit);
        _ = session.Journal.Update(step.Index, old => old with { InProgress = StepPhase.Verified });
    }

    private async Task LoopAsync(CiRound ci)
    {
        while (true)
        {
            var entry = session.Journal.Step(step.Index);
            var verdictIsIn = entry.Rounds.Count > 0 && entry.Rounds[^1].Tree == entry.CandidateTree;
            if (!verdictIsIn)
            {
                entry = await RunRoundAsync(ci, entry.Rounds.Count + 1, entry.CandidateTree!);
            }

            var last = entry.Rounds[^1];
            last = baseline.IsAlwaysAsked ? await baseline.AskAsync(last) : last;
            last = last.CanCommit ? last : await DiagnoseAsync(last);
            if (last.CanCommit)
            {
                await session.Tree.SavePatchAsync(entry.ReferenceTree!, entry.CandidateTree!, step.Folder.VerifiedPatch);
                var verified = session.Journal.Step(step.Index) with { Phase = StepPhase.Verified, InProgress = null };
                session.Journal.Save(session.Journal.Required.With(verified) with { Leap = leaps.AfterGreen(step) });
                return;
            }

            if (await MendAsync(last))
            {
                return;
            }
        }
    }

    /// <summary>Has a failed round mended, or ends the step: a leap by dividing it, any other by a partial stop.</summary>
    /// <returns>Whether the step goes no further here.</returns>
    private async Task<bool> MendAsync(RoundState last)
    {
        var stop = Decide();
        if (!IsDivisible(last, stop) || !(isUnexplained || leaps.DividesAtOnce(step)))
        {
            stop ??= await FixAsync(last);
            if (stop is not { } condition)
            {
                return session.Journal.PausedHere;
            }

            if (!IsDivisible(last, condition))
            {
                return await StopAsync(last, condition);
            }
        }

        await leaps.DivideAsync(step);
        return true;
    }

    /// <summary>A leap is divided for what its commits broke; what is wrong with the machine, or was before the range, no part of it tells more about.</summary>
    private bool IsDivisible(RoundState last, StopCondition? stop) =>
        step.Plan.Leap && last.Verdict == Verdict.Failed && stop is not (StopCondition.PrepareFailed or StopCondition.Inherited);

    private StopCondition? Decide() => StopRule.Decide(
        session.Journal.Step(step.Index).Rounds, session.Settings.Verification.MaximumRounds, session.Settings.Verification.AcceptsInherited);

    /// <summary>Before a step is stopped for its errors, they are looked for at the last verified state: nothing is blamed on the range that it did not do.</summary>
    /// <returns>Whether the step is stopped.</returns>
    private async Task<bool> StopAsync(RoundState last, StopCondition condition)
    {
        var judged = await baseline.AskAsync(last);
        if (judged.CanCommit)
        {
            return false;
        }

        if (judged != last)
        {
            _ = await new ErrorAnalysis(session, step).WriteAsync(judged);
        }

        await new PartialStopper(session, step).StopAsync(judged.Inherited.Count > 0 && judged.Signatures.Count == 0 ? StopCondition.Inherited : condition);
        return true;
    }

    private async Task<StepState> RunRoundAsync(CiRound ci, int round, string tree)
    {
        var begun = DateTimeOffset.UtcNow;
        if (Known(tree) is { } pass)
        {
            _ = ci.Reuse(round, tree, pass.Where);
            session.Log.Information($"{step.Id}: round {round}: passed, without a run: CI has passed this tree at this upstream commit before, in {pass.Where}.");
            return session.Journal.Update(step.Index, old => old with { Rounds = [.. old.Rounds, new RoundState { Round = round, Verdict = Verdict.Passed, Tree = tree, StartedAt = begun, Reused = pass.Where }] });
        }

        if (new RedRounds(session).Take(step, round, tree) is { } red)
        {
            session.Log.Information($"{step.Id}: round {round}: failed, without a run: CI has failed this tree at this upstream commit before, in {red.Reused}.");
            return session.Journal.Update(step.Index, old => old with { Rounds = [.. old.Rounds, red with { Comparison = Compare(round, CiSummary.TryRead(step.Folder.RoundSummary(round))) }] });
        }

        var (result, summary) = await ci.RunAsync(round, tree);
        (result, summary) = baseline.ApplyKnown(new FlakeDoubts(session, step).Judge(result, summary), summary);
        var comparison = Compare(round, summary);
        session.Log.Information($"{step.Id}: round {round}: {Words.Of(result.CiResult)}, {result.CodeBugsCount} code bug(s), {result.EnvFlakesCount} environment flake(s){Describe(round, comparison)}.");
        return session.Journal.Update(step.Index, old => old with
        {
            Rounds =
            [
                .. old.Rounds,
                new RoundState
                {
                    Round = round,
                    Verdict = result.CiResult,
                    Signatures = summary?.Signatures() ?? [],
                    Inherited = result.Inherited,
                    Accepted = result.CiResult == Verdict.Failed && result.CanCommit,
                    Problem = result.SummaryError ?? (result.FlakeDoubts.Count == 0 ? null : string.Join("; ", result.FlakeDoubts)),
                    Unprepared = result.Prepared.Any(one => one.Problem is not null),
                    Tree = tree,
                    Comparison = comparison,
                    StartedAt = begun,
                    Seconds = result.SuiteResults.Sum(suite => suite.Seconds),
                },
            ],
        });
    }

    /// <summary>Looks for the upstream cause of each error; those without one are looked for at the last verified state.</summary>
    /// <returns>The round as it is judged then.</returns>
    private async Task<RoundState> DiagnoseAsync(RoundState failed)
    {
        var analysis = new ErrorAnalysis(session, step);
        var unexplained = await analysis.WriteAsync(failed);
        if (unexplained.Count > 0 && await baseline.AskAsync(failed) is var judged && judged != failed)
        {
            (failed, unexplained) = (judged, await analysis.WriteAsync(judged));
        }

        // Among many commits nobody can tell what such errors ask for; dividing finds out.
        isUnexplained = step.Plan.Leap && unexplained.Count > 0 && unexplained.Count == failed.Signatures.Count;
        if (!failed.CanCommit && !step.Plan.Leap && await new UnexplainedErrors(session, step, runner, display).BisectAsync(failed, unexplained))
        {
            _ = await analysis.WriteAsync(failed);
        }

        return failed;
    }

    /// <summary>A run that takes a proposal along, or many steps at once, runs nothing again that CI has passed.</summary>
    private PassRecord? Known(string tree) => session.Journal.Required.Carry is null && step.Plan.Parts is null ? null : new PassMemory(session).Find(step.Plan.EndCommit, tree);

    private RoundComparison? Compare(int round, CiSummary? summary) =>
        round > 1 && summary is not null && CiSummary.TryRead(step.Folder.RoundSummary(round - 1)) is { } before
            ? RoundComparer.Compare(before, summary, session.Downstream.Path)
            : null;

    private static string Describe(int round, RoundComparison? comparison)
    {
        if (comparison is null)
        {
            return string.Empty;
        }

        var unmasked = comparison.Unmasked.Count == 0 ? string.Empty : $", {comparison.Unmasked.Count} of them hidden before";
        return $"; against round {round - 1}: {comparison.Resolved.Count} resolved, {comparison.Remaining.Count} remaining, {comparison.New.Count} new{unmasked}";
    }

    /// <summary>Lets the adapters fix what the round showed, or leaves it to a person and notes the pause in the journal.</summary>
    private async Task<StopCondition?> FixAsync(RoundState failed)
    {
        var after = await new CheckedEdit(session, step, adapters, router).RunAsync(failed.Round, failed.Tree);
        if (after is null)
        {
            return null;
        }

        if (after == failed.Tree)
        {
            return StopCondition.NoCodeDiff;
        }

        await session.Tree.SavePatchAsync(failed.Tree, after, step.Folder.FixPatch(failed.Round));
        _ = session.Journal.Update(step.Index, old => old with { CandidateTree = after, InProgress = StepPhase.Verified, Pause = null });
        return null;
    }
}
