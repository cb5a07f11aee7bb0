using Main2Main.Configuration;
using Spectre.Console;

namespace Main2Main.Frosting.CommandLine;

/// <summary>The help: what the program is, its targets by use, and what each of them takes.</summary>
/// <param name="targets">The targets.</param>
/// <param name="console">Where it is shown.</param>
internal sealed class HelpPage(IReadOnlyList<TargetGuide> targets, IAnsiConsole console)
{
    private const int Indent = 2;
    private const int NameWidth = 18;

    private static readonly Dictionary<TargetGroup, string> Headings = new()
    {
        [TargetGroup.Common] = "Most used",
        [TargetGroup.Start] = "Before the first run",
        [TargetGroup.Stages] = "One step, or one stage of a run",
        [TargetGroup.Trouble] = "When something failed",
        [TargetGroup.Downstream] = "About the downstream itself",
        [TargetGroup.Propose] = "Propose the result",
        [TargetGroup.Help] = "Help",
        [TargetGroup.Own] = "This program's own",
    };

    private static readonly string[] Usual =
    [
        OptionNames.Upstream, OptionNames.Downstream, OptionNames.To, OptionNames.Adapter, OptionNames.Ci, OptionNames.Workspace,
        OptionNames.Sample, OptionNames.Quiet,
    ];

    private static string Program => ContinueCommand.Program;

    /// <summary>Shows all targets.</summary>
    public void ShowAll()
    {
        console.Line("Main2Main brings a downstream to the commits of its moving upstream, step by");
        console.Line("step: each adapted, proved by CI and committed.");
        console.Line(string.Empty);
        console.Line($"  {Program} TARGET [OPTIONS]");
        foreach (var group in targets.GroupBy(target => target.Group).OrderBy(group => group.Key))
        {
            Heading(Headings[group.Key]);
            Rows(group.Select(target => (target.Name, target.Description)));
        }

        Heading("Options that most targets take");
        Rows(Usual.Select(Row));
        console.Line(string.Empty);
        console.Line($"Each target's own options: {Program} Help --for=Sync");
        console.Line("Each option is a variable too: MAIN2MAIN_UPSTREAM is --upstream.");
        console.Line($"Try it: {Program} Sync --sample");
    }

    /// <summary>Shows one target.</summary>
    /// <param name="target">The target.</param>
    public void Show(TargetGuide target)
    {
        console.MarkupLine($"[bold]{Screen.Text(target.Name)}[/]");
        Rows([(string.Empty, target.Description)], string.Empty.Length);
        var width = target.Options.Concat(TargetGuides.Everywhere).Max(option => Row(option).Name.Length);
        if (target.Options.Count > 0)
        {
            Heading("Options");
            Rows(target.Options.Distinct().Select(Row), width);
        }

        Heading("Of every target");
        Rows(TargetGuides.Everywhere.Select(Row), width);
        Heading("Example");
        console.Line($"  {Program} {target.Example}");
    }

    private static (string Name, string Text) Row(string option)
    {
        var definition = OptionNames.All.Single(known => known.Name == option);
        var value = definition.Kind switch
        {
            OptionKind.Path => "=PATH",
            OptionKind.Number => "=N",
            OptionKind.Switch => string.Empty,
            _ => "=TEXT",
        };
        return ($"--{definition.Name}{value}", definition.Description);
    }

    private void Heading(string text)
    {
        console.Line(string.Empty);
        console.MarkupLine($"[bold]{Screen.Text(text)}[/]");
    }

    private void Rows(IEnumerable<(string Name, string Text)> rows, int width = NameWidth)
    {
        var list = rows.ToList();
        width = list.Select(row => row.Name.Length).DefaultIfEmpty(0).Max() is var longest && width > 0 && longest > width ? longest : width;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().Width(width).PadLeft(Indent).PadRight(1)).AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        foreach (var (name, text) in list)
        {
            _ = grid.AddRow(Screen.Text(name), Screen.Text(text));
        }

        console.Write(grid);
    }
}
