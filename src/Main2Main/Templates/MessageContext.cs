using Main2Main.Untrusted;
using Scriban;
using Scriban.Parsing;

namespace Main2Main.Templates;

/// <summary>Renders a commit message or a title: what commits and files say refers to nothing on GitHub.</summary>
internal sealed class MessageContext : ReportContext
{
    /// <inheritdoc />
    public override TemplateContext Write(SourceSpan span, object? textAsObject) =>
        Write(textAsObject is null ? string.Empty : GitHubText.Plain(ObjectToString(textAsObject)));
}
