namespace Main2Main.Memory;

/// <summary>A round that showed an error.</summary>
/// <param name="RunId">The run.</param>
/// <param name="StepId">The step.</param>
/// <param name="Round">The round.</param>
/// <param name="UpstreamRange">The step's upstream range.</param>
/// <param name="At">When the round began.</param>
public sealed record Sighting(string RunId, string StepId, int Round, string UpstreamRange, DateTimeOffset At);
