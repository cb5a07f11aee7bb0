namespace Main2Main.Templates;

/// <summary>Text that is Markdown already: everything else that a template of a report prints is escaped.</summary>
/// <param name="Text">The Markdown.</param>
internal sealed record RawMarkdown(string Text);
