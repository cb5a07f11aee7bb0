namespace Main2Main.Impact;

/// <summary>What the downstream requires of a package that the upstream requires, too.</summary>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line.</param>
/// <param name="Text">The requirement as it stands there.</param>
/// <param name="Fits">Whether one version satisfies both; null when a side is not understood.</param>
public sealed record OwnRequirement(string File, int Line, string Text, bool? Fits);
