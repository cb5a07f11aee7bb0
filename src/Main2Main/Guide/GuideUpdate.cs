namespace Main2Main.Guide;

/// <summary>An updated guide.</summary>
/// <param name="Document">The new guide; the old one when nothing changed.</param>
/// <param name="Changes">What was changed.</param>
/// <param name="Left">What was left for a person.</param>
public sealed record GuideUpdate(GuideDocument Document, IReadOnlyList<GuideChange> Changes, IReadOnlyList<GuideNote> Left);
