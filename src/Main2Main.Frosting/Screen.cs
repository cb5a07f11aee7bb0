using Main2Main.Untrusted;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>The console that tables are drawn on.</summary>
internal static class Screen
{
    private const int WidthOfFiles = 160;

    public static IAnsiConsole Create() => Of(Console.Out);

    /// <summary>Text of others in a table's cell or any other markup.</summary>
    public static string Text(string? text) => Markup.Escape(ConsoleText.Shown(text));

    /// <summary>A line of text.</summary>
    public static void Line(this IAnsiConsole console, string text) => console.WriteLine(ConsoleText.Shown(text));

    public static IAnsiConsole Of(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected)
        {
            // A file has no width: rows stay on one line, so that they can be searched.
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }
}
