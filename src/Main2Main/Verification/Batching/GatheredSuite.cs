namespace Main2Main.Verification.Batching;

/// <summary>A suite that waits for the array that it will be a task of.</summary>
/// <param name="Start">The suite.</param>
/// <param name="Submitted">Gets the task.</param>
internal sealed record GatheredSuite(SuiteStart Start, TaskCompletionSource<ArrayTask> Submitted);
