namespace Main2Main.Workspace;

/// <summary>A stretch of time that a run spent in one task.</summary>
/// <param name="Task">The task's name, for example <c>RunCi</c>.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Seconds">How long it took, in seconds.</param>
public sealed record PhaseSpan(string Task, DateTimeOffset StartedAt, double Seconds);
