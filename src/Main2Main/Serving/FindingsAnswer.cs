using Main2Main.Impact;

namespace Main2Main.Serving;

/// <summary>What a range broke for the downstream, or for one file of it.</summary>
/// <param name="UpstreamBase">The upstream commit before the range.</param>
/// <param name="UpstreamTarget">Its last commit.</param>
/// <param name="DownstreamCommit">The downstream commit, or tree, that was looked at.</param>
/// <param name="StepId">The run's step; null without a run.</param>
/// <param name="Findings">The findings, the surest first.</param>
/// <param name="LeftOut">How many found no room.</param>
public sealed record FindingsAnswer(
    string UpstreamBase, string UpstreamTarget, string DownstreamCommit, string? StepId, IReadOnlyList<ImpactFinding> Findings, int LeftOut);
