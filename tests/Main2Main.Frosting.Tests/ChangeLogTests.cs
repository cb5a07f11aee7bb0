using System.Text.Json;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>The change log of the final report.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ChangeLogTests : IDisposable
{
    private readonly Pair pair = new();

    private string Page => File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md"));

    private JsonElement[] Rows =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.json"))).RootElement.GetProperty("change_log").EnumerateArray()];

    public void Dispose() => pair.Dispose();

    [Test]
    public void Every_changed_file_has_one_row_and_what_nobody_explains_is_called_so()
    {
        _ = pair.AddStep("one");
        var commit = pair.AddStep("two (#12)");
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tx = 2\\n", "write\tplugin/back.py\ty = 1\\n");
        Pair.Play(pair.AdapterPlay, "2", "write\tplugin/new.py\ty = 1\\n", "delete\tplugin/back.py", $"write\t{pair.Workspace}/steps/step-2/adapt/answer.json\t{{ \"files\": [{{ \"path\": \"plugin/new.py\", \"commits\": [\"{commit}\"], \"why\": \"VALUE has a new form\" }}] }}");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(
            Rows.Select(row => row.GetProperty("file").GetString()),
            Is.EqualTo(Processes.Git(pair.Downstream, "diff", "--name-only", pair.Start, "HEAD").Split('\n')));
        Assert.That(Page, Does.Contain("| `PIN`, `docs/install.md` | step-1 to step-2 |  | commit reference only |"), "what only moves the pin is one row");
        Assert.That(
            Page,
            Does.Contain(
                $"| `plugin/new.py` | step-2: `{commit[..10]}` two (pull request 12) |  | VALUE has a new form | the adapter names the commit | both |"));
        Assert.That(Page, Does.Contain("| `plugin/code.py` | step-1: **unexplained** |  | 1 line(s) in, 1 out | not known | both |"));
        Assert.That(Page, Does.Contain("- [x] The change log has one row for each changed file: no upstream change explains 'plugin/code.py'"));
        Assert.That(Page, Does.Not.Contain("| `plugin/back.py` |"), "what is put back is no change");
        Assert.That(
            Rows.Single(row => row.GetProperty("file").GetString() == "plugin/new.py").GetProperty("causes")[0].GetProperty("pr").GetInt32(), Is.EqualTo(12));
    }

    [Test]
    public void An_edit_where_a_contract_changed_is_attributed_with_both_contracts()
    {
        Pair.Commit(pair.Upstream, "Add f", ("host/core.py", "def f(a):\n    return a\n"));
        Pair.Commit(
            pair.Downstream,
            "Use it",
            ("plugin/code.py", "from host.core import f\n\nx = f(1)\n"),
            ("PIN", $"commit: {Pair.Head(pair.Upstream)}\ntag: v1.0.0\n"));
        pair.BeginHere();
        Pair.Commit(pair.Upstream, "Want b too (#7)", ("host/core.py", "def f(a, b):\n    return a + b\n"));
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tfrom host.core import f\\n\\nx = f(1, 2)\\n");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(
            Page,
            Does.Contain(
                $"`{Pair.Head(pair.Upstream)[..10]}` Want b too (pull request 7) | host.core.f: parameter added required 'b': `def f(a)` → `def f(a, b)` |"));
    }

    [Test]
    public void A_change_log_that_no_pull_request_would_take_is_a_file_of_its_own()
    {
        _ = pair.AddStep("one");
        Pair.Play(pair.AdapterPlay, "1", [.. Enumerable.Range(0, 400).Select(number => $"write\tplugin/{new string('m', 150)}{number}.py\tx = 1\\n")]);

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(Page, Has.Length.LessThan(65_536).And.Contain($"402 changed files, 0 version guards: see `change-log.md`."));
        Assert.That(
            File.ReadAllLines(Path.Combine(pair.Workspace, "change-log.md")).Count(line => line.StartsWith("| `", StringComparison.Ordinal)),
            Is.EqualTo(401),
            "a row a file, and one for the two that only move the pin");
    }
}
