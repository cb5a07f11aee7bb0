using System.Collections.Concurrent;
using Main2Main.Python.Parsing;

namespace Main2Main.Python;

/// <summary>
/// Reads Python 3.8 to 3.14 source. It is more tolerant than a Python interpreter in what it lets pass, and stricter in nothing: what an
/// interpreter compiles has a module, what is not Python 3 has a <see cref="ParseFailure"/>. Names outside of ASCII stay as they are written (an
/// interpreter folds compatible letters). Safe to use from several threads.
/// </summary>
public static class PythonParser
{
    // As many as ever read at once: one for each thread that ever read anything would hold the same names and buffers again and again.
    private static readonly ConcurrentBag<SourceParser> Idle = [];

    /// <summary>Reads a file.</summary>
    /// <param name="source">Its bytes: UTF-8, or what the file declares as PEP 263 says.</param>
    /// <returns>The module; one with a failure, and nothing else, when the file cannot be read. Nothing is thrown.</returns>
    public static PythonModule Parse(ReadOnlySpan<byte> source)
    {
        var parser = Idle.TryTake(out var idle) ? idle : new SourceParser();
        try
        {
            return parser.Read(source);
        }
        catch (SourceException exception)
        {
            return new PythonModule { Failure = new ParseFailure(exception.Line, exception.Message) };
        }
        finally
        {
            Idle.Add(parser);
        }
    }
}
