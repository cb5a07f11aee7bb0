namespace Main2Main.Python;

/// <summary>An argument of a call or class statement.</summary>
/// <param name="Kind">How it is passed.</param>
/// <param name="Name">The keyword; null for the other kinds.</param>
/// <param name="Text">
/// The value where it is simple: a constant's normalised text (strings in single quotes) or a chain (see
/// <see cref="PythonReference.Target"/>); null for everything else and for more than 200 characters.
/// </param>
public readonly record struct PythonArgument(PythonArgumentKind Kind, string? Name, string? Text)
{
    /// <summary>The value of a string constant; null when the argument is none.</summary>
    public string? StringValue => Text is ['\'', .., '\''] ? PythonText.Unquote(Text) : null;
}
