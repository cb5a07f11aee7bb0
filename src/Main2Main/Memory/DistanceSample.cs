namespace Main2Main.Memory;

/// <summary>How far the downstream was behind on a day, in the median of its hours.</summary>
/// <param name="Day">The day, in UTC: <c>2026-06-12</c>.</param>
/// <param name="DaysBehind">For how many days the oldest upstream commit that it lacked had been there; 0 when it lacked none.</param>
/// <param name="CommitsBehind">How many commits of the upstream's line it lacked.</param>
public sealed record DistanceSample(string Day, double DaysBehind, double CommitsBehind);
