namespace Main2Main.Memory;

/// <summary>A move of the pin.</summary>
/// <param name="At">When the downstream's commit was made.</param>
/// <param name="DownstreamCommit">That commit.</param>
/// <param name="UpstreamCommit">The upstream commit that it pins.</param>
/// <param name="CommitsBehindBefore">How many commits the downstream was behind just before it.</param>
/// <param name="CommitsBehindAfter">How many it was behind just after it.</param>
public sealed record PinMove(DateTimeOffset At, string DownstreamCommit, string UpstreamCommit, int CommitsBehindBefore, int CommitsBehindAfter);
