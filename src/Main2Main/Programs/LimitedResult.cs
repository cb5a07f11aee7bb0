namespace Main2Main.Programs;

/// <summary>How a program with limits ended.</summary>
/// <param name="Ended">How it ended by itself; null when a limit ended it.</param>
/// <param name="Limit">The limit that ended it.</param>
/// <param name="Elapsed">How long it ran.</param>
internal sealed record LimitedResult(ChildResult? Ended, ProcessLimit Limit, TimeSpan Elapsed);
