using Main2Main.Python.Parsing;

namespace Main2Main.Python;

/// <summary>
/// Reads Python 3.8 to 3.14 source. It is more tolerant than a Python interpreter in what it lets pass, and stricter in nothing: what an
/// interpreter compiles has a module, what is not Python 3 has a <see cref="ParseFailure"/>. Names outside of ASCII stay as they are written (an
/// interpreter folds compatible letters). Safe to use from several threads.
/// </summary>
public static class PythonParser
{
    [ThreadStatic]
    private static SourceParser? parser;

    /// <summary>Reads a file.</summary>
    /// <param name="source">Its bytes: UTF-8, or what the file declares as PEP 263 says.</param>
    /// <returns>The module; one with a failure, and nothing else, when the file cannot be read. Nothing is thrown.</returns>
    public static PythonModule Parse(ReadOnlySpan<byte> source)
    {
        try
        {
            return (parser ??= new SourceParser()).Read(source);
        }
        catch (SourceException exception)
        {
            return new PythonModule { Failure = new ParseFailure(exception.Line, exception.Message) };
        }
    }
}
