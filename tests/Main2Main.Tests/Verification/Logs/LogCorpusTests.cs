using System.Text.Json;
using Main2Main.Json;

namespace Main2Main.Tests.Verification.Logs;

public sealed class LogCorpusTests
{
    private static IEnumerable<string> Names => LogCorpus.Names;

    [TestCaseSource(nameof(Names))]
    public void A_log_gives_the_summary_that_was_approved_for_it(string name)
    {
        var approved = Path.Combine(LogCorpus.Folder, name + ".approved.json");
        var received = Path.Combine(LogCorpus.Folder, name + ".received.json");

        var summary = JsonSerializer.Serialize(LogCorpus.Summarize(LogCorpus.Bytes(name)), ArtifactJson.Readable.CiSummary) + "\n";

        File.Delete(received);
        if (!File.Exists(approved) || File.ReadAllText(approved) != summary)
        {
            File.WriteAllText(received, summary);
        }

        Assert.That(received, Does.Not.Exist, "compare it with the approved summary; to approve it, rename it to .approved.json");
    }
}
