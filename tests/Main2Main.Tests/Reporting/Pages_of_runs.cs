using System.Text.RegularExpressions;
using Main2Main.Reporting;
using Main2Main.Reporting.Page;
using Main2Main.Workspace;

namespace Main2Main.Tests.Reporting;

/// <summary>report.html as a file.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed partial class Pages_of_runs
{
    private const int MostBytes = 5_000_000;

    [Test]
    public async Task A_page_of_82_steps_and_449_commits_shows_them_all_and_stays_under_five_megabytes()
    {
        using var run = await LongRun.CreateAsync(82, 449);

        await new RunPage(run.Session).WriteAsync(activity: null);

        var page = await File.ReadAllTextAsync(run.Page);
        Assert.That(new FileInfo(run.Page).Length, Is.LessThan(MostBytes));
        Assert.That(StepElement().Count(page), Is.EqualTo(82));
        Assert.That(CommitAddress().Matches(page).Select(match => match.Value).Distinct().Count(), Is.GreaterThanOrEqualTo(449));
        Assert.That(
            page,
            Does.Contain("href=\"https://example.org/host/host/pull/30449\"")
                .And.Contain("+    value_0 = compute(0, step=82, name=&apos;&lt;worker&gt;&apos;)"));
    }

    [Test]
    public async Task A_page_of_all_runs_shows_how_far_behind_and_what_stays_open_and_no_markup_of_others()
    {
        using var run = await LongRun.CreateAsync(2, 3);
        var folder = Main2Main.Memory.MemoryFolder.Of(run.Session);
        Main2Main.Memory.RunHistory.Write(folder, Remembered("20261128-010000", stopped: null));
        Main2Main.Memory.RunHistory.Write(folder, Remembered("20261129-010000", stopped: "step-2: <b>bold</b>"));

        await new RunsPage(run.Session).WriteAsync();

        var page = await File.ReadAllTextAsync(folder.RunsPage);
        Assert.That(
            page.IndexOf("<strong class=\"whole\">20261129-010000", StringComparison.Ordinal),
            Is.Positive.And.LessThan(page.IndexOf("<strong class=\"whole\">20261128-010000", StringComparison.Ordinal)),
            "the newest first");
        Assert.That(page, Does.Contain("3.5 → 0.5").And.Contain("1 break, 2 likely, 3 to review").And.Contain("&lt;b&gt;bold").And.Not.Contain("<b>bold"));
        Assert.That(Main2Main.Memory.RunHistory.SecondsOfAStep(folder), Is.EqualTo(30));
    }

    private static Main2Main.Memory.RunRecord Remembered(string id, string? stopped) => new()
    {
        RunId = id,
        StartedAt = DateTimeOffset.ParseExact(
            id, "yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal),
        EndedAt = DateTimeOffset.ParseExact(
            id, "yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal)
            .AddSeconds(60),
        Status = stopped is null ? "completed" : "partial",
        BaseCommit = new string('1', 40),
        TargetCommit = new string('2', 40),
        ReachedCommit = new string('2', 40),
        StepsCompleted = 2,
        StepsTotal = 2,
        UpstreamCommits = 3,
        DaysBehindBefore = 3.5,
        DaysBehindAfter = 0.5,
        Rounds = 2,
        CiSeconds = 40,
        OpenBreaks = 1,
        OpenLikely = 2,
        OpenReview = 3,
        TestsRan = null,
        Stopped = stopped,
    };

    [Test]
    public void A_long_edit_is_cut_and_says_how_much_is_left_out()
    {
        var patch = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-old\n+new\n same\n";

        Assert.That(PatchExcerpt.Of(patch, 1000), Is.EqualTo(new PatchExcerpt(patch.TrimEnd('\n'), LeftOut: 0)));
        Assert.That(PatchExcerpt.Of(patch, 30), Has.Property("LeftOut").EqualTo(4));
    }

    [Test]
    public async Task What_commits_and_logs_say_is_text_on_the_page_and_never_markup()
    {
        using var run = await LongRun.CreateAsync(9, 12);

        await new RunPage(run.Session).WriteAsync(activity: null);

        var page = await File.ReadAllTextAsync(run.Page);
        Assert.That(page, Does.Not.Contain("<script>alert").And.Not.Contain("<b>bold</b>"));
        Assert.That(page, Does.Contain("&lt;/summary&gt;&lt;script&gt;alert(&apos;x&apos;)&lt;/script&gt; &amp; &quot;quoted&quot;"));
        Assert.That(page, Does.Contain("argument: &apos;grammar_output&apos; &lt;x&gt;"), "a message of the failed round of step 9");
    }

    [Test]
    public async Task A_page_names_no_folder_of_the_machine_and_links_to_what_is_asked()
    {
        using var run = await LongRun.CreateAsync(2, 3);
        var request = Path.Combine(run.Session.Workspace.Step("step-2").Root, "adapt", "request.md");
        _ = Directory.CreateDirectory(Path.GetDirectoryName(request)!);
        await File.WriteAllTextAsync(request, "Edit this.");
        run.Save(RunStatus.Running, state => state.Index == 2 ? state with { Phase = StepPhase.ReferenceUpdated, Pause = new AdapterPause(0, "manual", "manual", 0, SecondTry: false, state.Commit!, request) } : state);
        var stop = new PartialStop { StepId = "step-1", Condition = "regression", Reason = $"'{run.Session.Downstream.Path}/use.py' and '{run.Session.Upstream.Path}' differ.", SummaryPath = request, RolledBackTo = new string('1', 40) };
        run.Session.Journal.Save(run.Session.Journal.Required with { Stop = stop });

        await new RunPage(run.Session).WriteAsync(activity: null);

        var page = await File.ReadAllTextAsync(run.Page);
        Assert.That(
            page, Does.Contain("{downstream}/use.py").And.Contain("{upstream}").And.Contain("<a href=\"steps/step-2/adapt/request.md\">request.md</a>"));
        Assert.That(page, Does.Not.Contain(Path.GetTempPath()));
    }

    [Test]
    public async Task A_page_says_what_the_run_does_now_and_a_page_without_a_process_that_it_is_interrupted()
    {
        using var run = await LongRun.CreateAsync(3, 5);
        run.Save(
            RunStatus.Running, state => state.Index == 3 ? state with { Phase = StepPhase.Adapted, InProgress = StepPhase.Verified, Commit = null } : state);

        await new RunPage(run.Session).WriteAsync(new Activity("RunCi", "step-3", DateTimeOffset.UtcNow));
        var live = await File.ReadAllTextAsync(run.Page);
        await new RunPage(run.Session).WriteAsync(activity: null);
        var left = await File.ReadAllTextAsync(run.Page);

        Assert.That(
            live, Does.Contain("Now: <a href=\"#step-3\">step-3</a>, RunCi, since ").And.Contain("data-live=\"true\"").And.Contain("2 <small>of 3</small>"));
        Assert.That(
            left, Does.Contain("The run is not finished, and nothing works on it.").And.Contain("data-live=\"false\"").And.Not.Contain("id=\"follow\""));
    }

    [Test]
    public async Task A_page_that_is_kept_shows_the_last_change_when_the_run_ends()
    {
        using var run = await LongRun.CreateAsync(2, 3);
        run.Save(RunStatus.Running);
        await using (var page = new LivePage(run.Session))
        {
            page.Show(new Activity("Commit", "step-2", DateTimeOffset.UtcNow));
            run.Save(RunStatus.Completed);
        }

        Assert.That(await File.ReadAllTextAsync(run.Page), Does.Contain("The target is reached").And.Contain("data-live=\"false\""));
    }

    [Test]
    public async Task A_page_that_cannot_be_written_does_not_end_the_run()
    {
        using var run = await LongRun.CreateAsync(2, 3);
        _ = Directory.CreateDirectory(run.Page);
        await using (var page = new LivePage(run.Session))
        {
            page.Show(new Activity("Commit", "step-2", DateTimeOffset.UtcNow));
            Assert.That(() => run.Save(RunStatus.Completed), Throws.Nothing);
        }

        Assert.That(Directory.Exists(run.Page));
    }

    [TestCase("https://github.com/owner/name.git", "https://github.com/owner/name")]
    [TestCase("https://user:secret@host.example/group/name/", "https://host.example/group/name")]
    [TestCase("git@github.com:owner/name.git", "https://github.com/owner/name")]
    [TestCase("ssh://git@host.example:2222/owner/name", "https://host.example/owner/name")]
    [TestCase("/srv/mirrors/name.git", null)]
    [TestCase("../name", null)]
    [TestCase("file:///srv/name", null)]
    [TestCase("C:\\name", null)]
    public void A_remotes_page_is_known_without_its_secrets(string address, string? page) => Assert.That(WebLinks.PageOf(address), Is.EqualTo(page));

    [Test]
    public void Hours_in_which_nothing_ran_take_little_of_the_axis()
    {
        var start = new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);

        var axis = new TimeAxis([(start, start.AddMinutes(10)), (start.AddHours(9), start.AddHours(9).AddMinutes(10))]);

        Assert.That(axis.At(start), Is.Zero);
        Assert.That(axis.At(start.AddMinutes(10)), Is.EqualTo(49.25).Within(0.01));
        Assert.That(axis.At(start.AddHours(9)), Is.EqualTo(50.75).Within(0.01));
        Assert.That(axis.At(start.AddHours(10)), Is.EqualTo(100).Within(0.01));
        Assert.That(axis.Idle.Single().Length, Is.EqualTo(TimeSpan.FromMinutes(530)));
    }

    [GeneratedRegex("<details class=\"step done\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StepElement();

    [GeneratedRegex("https://example.org/host/host/commit/[0-9a-f]{40}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommitAddress();
}
