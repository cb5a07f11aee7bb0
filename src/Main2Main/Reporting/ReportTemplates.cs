using Scriban;
using Scriban.Runtime;

namespace Main2Main.Reporting;

/// <summary>Renders the Scriban templates that hold every report's text.</summary>
public static class ReportTemplates
{
    /// <summary>Renders one template.</summary>
    /// <param name="templateName">The template's file name, for example <c>steps.sbn</c>.</param>
    /// <param name="model">What the template reads; its members are seen in <c>snake_case</c>.</param>
    /// <returns>The text with LF line ends.</returns>
    /// <exception cref="Main2MainException">The template is missing or reads what the model does not hold.</exception>
    public static string Render(string templateName, object model)
    {
        var resource = "templates/" + templateName;
        using var stream = typeof(ReportTemplates).Assembly.GetManifestResourceStream(resource)
            ?? throw Broken(templateName, "it is not part of this build", innerException: null);
        using var reader = new StreamReader(stream);
        return Render(reader.ReadToEnd(), model, (why, exception) => Broken(templateName, why, exception));
    }

    /// <summary>Renders a template that somebody wrote into the configuration.</summary>
    /// <param name="key">Its key, for messages.</param>
    /// <param name="text">The template.</param>
    /// <param name="model">What the template reads; its members are seen in <c>snake_case</c>.</param>
    /// <returns>The text with LF line ends.</returns>
    /// <exception cref="Main2MainException">The template is wrong, or reads what the model does not hold.</exception>
    public static string RenderConfigured(string key, string text, object model) => Render(text, model, (why, exception) => new Main2MainException(
        FailureKind.Configuration,
        $"the template in `{key}` cannot be rendered: {why}",
        "correct it; reference/configuration.md says what templates may read.",
        exception));

    private static string Render(string text, object model, Func<string, Exception?, Main2MainException> broken)
    {
        var template = Template.Parse(text);
        if (template.HasErrors)
        {
            throw broken(string.Join("; ", template.Messages), null);
        }

        // The limits are for templates of strangers: a report is as long as what it reports.
        var context = new TemplateContext { StrictVariables = true, EnableRelaxedMemberAccess = false, NewLine = "\n", LoopLimit = 0, LimitToString = 0 };
        var scope = new ScriptObject();
        scope.Import(model);
        scope.Import(typeof(ReportFunctions));
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

    private static Main2MainException Broken(string templateName, string why, Exception? innerException) => new(
        FailureKind.Internal,
        $"the report template '{templateName}' could not be rendered: {why}",
        "this is a defect of Main2Main: report it with the message above.",
        innerException);
}
