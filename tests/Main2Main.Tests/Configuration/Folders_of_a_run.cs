namespace Main2Main.Tests.Configuration;

public sealed class Folders_of_a_run
{
    private SettingsFixture fixture = null!;

    [SetUp]
    public void SetUp() => fixture = new SettingsFixture().Keys();

    [TearDown]
    public void TearDown() => fixture.Dispose();

    [Test]
    public void The_default_workspace_is_main2main_in_the_temp_folder() =>
        Assert.That(fixture.WithoutOption("workspace").Load().Workspace, Is.EqualTo(Path.Combine(Path.GetTempPath(), "main2main")));

    [Test]
    public void No_downstream_at_all_is_answered_with_how_to_name_it() =>
        IsUsage(fixture.WithoutOption("downstream"), "no downstream", "--downstream=", "MAIN2MAIN_DOWNSTREAM", "--sample");

    [Test]
    public void A_downstream_that_does_not_exist_is_named()
    {
        IsUsage(fixture.Option("downstream", "nowhere"), "--downstream names", fixture.In("nowhere"), "does not exist");
        fixture.Write("plain", "x");
        IsUsage(fixture.Option("downstream", "plain"), "is a file");
        IsUsage(fixture.WithoutOption("downstream").Variable("MAIN2MAIN_DOWNSTREAM", "nowhere"), "MAIN2MAIN_DOWNSTREAM names");
    }

    [Test]
    public void Paths_in_a_named_file_start_from_that_file()
    {
        fixture.Write(
            "etc/deep/sync.json", $"{{ {SettingsFixture.WithoutProfile}, \"downstream\": \"../../down\", \"upstream\": \"up\", \"workspace\": \"../w\" }}");
        var settings = fixture.WithoutOption("downstream").WithoutOption("workspace").Option("config", "etc/deep/sync.json").Load();
        Assert.That(settings, Has.Property("Downstream").EqualTo(fixture.Downstream)
            .And.Property("Upstream").EqualTo(fixture.In("etc/deep/up"))
            .And.Property("Workspace").EqualTo(fixture.In("etc/w")));
    }

    [Test]
    public void A_named_file_is_the_only_one()
    {
        fixture.Keys("\"to\": \"of-downstream\"");
        fixture.Write("other.json", $"{{ {SettingsFixture.WithoutProfile} }}");
        Assert.That(fixture.Option("config", "other.json").Load().To, Is.Null);
    }

    [Test]
    public void Paths_with_non_ASCII_letters_spaces_and_quotes_stay_as_they_are()
    {
        using var odd = new SettingsFixture("größe 測試 'q' \"d\" ");
        odd.Keys("\"upstream\": \"../ü p\"");
        Assert.That(odd.Load(), Has.Property("Upstream").EqualTo(odd.In("ü p")).And.Property("Downstream").EqualTo(odd.Downstream));
    }

    [TestCase("down")]
    [TestCase("down/deep/er")]
    [TestCase("up/.git/x")]
    [TestCase("up/../down/x")]
    public void A_workspace_in_one_of_the_repositories_is_refused(string workspace) =>
        IsUsage(
            fixture.Option("upstream", "up").Option("workspace", workspace),
            "the workspace",
            "--workspace",
            "lies in the",
            fixture.In(workspace.Contains("down", StringComparison.Ordinal) ? "down" : "up"));

    [Test]
    public void A_workspace_that_a_link_leads_into_a_repository_is_refused()
    {
        Directory.CreateDirectory(fixture.In("down/sub"));
        Directory.CreateSymbolicLink(fixture.In("link"), "down/sub");
        IsUsage(fixture.Option("workspace", "link/new/er"), "the workspace", "lies in the downstream", fixture.Downstream);
    }

    [Test]
    public void A_workspace_in_a_repository_that_was_named_by_a_link_is_refused()
    {
        Directory.CreateSymbolicLink(fixture.In("alias"), fixture.Downstream);
        IsUsage(fixture.Option("downstream", "alias").Option("workspace", "down/w"), "lies in the downstream");
    }

    [Test]
    public void A_workspace_behind_links_that_go_in_a_circle_is_taken_as_it_is_written()
    {
        Directory.CreateSymbolicLink(fixture.In("one"), "two");
        Directory.CreateSymbolicLink(fixture.In("two"), "one");
        Assert.That(fixture.Option("workspace", "one/w").Load().Workspace, Is.EqualTo(fixture.In("one/w")));
    }

    [TestCase("downwards")]
    [TestCase("..down")]
    [TestCase("down/../w")]
    public void A_workspace_beside_the_repositories_is_accepted(string workspace) =>
        Assert.That(fixture.Option("upstream", "up").Option("workspace", workspace).Load().Workspace, Is.EqualTo(Path.GetFullPath(workspace, fixture.Root)));

    [Test]
    public void The_same_folder_as_upstream_and_downstream_is_refused()
    {
        IsUsage(fixture.Option("upstream", "up/../down/"), "--upstream and --downstream are the same folder", fixture.Downstream);
        Directory.CreateSymbolicLink(fixture.In("alias"), "down");
        IsUsage(fixture.Option("upstream", "alias"), "are the same folder");
    }

    [Test]
    public void The_sample_lies_in_the_workspace_before_it_is_made()
    {
        var settings = fixture.WithoutOption("downstream").Option("sample", [null]).Load();
        Assert.That(settings, Has.Property("Sample").True.And.Property("Profile").EqualTo("sample")
            .And.Property("Upstream").EqualTo(fixture.In("work/sample/upstream"))
            .And.Property("Downstream").EqualTo(fixture.In("work/sample/downstream"))
            .And.Property("Workspace").EqualTo(fixture.In("work")));
    }

    [Test]
    public void The_samples_own_file_is_read_once_it_is_made()
    {
        fixture.Write("work/sample/downstream/main2main.json", """{ "plan": { "commitBudget": 2 }, "workspace": "elsewhere" }""");
        var settings = fixture.WithoutOption("downstream").Variable("MAIN2MAIN_SAMPLE", "1").Load();
        Assert.That(settings, Has.Property("Plan").Property("CommitBudget").EqualTo(2).And.Property("Workspace").EqualTo(fixture.In("work")));
    }

    [Test]
    public void Repositories_set_in_the_environment_give_way_to_the_sample()
    {
        fixture.WithoutOption("downstream").Variable("MAIN2MAIN_DOWNSTREAM", "down").Variable("MAIN2MAIN_UPSTREAM", "up").Option("sample", [null]);
        Assert.That(
            fixture.Load(),
            Has.Property("Upstream").EqualTo(fixture.In("work/sample/upstream")).And.Property("Downstream").EqualTo(fixture.In("work/sample/downstream")));
    }

    [Test]
    public void A_repository_named_beside_the_sample_is_refused() =>
        IsUsage(fixture.Option("sample", [null]), "--downstream is given although --sample");

    [Test]
    public void A_downstreams_own_file_cannot_turn_it_into_the_sample() =>
        Assert.That(
            fixture.Keys("\"sample\": true").Failure(),
            Has.Property("Kind").EqualTo(FailureKind.Configuration).And.Message.Contains($"`sample` in {fixture.File}"));

    private static void IsUsage(SettingsFixture fixture, params string[] parts)
    {
        var failure = fixture.Failure();
        Assert.That(failure.Kind, Is.EqualTo(FailureKind.Usage), failure.Message);
        foreach (var part in parts)
        {
            Assert.That(failure.Message, Does.Contain(part));
        }
    }
}
