namespace Main2Main.Memory;

/// <summary>A lesson that fits an error.</summary>
/// <param name="Exact">Whether the signatures are equal; else they are of one type and share most of their words.</param>
/// <param name="File">The lesson's file.</param>
/// <param name="Lesson">The lesson.</param>
public sealed record LessonMatch(bool Exact, string File, Lesson Lesson);
