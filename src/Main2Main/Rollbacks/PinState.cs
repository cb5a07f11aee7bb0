namespace Main2Main.Rollbacks;

/// <summary>A pin that the downstream had.</summary>
/// <param name="Downstream">The downstream commit that set it.</param>
/// <param name="Upstream">The upstream commit.</param>
internal sealed record PinState(string Downstream, string Upstream);
