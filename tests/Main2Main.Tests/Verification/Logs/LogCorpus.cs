using System.Text;
using Main2Main.Verification;

namespace Main2Main.Tests.Verification.Logs;

/// <summary>The logs under Corpus/, most of them printed by real test runners, each beside the summary that a person approved.</summary>
internal static class LogCorpus
{
    public static string Folder { get; } = Find();

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.log").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".log"));

    public static CiSummary Summarize(byte[] log) => Summarize(new MemoryStream(log));

    public static CiSummary Summarize(string log) => Summarize(Encoding.UTF8.GetBytes(log));

    public static CiSummary Summarize(Stream log) => LogSummarizer.Summarize(log, new LogSummaryOptions());

    public static IEnumerable<string> Signatures(CiSummary summary) => summary.CodeBugs.Concat(summary.EnvFlakes).Select(error => $"{error.Category}: {error.Signature}").Order(StringComparer.Ordinal);

    private static string Find()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Main2Main.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not run below the repository.");
        }

        return Path.Combine(folder.FullName, "tests", "Main2Main.Tests", "Verification", "Logs", "Corpus");
    }
}
