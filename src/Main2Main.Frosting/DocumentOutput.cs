using Main2Main.Configuration;

namespace Main2Main.Frosting;

/// <summary>Keeps the standard output for one document where <c>--format</c> asks for one: whatever else is said goes to the error output.</summary>
internal sealed class DocumentOutput : IDisposable
{
    private readonly TextWriter former = Console.Out;

    private DocumentOutput(TextWriter document)
    {
        Current = document;
        Console.SetOut(Console.Error);
    }

    /// <summary>Where the document goes; null when none is asked for.</summary>
    public static TextWriter? Current { get; private set; }

    /// <summary>Keeps the output, if the command line or the environment asks for it.</summary>
    /// <param name="arguments">The command line.</param>
    public static DocumentOutput? Keep(IReadOnlyList<string> arguments)
    {
        var option = "--" + OptionNames.Format;
        var isAsked = arguments.TakeWhile(argument => argument != "--").Any(
            argument => argument.Equals(option, StringComparison.OrdinalIgnoreCase) || argument.StartsWith(option + "=", StringComparison.OrdinalIgnoreCase));
        return isAsked || Environment.GetEnvironmentVariable("MAIN2MAIN_FORMAT") is { Length: > 0 }
            ? new DocumentOutput(ConsoleDoor.Output ?? Console.Out)
            : null;
    }

    /// <summary>Writes the document.</summary>
    /// <param name="text">Its text.</param>
    public static void Write(string text)
    {
        var output = Current ?? Console.Out;
        output.Write(text.EndsWith('\n') ? text : text + '\n');
        output.Flush();
    }

    /// <summary>Writes commands for a CI system as the document.</summary>
    /// <param name="lines">The commands.</param>
    public static void Command(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (Current is ConsoleDoor door)
            {
                door.Command(line);
            }
        }

        Current?.Flush();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Console.SetOut(former);
        Current = null;
    }
}
