namespace Main2Main.Verification;

/// <summary>The words that <see cref="CiError.Source"/> takes.</summary>
public static class ErrorSource
{
    /// <summary>A traceback of a failed case: in the runner's report, captured, or printed while the case ran.</summary>
    public const string CaseTraceback = "case_traceback";

    /// <summary>A single line in a failed case's output.</summary>
    public const string CaseSection = "case_section";

    /// <summary>The exception that the runner's summary line names.</summary>
    public const string CaseSummaryPayload = "case_summary_payload";

    /// <summary>The summary line itself: it names no exception.</summary>
    public const string CaseSummaryFallback = "case_summary_fallback";

    /// <summary>A traceback or a line of a file, or of a program, that is no test case.</summary>
    public const string FileSection = "file_section";
}
