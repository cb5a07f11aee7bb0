namespace Main2Main.Benchmarks;

/// <summary>What adapters are able to do in a simulated night, and what the run knows of it.</summary>
/// <param name="MendsLeaps">Whether a red leap can be mended as a whole at all; false: every break behind Impact's back is found by dividing.</param>
/// <param name="WritesTheSame">Whether an adapter that is asked again for the same commits writes the same edit.</param>
/// <param name="Remembers">Whether a tree that was red at an upstream commit is not run there again.</param>
/// <param name="TriesInVain">Whether a leap's errors without an upstream cause are given to the adapters before it is divided.</param>
internal sealed record NightWorld(bool MendsLeaps = true, bool WritesTheSame = true, bool Remembers = true, bool TriesInVain = false);
