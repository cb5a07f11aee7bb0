using System.Collections.Concurrent;
using Scriban;
using Scriban.Runtime;

namespace Main2Main.Templates;

/// <summary>Renders the Scriban templates that hold every report's text.</summary>
public static class ReportTemplates
{
    private static readonly ConcurrentDictionary<string, Template> Parsed = new(StringComparer.Ordinal);
    private static readonly ScriptObject Functions = ReadOnly(typeof(ReportFunctions));

    /// <summary>Renders a report in Markdown: what it prints is escaped and refers to nothing, unless it is <see cref="RawMarkdown"/>.</summary>
    /// <param name="templateName">The template's file name, for example <c>steps.sbn</c>.</param>
    /// <param name="model">What the template reads; its members are seen in <c>snake_case</c>.</param>
    /// <returns>The text with LF line ends.</returns>
    /// <exception cref="Main2MainException">The template is missing or reads what the model does not hold.</exception>
    public static string Render(string templateName, object model) => Render(templateName, model, new MarkdownContext());

    /// <summary>Renders a commit message or a title: what it prints refers to nothing on GitHub.</summary>
    /// <param name="templateName">The template's file name.</param>
    /// <param name="model">What the template reads.</param>
    /// <returns>The text with LF line ends.</returns>
    /// <exception cref="Main2MainException">The template is missing or reads what the model does not hold.</exception>
    internal static string RenderMessage(string templateName, object model) => Render(templateName, model, new MessageContext());

    /// <summary>Renders words for a terminal or for another template, as they are.</summary>
    /// <param name="templateName">The template's file name.</param>
    /// <param name="model">What the template reads.</param>
    /// <returns>The text with LF line ends.</returns>
    /// <exception cref="Main2MainException">The template is missing or reads what the model does not hold.</exception>
    public static string RenderWords(string templateName, object model) => Render(templateName, model, new ReportContext());

    /// <summary>Renders a template of a page for browsers: what it prints is escaped, unless it is HTML already.</summary>
    /// <param name="templateName">The template's file name.</param>
    /// <param name="model">What the template reads.</param>
    /// <returns>The text with LF line ends.</returns>
    /// <exception cref="Main2MainException">The template is missing or reads what the model does not hold.</exception>
    internal static string RenderPage(string templateName, object model) => Render(templateName, model, new HtmlContext());

    /// <summary>Reads a file of the folder templates that is taken as it is.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>Its text.</returns>
    /// <exception cref="Main2MainException">It is missing.</exception>
    internal static string Read(string name)
    {
        using var stream = typeof(ReportTemplates).Assembly.GetManifestResourceStream("templates/" + name)
            ?? throw Broken(name, "it is not part of this build", innerException: null);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Renders a template that somebody wrote into the configuration.</summary>
    /// <param name="key">Its key, for messages.</param>
    /// <param name="text">The template.</param>
    /// <param name="model">What the template reads; its members are seen in <c>snake_case</c>.</param>
    /// <returns>The text with LF line ends.</returns>
    /// <exception cref="Main2MainException">The template is wrong, or reads what the model does not hold.</exception>
    public static string RenderConfigured(string key, string text, object model) => Render(text, model, new ReportContext(), (why, exception) => new Main2MainException(
        FailureKind.Configuration,
        $"the template in `{key}` cannot be rendered: {why}",
        "correct it; reference/configuration.md says what templates may read.",
        exception));

    private static string Render(string templateName, object model, TemplateContext context) =>
        Render(Read(templateName), model, context, (why, exception) => Broken(templateName, why, exception));

    private static string Render(string text, object model, TemplateContext context, Func<string, Exception?, Main2MainException> broken)
    {
        var template = Parsed.GetOrAdd(text, text => Template.Parse(text));
        if (template.HasErrors)
        {
            throw broken(string.Join("; ", template.Messages), null);
        }

        // The limits are for templates of strangers: a report is as long as what it reports.
        (context.StrictVariables, context.EnableRelaxedMemberAccess, context.NewLine, context.LoopLimit, context.LimitToString) = (true, false, "\n", 0, 0);
        var scope = new ScriptObject();
        scope.Import(model);
        context.PushGlobal(Functions);
        context.PushGlobal(scope);
        try
        {
            return template.Render(context);
        }
        catch (Scriban.Syntax.ScriptRuntimeException exception)
        {
            throw broken(exception.Message, exception);
        }
    }

    private static ScriptObject ReadOnly(Type functions)
    {
        var scope = new ScriptObject();
        scope.Import(functions);
        scope.IsReadOnly = true;
        return scope;
    }

    private static Main2MainException Broken(string templateName, string why, Exception? innerException) => new(
        FailureKind.Internal,
        $"the report template '{templateName}' could not be rendered: {why}",
        "this is a defect of Main2Main: report it with the message above.",
        innerException);
}
