namespace Main2Main.Python;

/// <summary>A parameter.</summary>
/// <param name="Name">Its name, without stars.</param>
/// <param name="Kind">How it is passed.</param>
/// <param name="Annotation">The annotation's normalised text, without quotes around the whole; null when there is none.</param>
/// <param name="Default">The default's normalised text; null when the parameter is required (or collects).</param>
/// <param name="Line">Its line.</param>
public sealed record PythonParameter(string Name, PythonParameterKind Kind, string? Annotation, string? Default, int Line)
{
    /// <summary>Whether a call must pass it.</summary>
    public bool IsRequired => Default is null && Kind is not (PythonParameterKind.Positionals or PythonParameterKind.Keywords);
}
