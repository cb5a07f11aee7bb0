using Main2Main.Workspace;

namespace Main2Main.Adaptation;

/// <summary>What an earlier step of the run did.</summary>
/// <param name="StepId">The step's name.</param>
/// <param name="UpstreamRange">Its upstream range.</param>
/// <param name="Commit">Its commit in the downstream.</param>
/// <param name="Files">The files that it adapted, without those in which the pin alone was moved.</param>
/// <param name="Summary">Its summary for people.</param>
public sealed record EarlierStep(string StepId, string UpstreamRange, string Commit, IReadOnlyList<string> Files, string Summary)
{
    /// <summary>About how many characters it takes in a request.</summary>
    internal int Size => Files.Sum(file => file.Length + 4) + Summary.Length + 100;

    /// <summary>The steps before one.</summary>
    /// <param name="session">The session.</param>
    /// <param name="step">The step.</param>
    /// <returns>The committed ones, the latest first.</returns>
    internal static IReadOnlyList<EarlierStep> Of(SyncSession session, StepWork step) =>
    [
        .. session.Journal.Required.Steps.Where(entry => entry.Index < step.Index && entry.Commit is not null).Reverse().Select(entry => new EarlierStep(
            entry.Id, StepWork.For(session, entry.Index).Plan.Range, entry.Commit!, [.. entry.CommittedFiles.Except(entry.ReferenceFiles)], session.Workspace.Step(entry.Id).Summary)),
    ];
}
