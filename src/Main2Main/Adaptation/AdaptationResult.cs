namespace Main2Main.Adaptation;

/// <summary>What the adapters did and what they left, <c>adapt/result.json</c>.</summary>
/// <param name="StepId">The step's name.</param>
/// <param name="Round">0 for the adapt phase; M for the fix after CI round M.</param>
/// <param name="Adapter">Who adapts, joined by commas.</param>
/// <param name="Turns">Each time that one of them was asked, in order.</param>
/// <param name="Files">The files that were edited, by each adapter.</param>
/// <param name="Left">What is left to the next adapter.</param>
/// <param name="NothingToAdapt">Why nothing is to be adapted, as the last adapter that says so puts it; null when none does.</param>
public sealed record AdaptationResult(
    string StepId,
    int Round,
    string Adapter,
    IReadOnlyList<AdapterTurn> Turns,
    IReadOnlyList<AdaptedFile> Files,
    IReadOnlyList<LeftFinding> Left,
    string? NothingToAdapt);

/// <summary>A place that an adapter left to the next one.</summary>
/// <param name="Finding">The finding of impact.json; null when none names the place.</param>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Why">Why it is left.</param>
public sealed record LeftFinding(string? Finding, string File, int Line, string Why);
