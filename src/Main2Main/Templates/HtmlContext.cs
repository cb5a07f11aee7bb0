using System.Security;
using Main2Main.Untrusted;
using Scriban;
using Scriban.Parsing;

namespace Main2Main.Templates;

/// <summary>Renders a page's template: what commits, logs and files say is escaped wherever a template prints it.</summary>
internal sealed class HtmlContext : ReportContext
{
    /// <inheritdoc />
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        var text = textAsObject is RawHtml raw ? raw.Text : textAsObject is null ? string.Empty : SecurityElement.Escape(ConsoleText.Of(ObjectToString(textAsObject) ?? string.Empty)) ?? string.Empty;
        return Write(text);
    }
}

/// <summary>Text that is HTML already: everything else that a page's template prints is escaped.</summary>
/// <param name="Text">The HTML.</param>
internal sealed record RawHtml(string Text);
