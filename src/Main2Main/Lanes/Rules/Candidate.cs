using Main2Main.Python;

namespace Main2Main.Lanes.Rules;

/// <summary>A finding before it is asked whether the code can run in its lane, and whether it was there before the edit.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Lane">The lane that it holds for; both where it holds for no single one.</param>
/// <param name="Key">What it is about, without the line: equal before and after the edit for the same thing.</param>
/// <param name="File">The file.</param>
/// <param name="Scope">The scope that it stands in.</param>
internal sealed record Candidate(CheckFinding Finding, CodeLanes Lane, string Key, PythonFile File, int Scope);
