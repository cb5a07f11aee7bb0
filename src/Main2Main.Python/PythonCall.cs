namespace Main2Main.Python;

/// <summary>A call.</summary>
/// <param name="Callee">What is called, as a chain (see <see cref="PythonReference.Target"/>).</param>
/// <param name="Arguments">The arguments in order.</param>
/// <param name="Line">The line of the callee's first token.</param>
/// <param name="Scope">The scope that it stands in.</param>
/// <param name="Condition">The branch that it stands in.</param>
public sealed record PythonCall(string Callee, IReadOnlyList<PythonArgument> Arguments, int Line, int Scope, int Condition)
{
    /// <summary>Whether the call is only prepared, as <c>functools.partial</c> does: more arguments may follow. The parser never says so.</summary>
    public bool IsPrepared { get; init; }

    /// <summary>How many arguments are passed by position, starred ones not counted.</summary>
    public int PositionalCount => Arguments.Count(argument => argument.Kind == PythonArgumentKind.Positional);

    /// <summary>The names of the arguments that are passed by name.</summary>
    public IEnumerable<string> KeywordNames => Arguments.Where(argument => argument.Kind == PythonArgumentKind.Keyword).Select(argument => argument.Name!);

    /// <summary>Whether some arguments are unpacked, so that their number is not known.</summary>
    public bool HasStar => Arguments.Any(argument => argument.Kind == PythonArgumentKind.Star);

    /// <summary>Whether some names are unpacked, so that they are not known.</summary>
    public bool HasDoubleStar => Arguments.Any(argument => argument.Kind == PythonArgumentKind.DoubleStar);
}
