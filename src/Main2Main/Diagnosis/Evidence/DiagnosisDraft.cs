using Main2Main.Diagnosis.Messages;
using Main2Main.Verification;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>A diagnosis while its evidence is gathered.</summary>
/// <param name="Error">The error.</param>
/// <param name="Reading">What its message says.</param>
/// <param name="Change">What the upstream's diff should show.</param>
/// <param name="Caller">Whose code the error came up in.</param>
/// <param name="Terms">What to look for.</param>
/// <param name="Frames">The downstream's places in the traceback.</param>
internal sealed record DiagnosisDraft(
    CiError Error,
    MessageReading Reading,
    ExpectedChange Change,
    CodeOwner Caller,
    IReadOnlyList<SearchTerm> Terms,
    IReadOnlyList<DownstreamFrame> Frames)
{
    public IReadOnlyList<PatchHunk> Hunks { get; init; } = [];

    public int HunkCount { get; init; }

    /// <summary>Each term's weight after its frequency in the step's diff is taken into account.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();
}
