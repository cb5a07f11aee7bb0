namespace Main2Main.Memory;

/// <summary>An upstream commit that a suite gave a verdict on.</summary>
/// <param name="Upstream">The upstream commit.</param>
/// <param name="Downstream">The downstream's tree (git object id) that the suite ran against.</param>
/// <param name="At">When the suite began.</param>
/// <param name="RunId">The run.</param>
public sealed record KnownCommit(string Upstream, string Downstream, DateTimeOffset At, string RunId);
