namespace Main2Main.Adaptation;

/// <summary>What is offered for the copies of a step: proposals.json.</summary>
public sealed record CopyProposals
{
    /// <summary>The proposals: those that a copy needs first, then the most alike.</summary>
    public IReadOnlyList<CopyProposal> Proposals { get; init; } = [];
}
