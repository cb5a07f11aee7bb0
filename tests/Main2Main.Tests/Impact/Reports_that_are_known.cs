using Main2Main.Impact;

namespace Main2Main.Tests.Impact;

/// <summary>What somebody gets who asks the same question again.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Reports_that_are_known
{
    private const string Old = "def run(batch):\n    return batch\n";
    private const string New = "def run(batch, mode):\n    return batch\n";

    [Test]
    public async Task The_same_question_is_answered_from_the_kept_report()
    {
        using var pair = await BrokenAsync();
        var first = await AskAsync(pair);
        await MarkAsync(pair);

        var second = await AskAsync(pair);

        Assert.That(second.Findings, Has.Count.EqualTo(first.Findings.Count).And.Some.Property(nameof(ImpactFinding.Suggestion)).EqualTo("kept"), "it was read, not found again");
        Assert.That(second.Files.Select(file => (file.Path, file.Score, file.Severity)), Is.EqualTo(first.Files.Select(file => (file.Path, file.Score, file.Severity))));
    }

    [Test]
    public async Task A_new_downstream_commit_is_another_question()
    {
        using var pair = await BrokenAsync();
        _ = await AskAsync(pair);
        await MarkAsync(pair);
        _ = await pair.EditAsync(("plugin/use.py", "from host.runner import run\n\nrun(1, mode=2)\n"));

        var report = await AskAsync(pair);

        Assert.That(report.Findings.Select(finding => finding.Severity), Has.None.EqualTo(ImpactSeverity.Breaks));
    }

    [Test]
    public async Task A_release_tag_that_was_moved_is_looked_at_again()
    {
        using var pair = await BrokenAsync();
        await pair.TagAsync("v1", pair.Start);
        _ = await AskAsync(pair, "v1");
        await MarkAsync(pair);
        _ = await pair.Upstream.RunAsync("moving the tag", "tag", "--force", "v1", "HEAD");

        var report = await AskAsync(pair, "v1");

        Assert.That(report.Findings.Select(finding => finding.Suggestion), Has.None.EqualTo("kept"));
        Assert.That(report.ReleaseCommit, Is.EqualTo(report.UpstreamTarget));
    }

    [Test]
    public async Task A_history_that_a_clone_did_not_have_before_is_looked_at_again()
    {
        using var pair = await BrokenAsync();
        _ = await AskAsync(pair);
        await MarkAsync(pair);
        await File.WriteAllTextAsync(Path.Combine(pair.Upstream.Path, ".git", "info", "grafts"), $"{await pair.Upstream.RunAsync("reading", "rev-parse", "HEAD")} {pair.Start}\n");

        var report = await AskAsync(pair);

        Assert.That(report.Findings.Select(finding => finding.Suggestion), Has.None.EqualTo("kept"));
        Assert.That(report.CommitCount, Is.EqualTo(1), "the graft hides one of the two commits");
    }

    [Test]
    public async Task A_damaged_report_is_found_again()
    {
        using var pair = await BrokenAsync();
        var first = await AskAsync(pair);
        await File.WriteAllTextAsync(Kept(pair).Single(), "{ \"findings\": [");

        var second = await AskAsync(pair);

        Assert.That(second.Findings.Select(finding => finding.Id), Is.EqualTo(first.Findings.Select(finding => finding.Id)).And.Not.Empty);
        Assert.That(ImpactFiles.TryRead(Kept(pair).Single())!.Findings, Has.Count.EqualTo(first.Findings.Count), "the damaged one is replaced");
    }

    [Test]
    public async Task No_more_than_fifty_are_kept()
    {
        using var pair = await BrokenAsync();
        _ = Directory.CreateDirectory(pair.Folder("reports"));
        for (var number = 0; number < 60; number++)
        {
            var path = Path.Combine(pair.Folder("reports"), $"{number}.json");
            await File.WriteAllTextAsync(path, "{}");
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-1).AddMinutes(number));
        }

        _ = await AskAsync(pair);

        Assert.That(Kept(pair), Has.Length.EqualTo(50));
        Assert.That(Kept(pair).Select(Path.GetFileName), Has.Some.EqualTo("59.json").And.None.EqualTo("10.json"));
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_ends_nothing()
    {
        using var pair = await BrokenAsync();
        await File.WriteAllTextAsync(pair.Folder("reports"), "a file where the folder should be");

        var report = await AskAsync(pair);

        Assert.That(report.Findings, Is.Not.Empty);
    }

    [Test]
    public async Task A_report_that_lacks_a_file_s_content_is_not_kept()
    {
        using var pair = await BrokenAsync();
        var blob = await pair.Upstream.RunAsync("reading", "rev-parse", "HEAD:host/runner.py");
        File.SetAttributes(ObjectFile(pair, blob), FileAttributes.Normal);
        File.Delete(ObjectFile(pair, blob));

        var report = await AskAsync(pair);

        Assert.That(report.Unreadable.Select(file => file.Path), Is.EqualTo(new[] { "host/runner.py" }));
        Assert.That(Directory.Exists(pair.Folder("reports")), Is.False, "tomorrow the clone may hold it");
    }

    private static string ObjectFile(ImpactPair pair, string id) => Path.Combine(pair.Upstream.Path, ".git", "objects", id[..2], id[2..]);

    private static async Task<ImpactPair> BrokenAsync()
    {
        var pair = await ImpactPair.CreateAsync([("host/runner.py", Old)], ("plugin/use.py", "from host.runner import run\n\nrun(1)\n"));
        _ = await pair.ChangeAsync("Something else", ("host/other.py", "X = 1\n"));
        _ = await pair.ChangeAsync("Take a mode", ("host/runner.py", New));
        return pair;
    }

    private static Task<ImpactReport> AskAsync(ImpactPair pair, string? tag = null) => pair.AnalyseAsync(tag, reports: pair.Folder("reports"));

    private static string[] Kept(ImpactPair pair) => Directory.GetFiles(pair.Folder("reports"), "*.json");

    /// <summary>Changes what is kept, so that whoever reads it can be told from whoever analyses again.</summary>
    private static async Task MarkAsync(ImpactPair pair)
    {
        var path = Kept(pair).Single();
        var report = ImpactFiles.TryRead(path)!;
        ImpactFiles.Write(report with { Findings = [.. report.Findings.Select(finding => finding with { Suggestion = "kept" })] }, path);
        await Task.Run(() => File.Delete(ImpactFiles.PageOf(path)));
    }
}
