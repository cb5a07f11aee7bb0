using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Main2Main.Configuration;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests.Documentation;

[Parallelizable(ParallelScope.All)]
public sealed partial class The_page_on_adapters
{
    private static readonly Page Adapting = Page.Read("reference/adapters.md");

    private static readonly string[] Examples = [.. Example().Matches(Adapting.Text).Select(match => match.Groups["json"].Value)];

    [Test]
    public void Lists_every_adapter_and_no_other() =>
        Assert.That(Page.Rows(Adapting.Section("Adapters")).Select(row => row[0].Trim('`')), Is.EqualTo(AdapterNames.Names));

    [Test]
    public void Holds_only_settings_that_load()
    {
        Assert.That(Examples, Has.Length.EqualTo(7));
        foreach (var example in Examples)
        {
            using var pair = new Pair();
            pair.Configure(file => Lay(file, example));
            var settings = SettingsLoader.Load(new SettingsRequest { WorkingDirectory = pair.Root, Options = new Dictionary<string, IReadOnlyList<string?>> { ["downstream"] = [pair.Downstream], ["workspace"] = [pair.Workspace] } });
            Assert.That(AdapterNames.In(settings.Adapter), Does.Contain(AdapterNames.Command));
        }
    }

    [Test]
    public void Has_a_patch_queue_that_works()
    {
        using var pair = new Pair();
        Queue(pair, ("plugin/code.py", "x = 2\n"), ("plugin/new.py", "y = 1\n"));
        UseQueue(pair);
        _ = pair.AddStep("one");
        _ = pair.AddStep("two");

        var run = pair.Run("Sync");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(pair.Log(), Has.Length.EqualTo(2));
        Assert.That(
            Processes.Git(pair.Downstream, "show", "--name-only", "--format=", "HEAD~1"), Is.EqualTo("PIN\ndocs/install.md\nplugin/code.py\nplugin/new.py"));
        Assert.That(run.Output, Does.Not.Contain("is undone"));
    }

    [Test]
    public void Has_a_patch_queue_that_leaves_nothing_behind_when_a_patch_does_not_fit()
    {
        using var pair = new Pair();
        Queue(pair, ("plugin/new.py", "y = 1\n"), ("plugin/code.py", "x = 2\n"));
        Pair.Commit(pair.Downstream, "Other", ("plugin/code.py", "x = 99\n"));
        UseQueue(pair);
        _ = pair.AddStep("one");

        var run = pair.Run("Sync");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Output, Does.Contain("ended with exit code 1"));
        Assert.That(Processes.Git(pair.Downstream, "show", "--name-only", "--format=", "HEAD"), Is.EqualTo("PIN\ndocs/install.md"));
        Assert.That(Directory.Exists(Path.Combine(pair.Downstream, ".git/rebase-apply")), Is.False);
    }

    /// <summary>Makes a queue of one patch a file, and leaves the downstream as it was.</summary>
    private static void Queue(Pair pair, params (string Path, string Content)[] patches)
    {
        var queue = Directory.CreateDirectory(Path.Combine(pair.Root, "patches/step-1")).FullName;
        foreach (var patch in patches)
        {
            Pair.Commit(pair.Downstream, patch.Path, patch);
        }

        _ = Processes.Git(pair.Downstream, "format-patch", "--quiet", $"-{patches.Length}", "-o", queue);
        _ = Processes.Git(pair.Downstream, "reset", "--quiet", "--hard", pair.Start);
    }

    private static void UseQueue(Pair pair) =>
        pair.Configure(file => Lay(file, Examples.Single(example => example.Contains("git am", StringComparison.Ordinal))));

    private static void Lay(JsonObject file, string example)
    {
        foreach (var (key, value) in JsonNode.Parse(example)!.AsObject())
        {
            file[key] = value!.DeepClone();
        }
    }

    [GeneratedRegex("^```json\n(?<json>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Example();
}
