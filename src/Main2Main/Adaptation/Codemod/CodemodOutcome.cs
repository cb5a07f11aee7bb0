using Main2Main.Adaptation.Codemod.Planning;

namespace Main2Main.Adaptation.Codemod;

/// <summary>What the codemod made of the downstream.</summary>
/// <param name="Contents">The new bytes of each edited file.</param>
/// <param name="Files">What was edited and why.</param>
/// <param name="Left">What is left.</param>
internal sealed record CodemodOutcome(IReadOnlyDictionary<string, byte[]> Contents, IReadOnlyList<AdaptedFile> Files, IReadOnlyList<LeftFinding> Left)
{
    /// <summary>The edits that were made, with what they answer.</summary>
    public required IReadOnlyList<MadeEdit> Made { get; init; }

    /// <summary>The bytes that files would have with what is offered alone.</summary>
    public IReadOnlyDictionary<string, byte[]> Proposed { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>The edits that are offered.</summary>
    public IReadOnlyList<MadeEdit> Proposals { get; init; } = [];

    /// <summary>The edits that were taken back again, each place of them.</summary>
    public IReadOnlyList<WithdrawnEdit> Withdrawn { get; init; } = [];
}

/// <summary>An edit that was made.</summary>
/// <param name="Path">The file.</param>
/// <param name="Planned">What was decided.</param>
/// <param name="Applied">The same for the result.</param>
internal sealed record MadeEdit(string Path, PlannedEdit Planned, AppliedEdit Applied);

/// <summary>An edit that was taken back.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Why">What speaks against it.</param>
internal sealed record WithdrawnEdit(MadeEdit Edit, string Why);
