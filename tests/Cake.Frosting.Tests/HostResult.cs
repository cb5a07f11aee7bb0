namespace Cake.Frosting.Tests;

/// <summary>What a person sees of a run.</summary>
internal sealed record HostResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines of the output that say something, without surrounding white space.</summary>
    public string[] Lines { get; } = Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The rows of the report, as "name status".</summary>
    public string[] Report
    {
        get
        {
            var header = Array.FindIndex(
                Lines, line => line.StartsWith("Task ", StringComparison.Ordinal) && line.Contains("Duration", StringComparison.Ordinal));
            return header < 0
                ? []
                : Lines[(header + 2)..^2].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Select(words => $"{words[0]} {words[^1]}").ToArray();
        }
    }
}
