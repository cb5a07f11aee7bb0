using System.Globalization;
using Cake.Core;

namespace Main2Main.Frosting.CommandLine;

/// <summary>Cake's console without its colours: white on white is on somebody's screen, and a file has no colours.</summary>
internal sealed class PlainConsole : IConsole
{
    /// <inheritdoc />
    public ConsoleColor ForegroundColor { get; set; }

    /// <inheritdoc />
    public ConsoleColor BackgroundColor { get; set; }

    /// <inheritdoc />
    public bool SupportAnsiEscapeCodes => false;

    /// <inheritdoc />
    public void Write(string format, params object[] arg) => Console.Out.Write(Fill(format, arg));

    /// <inheritdoc />
    public void Write(string value) => Console.Out.Write(value);

    /// <inheritdoc />
    public void WriteLine(string format, params object[] arg) => Console.Out.WriteLine(Fill(format, arg));

    /// <inheritdoc />
    public void WriteLine(string value) => Console.Out.WriteLine(value);

    /// <inheritdoc />
    public void WriteError(string format, params object[] arg) => Console.Error.Write(Fill(format, arg));

    /// <inheritdoc />
    public void WriteError(string value) => Console.Error.Write(value);

    /// <inheritdoc />
    public void WriteErrorLine(string format, params object[] arg) => Console.Error.WriteLine(Fill(format, arg));

    /// <inheritdoc />
    public void WriteErrorLine(string value) => Console.Error.WriteLine(value);

    /// <inheritdoc />
    public void ResetColor()
    {
        // There is none.
    }

    private static string Fill(string format, object[] words) => words is { Length: > 0 } ? string.Format(CultureInfo.InvariantCulture, format, words) : format;
}
