namespace Main2Main.Verification.Logs;

/// <summary>Joins findings of the same signature and writes them down as the summary's records.</summary>
internal static class SummaryBuilder
{
    public static CiSummary Build(IReadOnlyList<LogFinding> findings, IReadOnlyList<FailedTest> failures, ErrorClassifier classifier, LogSummaryOptions options)
    {
        var errors = findings
            .GroupBy(finding => (finding.Error.Signature, Category: classifier.Category(finding.Error)))
            .Select(group => Join([.. group], group.Key.Signature, group.Key.Category, classifier))
            .OrderBy(error => error.LineNumber)
            .ThenBy(error => error.Signature, StringComparer.Ordinal)
            .ToList();
        return new CiSummary
        {
            RunId = options.RunId,
            RunUrl = options.RunUrl,
            GoodCommit = options.GoodCommit,
            BadCommit = options.BadCommit,
            FailedTestFiles = Sorted(failures.Select(test => test.File)),
            FailedTestCases = Sorted(failures.Where(test => test.IsCase).Select(test => test.Id)),
            CodeBugs = [.. errors.Where(error => error.Category == ErrorCategory.CodeBug)],
            EnvFlakes = [.. errors.Where(error => error.Category == ErrorCategory.EnvironmentFlake)],
        };
    }

    private static CiError Join(IReadOnlyList<LogFinding> findings, string signature, string category, ErrorClassifier classifier)
    {
        var first = findings.MinBy(finding => finding.Error.IsInLog ? finding.Error.LineNumber : int.MaxValue)!;
        var tests = findings.Select(finding => finding.Test).OfType<FailedTest>().ToList();
        return new CiError
        {
            ErrorType = first.Error.Type,
            ErrorMessage = first.Error.Message,
            Category = category,
            ExcusedBy = category == ErrorCategory.EnvironmentFlake
                ? string.Join("; ", findings.Select(finding => classifier.Excuse(finding.Error)).Distinct())
                : null,
            Context = first.Error.Context,
            LineNumber = first.Error.IsInLog ? first.Error.LineNumber : 0,
            Source = first.Source,
            FailedTestFiles = Sorted(tests.Select(test => test.File)),
            FailedTestCases = Sorted(tests.Where(test => test.IsCase).Select(test => test.Id)),
            Signature = signature,
        };
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> values) => [.. values.Distinct().Order(StringComparer.Ordinal)];
}
