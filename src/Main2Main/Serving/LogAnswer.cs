namespace Main2Main.Serving;

/// <summary>Why a log failed.</summary>
/// <param name="Log">The log.</param>
/// <param name="Errors">The root causes: code bugs first.</param>
public sealed record LogAnswer(string Log, IReadOnlyList<LogError> Errors);
