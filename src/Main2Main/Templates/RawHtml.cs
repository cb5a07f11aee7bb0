namespace Main2Main.Templates;

/// <summary>Text that is HTML already: everything else that a page's template prints is escaped.</summary>
/// <param name="Text">The HTML.</param>
internal sealed record RawHtml(string Text);
