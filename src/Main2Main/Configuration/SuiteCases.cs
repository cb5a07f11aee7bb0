namespace Main2Main.Configuration;

/// <summary>
/// Where a suite finds its test cases: in a file of the downstream, JSON or YAML. The word <c>{cases}</c> of the suite's command
/// stands for one word a case.
/// </summary>
public sealed record SuiteCases
{
    /// <summary>The file, relative to the downstream's root; <c>.yaml</c> and <c>.yml</c> are read as YAML, everything else as JSON.</summary>
    public required string File { get; init; }

    /// <summary>A JSONPath to texts, lists of texts, or an object whose keys are the cases. A YAML file of several documents is a list of them.</summary>
    public string Path { get; init; } = "$";

    /// <summary>
    /// A regular expression with a group named <c>case</c> that finds the cases in what is selected; ^ and $ match at lines. Each text is one case
    /// when absent.
    /// </summary>
    public string? Case { get; init; }

    /// <summary>A regular expression that picks the cases of this suite; all of them when absent.</summary>
    public string? Pattern { get; init; }

    /// <summary>Whether the cases name files of the downstream, with or without <c>::NAME</c> behind them, so that Doctor can look for them.</summary>
    public bool AreFiles { get; init; }
}
