namespace Main2Main.Python.Parsing;

/// <summary>Ends the reading of a file; becomes its <see cref="ParseFailure"/> and never leaves the parser.</summary>
internal sealed class SourceException(int line, string reason) : Exception(reason)
{
    /// <summary>The line where reading stopped.</summary>
    public int Line => line;
}
