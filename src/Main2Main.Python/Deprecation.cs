namespace Main2Main.Python;

/// <summary>That something will go.</summary>
/// <param name="Parameter">The parameter that goes; null for the whole.</param>
/// <param name="Text">What the code says of it, as written.</param>
/// <param name="Line">The line.</param>
/// <param name="IsSure">Whether every use meets it, or every one that passes the parameter; false where a test decides that is not understood.</param>
internal sealed record Deprecation(string? Parameter, string Text, int Line, bool IsSure);
