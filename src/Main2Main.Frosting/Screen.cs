using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>The console that tables are drawn on.</summary>
internal static class Screen
{
    private const int WidthOfFiles = 160;

    public static IAnsiConsole Create() => Of(Console.Out);

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
