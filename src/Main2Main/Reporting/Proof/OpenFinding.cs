using Main2Main.Impact;

namespace Main2Main.Reporting.Proof;

/// <summary>A finding of a step that is done which no edit of the step answers.</summary>
/// <param name="StepId">The step.</param>
/// <param name="Finding">The finding's name in the step's impact.json.</param>
/// <param name="Severity">How surely a person is needed.</param>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line at the step's start, from 1.</param>
/// <param name="Change">What happened to what.</param>
/// <param name="Commit">The upstream commit that is blamed first; null when none is.</param>
public sealed record OpenFinding(string StepId, string Finding, ImpactSeverity Severity, string File, int Line, string Change, string? Commit);
