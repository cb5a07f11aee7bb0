using System.Text.RegularExpressions;

namespace Main2Main.Configuration;

/// <summary>The suites that a downstream is configured to have, as it stands: of the generation that fits it, with the cases that its files hold.</summary>
/// <param name="Generation">The generation; null where the suites are configured without any.</param>
/// <param name="Suites">The suites, in the order they run; a suite for which the file holds no case is left out.</param>
/// <param name="Cases">The cases of each suite that takes its cases from a file.</param>
/// <param name="Unclaimed">Cases of such files that no suite takes.</param>
internal sealed record ConfiguredSuites(
    string? Generation,
    IReadOnlyList<SuiteSettings> Suites,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Cases,
    IReadOnlyList<string> Unclaimed)
{
    /// <summary>The word of a command that stands for the cases.</summary>
    public const string Word = "{cases}";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Reads the suites.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="read">Gives the text of a file of the downstream; null where it does not hold it.</param>
    /// <returns>The suites; none where none are configured.</returns>
    /// <exception cref="Main2MainException">No generation fits, or a file of cases is missing or wrong.</exception>
    public static ConfiguredSuites Of(SyncSettings settings, Func<string, string?> read)
    {
        var documents = new Dictionary<string, DownstreamDocument?>(StringComparer.Ordinal);
        DownstreamDocument? Open(string file)
        {
            if (!documents.TryGetValue(file, out var document))
            {
                documents[file] = document = read(file) is { } text ? DownstreamDocument.Read(file, text) : null;
            }

            return document;
        }

        var generation = settings.SuiteGenerations.FirstOrDefault(
            one => one.When.All(condition => condition.Key is { } key ? Open(condition.File)?.Has(key) == true : read(condition.File) is not null));
        return generation is null && settings.SuiteGenerations.Count > 0
            ? throw NoneFits(settings)
            : Fill(generation?.Name, generation?.Suites ?? settings.Suites, Open);
    }

    private static ConfiguredSuites Fill(string? generation, IReadOnlyList<SuiteSettings> suites, Func<string, DownstreamDocument?> open)
    {
        var cases = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var (known, claimed) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var filled = new List<SuiteSettings>();
        foreach (var suite in suites)
        {
            if (suite.Cases is not { } source)
            {
                filled.Add(suite);
                continue;
            }

            var all = AllCases(source, open);
            IReadOnlyList<string> own = [.. all.Where(one => source.Pattern is null || Regex.IsMatch(one, source.Pattern, RegexOptions.None, Patience))];
            known.AddRange(all);
            claimed.UnionWith(own);
            if (own.Count > 0)
            {
                cases[suite.Name] = own;
                filled.Add(suite with { Command = [.. suite.Command.SelectMany(word => word == Word ? own : [word])] });
            }
        }

        return new ConfiguredSuites(generation, filled, cases, [.. known.Distinct().Where(one => !claimed.Contains(one))]);
    }

    private static IReadOnlyList<string> AllCases(SuiteCases source, Func<string, DownstreamDocument?> open)
    {
        var document = open(source.File) ?? throw new Main2MainException(
            FailureKind.Configuration,
            $"'{source.File}', which suites take their cases from, is not in the downstream.",
            "configure `suites` in main2main.json as the downstream has them, or give a command with --ci.");
        var texts = document.Texts(source.Path);
        var found = source.Case is { } pattern
            ? texts.SelectMany(text => Regex.Matches(text, pattern, RegexOptions.Multiline, Patience).Select(match => match.Groups["case"].Value.Trim()))
            : texts;
        return [.. found.Where(one => one.Length > 0).Distinct()];
    }

    private static Main2MainException NoneFits(SyncSettings settings) => new(
        FailureKind.Configuration,
        $"none of the suites that are known of (profile '{settings.Profile}') is what the downstream holds: "
        + string.Join("; ", settings.SuiteGenerations.Select(one => $"{one.Name} needs {string.Join(" and ", one.When.Select(condition => condition.Key is null ? condition.File : $"{condition.Key} in {condition.File}"))}")),
        "add `suites` to main2main.json, or give a command as --ci=\"COMMAND\"");
}
