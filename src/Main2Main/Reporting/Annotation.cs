namespace Main2Main.Reporting;

/// <summary>Something to say about a line of the downstream, as code review shows it.</summary>
/// <param name="Level">How serious it is.</param>
/// <param name="File">The file, relative to the downstream's root.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Title">The headline.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record Annotation(AnnotationLevel Level, string File, int Line, string Title, string Message);
