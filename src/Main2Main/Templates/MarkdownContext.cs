using Main2Main.Untrusted;
using Scriban;
using Scriban.Parsing;

namespace Main2Main.Templates;

/// <summary>Renders a report's template: what commits, logs and files say is escaped wherever a template prints it, unless it is Markdown already.</summary>
internal sealed class MarkdownContext : ReportContext
{
    /// <inheritdoc />
    public override TemplateContext Write(SourceSpan span, object? textAsObject) =>
        Write(textAsObject is RawMarkdown raw ? raw.Text : textAsObject is null ? string.Empty : GitHubText.Markdown(ObjectToString(textAsObject)));
}
