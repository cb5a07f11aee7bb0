namespace Main2Main.Verification;
/// <summary>TEMP.</summary>
public static class LogSummarizer
{
    /// <summary>TEMP.</summary>
    public static CiSummary Summarize(Stream log, LogSummaryOptions options) => new();
}
