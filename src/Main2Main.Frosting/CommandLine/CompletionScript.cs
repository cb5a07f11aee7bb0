using System.Text.RegularExpressions;
using Main2Main.Configuration;
using Main2Main.Templates;

namespace Main2Main.Frosting.CommandLine;

/// <summary>The scripts that complete the command line, from the table that the help is made of.</summary>
internal static partial class CompletionScript
{
    private static readonly IReadOnlyDictionary<string, string[]> Values = new Dictionary<string, string[]>
    {
        [OptionNames.Adapter] = ["none", "manual", "codemod", "command", "replay"],
        [OptionNames.Color] = ["auto", "always", "never"],
        [OptionNames.Log] = ["json"],
    };

    /// <summary>The shells that there is a script for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "powershell"];

    /// <summary>Writes a script.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="targets">The targets.</param>
    public static string Of(string shell, IReadOnlyList<TargetGuide> targets) => ReportTemplates.RenderWords($"completion-{shell}.sbn", new
    {
        targets = targets.Select(target => new { name = target.Name, description = Plain(target.Description), options = OptionsOf(target) }).ToList(),
        paths = OptionNames.All.Where(option => option.Kind == OptionKind.Path).Select(option => option.Name).ToList(),
        valued = OptionNames.All.Where(option => option.Kind != OptionKind.Switch).Select(option => option.Name).ToList(),
        options = OptionNames.All.Select(option => new
        {
            name = option.Name,
            description = Plain(option.Description),
            is_switch = option.Kind == OptionKind.Switch,
            is_path = option.Kind == OptionKind.Path,
            values = (List<string>)[.. option.Name is OptionNames.For ? [.. targets.Select(target => target.Name), .. Shells] : Values.GetValueOrDefault(option.Name, [])],
        }).ToList(),
    });

    private static List<string> OptionsOf(TargetGuide target)
    {
        var own = target.Options.Count > 0 ? target.Options : [.. OptionNames.All.Select(option => option.Name)];
        return [.. own.Concat(TargetGuides.Everywhere).Distinct()];
    }

    /// <summary>A description's first sentence. It is quoted in each shell: what would end a quotation is left out.</summary>
    private static string Plain(string text)
    {
        var first = Sentence().Match(text).Value;
        if (first.Count(letter => letter == '(') > first.Count(letter => letter == ')'))
        {
            first = first[..first.LastIndexOf('(')].TrimEnd();
        }

        return string.Concat(first.Replace('\'', '\u2019').Where(letter => letter is not ('"' or '`' or '$' or '[' or ']' or '\\')));
    }

    [GeneratedRegex("^[^.;:]*")]
    private static partial Regex Sentence();
}
