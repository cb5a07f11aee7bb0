namespace Main2Main.Benchmarks;

/// <summary>What to measure.</summary>
public sealed record BenchmarkOptions
{
    /// <summary>The checkout of this project, which holds build.sh.</summary>
    public required string Project { get; init; }

    /// <summary>An upstream checkout; a generated repository when null.</summary>
    public string? Upstream { get; init; }

    /// <summary>The base of the range.</summary>
    public string? From { get; init; }

    /// <summary>The target of the range.</summary>
    public string? To { get; init; }

    /// <summary>The folder with the playbook's plan_steps.py; that comparison is left out when null.</summary>
    public string? Scripts { get; init; }

    /// <summary>Pairs of runs that a median is taken of.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Reads <c>--name=value</c> arguments.</summary>
    public static BenchmarkOptions Parse(IEnumerable<string> arguments)
    {
        var values = arguments.Select(argument => argument.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var options = new BenchmarkOptions
        {
            Project = values["--project"],
            Upstream = values.GetValueOrDefault("--upstream"),
            From = values.GetValueOrDefault("--from"),
            To = values.GetValueOrDefault("--to"),
            Scripts = values.GetValueOrDefault("--scripts"),
        };
        options = values.TryGetValue("--rounds", out var rounds) ? options with { Rounds = int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) } : options;
        return (options.Upstream is null) == (options.From is null) && (options.From is null) == (options.To is null)
            ? options
            : throw new ArgumentException("--upstream, --from and --to belong together.", nameof(arguments));
    }
}
