using Main2Main.Frosting.CommandLine;
using Main2Main.Untrusted;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>The console that tables are drawn on.</summary>
internal static class Screen
{
    private const int WidthOfFiles = 160;

    public static IAnsiConsole Create() => Of(Console.Out);

    /// <summary>A word that says how something went, for a table's cell: green, red or yellow where colours are on.</summary>
    public static string Verdict(string word) => word switch
    {
        "passed" or "completed" or "advanced" or "ok" => $"[green]{Text(word)}[/]",
        "failed" or "breaks" or "WRONG" or "summary_error" or "bad" => $"[red]{Text(word)}[/]",
        "likely" or "env_flake_pass" or "?" => $"[yellow]{Text(word)}[/]",
        _ => Text(word),
    };

    /// <summary>Text of others in a table's cell or any other markup.</summary>
    public static string Text(string? text) => Markup.Escape(ConsoleText.Shown(text));

    /// <summary>A line of text.</summary>
    public static void Line(this IAnsiConsole console, string text) => console.WriteLine(ConsoleText.Shown(text));

    public static IAnsiConsole Of(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = Colors.Enabled ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = Colors.Enabled ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        });
        if (Console.IsOutputRedirected)
        {
            // A file has no width: rows stay on one line, so that they can be searched.
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }
}
