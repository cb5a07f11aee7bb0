using Main2Main.Workspace;

namespace Main2Main.Benchmarks;

/// <summary>A step of the playbook's in a simulated night.</summary>
/// <param name="Step">The step.</param>
/// <param name="Planned">The same as a part of a leap.</param>
/// <param name="Breaks">Its commits that break the downstream.</param>
/// <param name="Named">Its commits that Impact names as breaking or likely to.</param>
/// <param name="Reviewed">Its commits that Impact names at all.</param>
internal sealed record NightPart(PlannedStep Step, PlannedPart Planned, IReadOnlyList<string> Breaks, IReadOnlySet<string> Named, IReadOnlySet<string> Reviewed)
{
    /// <summary>When its last commit was there.</summary>
    public DateTimeOffset At => Step.Commits.Max(commit => commit.CommittedAt)!.Value;
}
