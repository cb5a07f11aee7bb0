namespace Main2Main.Guide;

/// <summary>An updated guide.</summary>
/// <param name="Document">The new guide; the old one when nothing changed.</param>
/// <param name="Changes">What was changed.</param>
/// <param name="Left">What was left for a person.</param>
/// <param name="NotMapped">Upstream files that the run touches and that got no row, each with the reason.</param>
public sealed record GuideUpdate(GuideDocument Document, IReadOnlyList<GuideChange> Changes, IReadOnlyList<GuideNote> Left, IReadOnlyList<GuideNote> NotMapped);
