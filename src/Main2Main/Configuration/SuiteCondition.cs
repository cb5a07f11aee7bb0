namespace Main2Main.Configuration;

/// <summary>Something that a downstream holds where a generation of suites is its own.</summary>
public sealed record SuiteCondition
{
    /// <summary>A file, relative to the downstream's root.</summary>
    public required string File { get; init; }

    /// <summary>A JSONPath that must select something in the file (JSON or YAML); the file alone is enough when absent.</summary>
    public string? Key { get; init; }
}
