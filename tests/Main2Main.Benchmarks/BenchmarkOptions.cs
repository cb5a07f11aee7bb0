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

    /// <summary>The size of the log that SummarizeLog is measured on, in MB; only that is measured then.</summary>
    public int? LogSize { get; init; }

    /// <summary>The playbook's ci_log_summary.py; that comparison is left out when null.</summary>
    public string? LogScript { get; init; }

    /// <summary>The longest range that Impact is measured on, in commits before <see cref="To"/>; only that is measured then.</summary>
    public int? ImpactRange { get; init; }

    /// <summary>The downstream that Impact is measured on.</summary>
    public string? Downstream { get; init; }

    /// <summary>The downstream's revision.</summary>
    public string DownstreamRef { get; init; } = "HEAD";

    /// <summary>The folders of the upstream's and the downstream's package, with a comma, for the comparisons.</summary>
    public string? Packages { get; init; }

    /// <summary>The interpreter for the playbook's log script, which needs the package regex.</summary>
    public string Python { get; init; } = "/usr/bin/python3";

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
            LogSize = values.TryGetValue("--log-size", out var size) ? int.Parse(size, System.Globalization.CultureInfo.InvariantCulture) : null,
            ImpactRange = values.TryGetValue("--impact-range", out var range) ? int.Parse(range, System.Globalization.CultureInfo.InvariantCulture) : null,
            Downstream = values.GetValueOrDefault("--downstream"),
            DownstreamRef = values.GetValueOrDefault("--downstream-ref", "HEAD"),
            Packages = values.GetValueOrDefault("--packages"),
            LogScript = values.GetValueOrDefault("--log-script"),
        };
        options = values.TryGetValue("--rounds", out var rounds)
            ? options with { Rounds = int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) }
            : options;
        if (options.ImpactRange is not null)
        {
            return options is { Upstream: not null, To: not null, Downstream: not null, Packages: not null }
                ? options
                : throw new ArgumentException("--impact-range needs --upstream, --downstream, --to and --packages.", nameof(arguments));
        }

        return (options.Upstream is null) == (options.From is null) && (options.From is null) == (options.To is null)
            ? options
            : throw new ArgumentException("--upstream, --from and --to belong together.", nameof(arguments));
    }
}
