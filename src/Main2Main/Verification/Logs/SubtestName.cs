namespace Main2Main.Verification.Logs;

/// <summary>Finds the test in the heading of a sub-test's failure, which has the sub-test's message and parameters behind the name.</summary>
internal static class SubtestName
{
    private const string Mark = "SUBFAIL";
    private const string Id = ".py::";

    /// <summary>A summary line of a sub-test as one of its test: the versions of the plugin put message and parameters before or behind the mark.</summary>
    /// <param name="line">A line of the summary.</param>
    /// <returns>The line as a failed test has it; any other line as it is.</returns>
    public static string AsSummary(string line)
    {
        if (!line.Contains(Mark, StringComparison.Ordinal) || line.IndexOf(Id, StringComparison.Ordinal) is not (> 0 and var id)
            || line.IndexOf(Mark, StringComparison.Ordinal) > id)
        {
            return line;
        }

        return $"FAILED {line[(line.LastIndexOf(' ', id) + 1)..]}";
    }

    /// <summary>Finds the failed test that a heading is of.</summary>
    /// <param name="heading">For example <c>test_layouts [layout] (name='TND')</c>.</param>
    /// <param name="failures">The failed tests.</param>
    /// <returns>The test's own heading; null when no failed test is meant.</returns>
    public static string? TestOf(string heading, IEnumerable<FailedTest> failures) =>
        failures.Select(test => test.Heading)
            .Where(known => heading.Length > known.Length && heading[known.Length] == ' ' && heading.StartsWith(known, StringComparison.Ordinal))
            .MaxBy(known => known.Length);

    /// <summary>Takes off what stands behind a test's name and parameters.</summary>
    /// <param name="heading">The heading.</param>
    /// <returns>The name as pytest's ids have it.</returns>
    public static string WithoutDescription(string heading)
    {
        var space = heading.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || space + 1 == heading.Length || heading[space + 1] is not ('[' or '(' or '<'))
        {
            return heading;
        }

        var parameters = heading.IndexOf('[', StringComparison.Ordinal);
        if (parameters < 0 || parameters > space)
        {
            return heading[..space];
        }

        var end = heading.IndexOf("] ", parameters, StringComparison.Ordinal);
        return end < 0 ? heading : heading[..(end + 1)];
    }
}
