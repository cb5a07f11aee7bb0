namespace Main2Main.Impact;

/// <summary>A requirement of the upstream that the range changed.</summary>
/// <param name="Name">The required package, spelled in its normal form.</param>
/// <param name="UpstreamFile">The upstream file that declares it.</param>
/// <param name="Old">What was required; null when nothing was.</param>
/// <param name="New">What is required now; null when nothing is any more.</param>
/// <param name="Commits">The commits of the range that changed the file, newest first.</param>
/// <param name="Files">The downstream files that import it.</param>
/// <param name="Own">What the downstream requires of it itself.</param>
public sealed record RequirementChange(string Name, string UpstreamFile, string? Old, string? New, IReadOnlyList<string> Commits,
    IReadOnlyList<string> Files, IReadOnlyList<OwnRequirement> Own);
