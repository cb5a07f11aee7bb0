namespace Main2Main.Adaptation;

/// <summary>A changed upstream place and the downstream places to look at for it.</summary>
/// <param name="Upstream">The upstream path of the guide's row.</param>
/// <param name="Downstream">The downstream paths, as the row names them.</param>
/// <param name="Check">What to check there.</param>
/// <param name="Files">The step's changed files that the row covers.</param>
public sealed record Route(string Upstream, string Downstream, string Check, IReadOnlyList<string> Files);
