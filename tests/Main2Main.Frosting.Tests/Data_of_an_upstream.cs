using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>What an upstream's subjects, paths and sources and a suite's lines say is shown, and does nothing.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Data_of_an_upstream : IDisposable
{
    private const string Token = "ghp_OfTheTest0123456789abcdefghij";
    private const string Subject = "Weave (fixes #7) by @ann, see https://e.org/i/1 ##[set-output name=x;]y \u001b]52;c;eA==\u0007\u202e ![i](u) <b> `c`";

    private readonly Pair pair = new();

    public void Dispose() => pair.Dispose();

    [Test]
    public void Acts_in_no_commit_no_report_and_no_log()
    {
        Pair.Commit(pair.Upstream, Subject, ("host/core.py", "VALUE = 1\n"), ("host/seven.py", "# -*- coding: utf-7 -*-\nx = 1\n"), ("requirements/common.txt", "one\n"));
        _ = CliWrap.Cli.Wrap("bash").WithArguments(["-c", "printf 1 > $'host/caf\\xe9.txt'; printf 'x = 1\\n' > $'host/caf\\xe9.py'; git add -A; git -c core.quotePath=false commit -q -m 'Names'"]).WithWorkingDirectory(pair.Upstream).ExecuteAsync().GetAwaiter().GetResult();
        Pair.Play(pair.CiPlay, "2", "print\t::error::of a suite", "print\t##[error]of a suite", $"print\ttoken {Token} and \u001b[2J", "print\tTraceback (most recent call last):", $"print\t  File \"{pair.Downstream}/plugin/code.py\", line 1, in f", $"print\tTypeError: \u001b]0;x\u0007 {Token} @bob ##[debug]", "exit\t1");

        var result = pair.Run("Sync", new Dictionary<string, string?>
        {
            ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = pair.Root, ["GITHUB_OUTPUT"] = Path.Combine(pair.Root, "outputs"), ["GITHUB_STEP_SUMMARY"] = Path.Combine(pair.Root, "summary"), ["MY_TOKEN"] = Token,
        });

        Assert.That(result.ExitCode, Is.EqualTo(ExitCodes.PartialStop), result.ToString());
        Assert.That(result.Output + result.Error, Does.Contain("Not handed to suites and adapters").And.Contain("MY_TOKEN"));
        var lines = (result.Output + "\n" + result.Error).Split('\n', '\r');
        Assert.That(lines.Where(line => line.Contains("##[", StringComparison.Ordinal)), Is.Empty);
        Assert.That(lines.Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal) && !line.StartsWith("::group::", StringComparison.Ordinal) && !line.StartsWith("::endgroup::", StringComparison.Ordinal) && !line.StartsWith("::error ", StringComparison.Ordinal)), Is.Empty);
        Assert.That(result.Output + result.Error, Does.Not.Contain("\u001b]").And.Not.Contain("\u0007").And.Not.Contain("\u202e"));
        var message = pair.Log("%B").FirstOrDefault(line => line.Contains("Weave", StringComparison.Ordinal));
        Assert.That(message, Does.Contain("Weave (fixes # 7) by @ ann, see https:// e.org/i/1").And.Not.Contain("\u001b"));
        foreach (var file in Directory.EnumerateFiles(pair.Workspace, "*", SearchOption.AllDirectories).Append(Path.Combine(pair.Root, "summary")).Append(Path.Combine(pair.Root, "outputs")))
        {
            Assert.That(File.ReadAllText(file), Does.Not.Contain(Token), file);
        }

        var pages = Directory.EnumerateFiles(pair.Workspace, "*.md", SearchOption.AllDirectories).Append(Path.Combine(pair.Root, "summary")).Select(File.ReadAllText).ToList();
        Assert.That(pages, Has.Count.GreaterThan(4).And.All.Not.Contain("#7").And.All.Not.Contain("@ann").And.All.Not.Contain("\u001b"));
    }
}
