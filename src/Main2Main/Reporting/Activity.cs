namespace Main2Main.Reporting;

/// <summary>What a run does at the moment.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="StepId">The step; empty for a task of the whole run.</param>
/// <param name="StartedAt">When the task began.</param>
public sealed record Activity(string Task, string StepId, DateTimeOffset StartedAt);
