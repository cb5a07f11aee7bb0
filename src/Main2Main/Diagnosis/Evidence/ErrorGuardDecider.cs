using Main2Main.Diagnosis.Messages;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Memory;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>Decides whether a fix needs a version guard, from the sources at the release tag and at the step's end.</summary>
internal sealed class ErrorGuardDecider
{
    private readonly UpstreamTree? release;
    private readonly UpstreamTree end;
    private readonly GuardReason? impossible;

    private ErrorGuardDecider(UpstreamTree? release, UpstreamTree end, GuardReason? impossible) =>
        (this.release, this.end, this.impossible) = (release, end, impossible);

    /// <summary>Opens the two trees.</summary>
    /// <param name="upstream">The upstream.</param>
    /// <param name="step">The step.</param>
    /// <param name="releaseTag">The release tag; null when none is recorded.</param>
    /// <param name="package">The upstream's package folder.</param>
    /// <returns>The decider.</returns>
    public static async Task<ErrorGuardDecider> OpenAsync(GitRepository upstream, PlannedStep step, string? releaseTag, string package)
    {
        var tree = new UpstreamTree(upstream, step.EndCommit, package);
        if (string.IsNullOrWhiteSpace(releaseTag))
        {
            return new ErrorGuardDecider(release: null, tree, GuardReason.NoTag);
        }

        return await upstream.ResolveAsync(releaseTag) is { } commit
            ? new ErrorGuardDecider(new UpstreamTree(upstream, commit, package), tree, impossible: null)
            : new ErrorGuardDecider(release: null, tree, GuardReason.TagNotFound);
    }

    /// <summary>Decides for one error.</summary>
    /// <param name="draft">The diagnosis, with its hunks.</param>
    /// <returns>The decision with its evidence.</returns>
    public async Task<GuardDecision> DecideAsync(DiagnosisDraft draft)
    {
        var reading = draft.Reading;
        if (draft.Caller == CodeOwner.Upstream && reading.Mechanism == Mechanism.Signature && reading.Parameters.Count > 0)
        {
            return new GuardDecision { Needed = GuardNeed.No, Reason = GuardReason.OneFormServesBoth, Subject = reading.Parameters[0] };
        }

        if (reading.Mechanism == Mechanism.AbstractMethod && (reading.Names.Count > 0 || reading.Function is not null))
        {
            return new GuardDecision { Needed = GuardNeed.No, Reason = GuardReason.OneFormServesBoth, Subject = reading.Names.Count > 0 ? reading.Names[0] : reading.Function };
        }

        if (release is null)
        {
            return new GuardDecision { Needed = GuardNeed.Unknown, Reason = impossible!.Value };
        }

        if (QuestionOf(draft) is not var (subject, look))
        {
            return new GuardDecision { Needed = GuardNeed.Unknown, Reason = GuardReason.NothingToLookFor };
        }

        return Judge(subject, await look(release), await look(end), draft);
    }

    private static (string Subject, Func<UpstreamTree, Task<TermSighting>> Look)? QuestionOf(DiagnosisDraft draft)
    {
        var reading = draft.Reading;
        var name = reading.Names.Count > 0 ? reading.Names[0] : null;
        var owner = reading.Classes.Count > 0 ? reading.Classes[0] : null;
        return (reading.Mechanism, name, owner) switch
        {
            (Mechanism.Import, _, _) when reading.Module is { } module =>
                (name is null ? module : $"{module}.{name}", tree => tree.FindInModuleAsync(module, name)),
            (Mechanism.AttributeOrConfig, { } member, { } type) => ($"{type}.{member}", tree => tree.FindMemberAsync(type, member)),
            (Mechanism.Signature, _, _) when reading is { Function: { } function, Parameters: [var parameter, ..] } =>
                ($"{function}({parameter})", tree => tree.FindParameterAsync(owner, function, parameter, FilesOf(draft))),
            (Mechanism.CustomOp, { } operation, _) => (operation, tree => tree.FindWordAsync(operation)),
            _ => null,
        };
    }

    private static IReadOnlyList<string> FilesOf(DiagnosisDraft draft) =>
        [.. draft.Hunks.SelectMany(hunk => new[] { hunk.File, hunk.PreviousFile }).OfType<string>().Distinct()];

    private static GuardDecision Judge(string subject, TermSighting atRelease, TermSighting atEnd, DiagnosisDraft draft)
    {
        var (needed, reason) = (atRelease.Presence, atEnd.Presence) switch
        {
            (Presence.Present, Presence.Absent) => (GuardNeed.Yes, GuardReason.GoneFromMain),
            (Presence.Absent, Presence.Absent) => (GuardNeed.No, GuardReason.InNeither),
            (Presence.Absent, Presence.Present) when draft.Change != ExpectedChange.Gone && draft.Reading.Mechanism != Mechanism.CustomOp =>
                (GuardNeed.Yes, GuardReason.NewOnMain),

            // What was said to be missing is there: only something new that both have needs no guard.
            (Presence.Present, Presence.Present) => (draft.Change == ExpectedChange.Appeared ? GuardNeed.No : GuardNeed.Unknown, GuardReason.InBoth),
            (Presence.Absent, Presence.Present) => (GuardNeed.Unknown, GuardReason.NewOnMain),
            _ => (GuardNeed.Unknown, GuardReason.NotDecided),
        };
        return new GuardDecision
        {
            Needed = needed,
            Reason = reason,
            Subject = subject,
            AtRelease = atRelease.Presence,
            AtEnd = atEnd.Presence,
            Places = [.. new[] { atRelease.Place, atEnd.Place }.OfType<string>().Distinct()],
        };
    }
}
