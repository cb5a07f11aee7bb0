using Main2Main.Adaptation.Codemod;
using Main2Main.Adaptation.Suggestions;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Adaptation;

/// <summary>What becomes of a mechanical edit that the checks before CI find something in.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Edits_that_are_taken_back
{
    private const string Nodes = "class TryExcept:\n    pass\n\n\nclass TryFinally:\n    pass\n";
    private const string Walk = "from engine import nodes\n\n\ndef first(one):\n    return isinstance(one, nodes.TryFinally)\n\n\ndef second(one):\n    return not isinstance(one, nodes.TryFinally)\n";
    private const string Clean = "from engine import nodes\n\n\ndef fits(one):\n    return isinstance(one, nodes.TryFinally)\n";
    private const string Mixed = "from engine import nodes\n\nKINDS = [nodes.TryFinally]\n\n\ndef fits(one):\n    return isinstance(one, (nodes.TryExcept, nodes.TryFinally))\n";

    [Test]
    public async Task An_edit_goes_with_all_of_its_places_and_the_others_stay()
    {
        using var pair = Pair();

        var report = await new SuggestStage(pair.Open()).RunAsync(Path.Combine(pair.Root, "edits.patch"));

        Assert.That(report.Edits.Select(edit => edit.File), Is.EqualTo(new[] { "plugin/clean.py" }));
        Assert.That(report.Withdrawn.Select(edit => (edit.File, edit.Line)), Is.EqualTo(new[] { ("plugin/mixed.py", 3), ("plugin/mixed.py", 7) }), "line 3 is sound, and of the same edit");
        Assert.That(report.Withdrawn.Select(edit => edit.Withdrawn), Has.All.Contains("line 7").And.All.Contains("TryExcept"));
        Assert.That(report.Left.Select(left => (left.File, left.Line)), Does.Contain(("plugin/mixed.py", 3)).And.Contain(("plugin/mixed.py", 7)));
    }

    [Test]
    public async Task The_patch_holds_what_is_left()
    {
        using var pair = Pair();

        _ = await new SuggestStage(pair.Open()).RunAsync(Path.Combine(pair.Root, "edits.patch"));
        _ = pair.Downstream.Git("apply", Path.Combine(pair.Root, "edits.patch"));

        Assert.That(pair.Downstream.Git("status", "--short"), Is.EqualTo("M plugin/clean.py"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Downstream.Folder, "plugin/clean.py")), Is.EqualTo(Clean.Replace("TryFinally", "Try", StringComparison.Ordinal)));
    }

    [Test]
    public async Task The_adapter_makes_none_that_it_would_be_asked_to_mend()
    {
        const string Own = "from engine.core import f, g\n\nx = f(1), g(1)\n";
        using var pair = new SyncedPair();
        pair.Upstream.Commit(("engine/core.py", "def f(a):\n    return a\n\n\ndef g(a):\n    return [a]\n\n\nLAST = 1\n"));
        pair.Pin(("plugin/mixed.py", Own), ("plugin/clean.py", "from engine.core import f\n\nx = f(1)\n"));
        pair.Upstream.Commit(("engine/core.py", "LAST = 1\n"), ("engine/heart.py", "def f(a):\n    return a\n"));

        _ = await pair.SyncAsync(null, new CodemodAdapter(pair.Open()));

        Assert.That(pair.Downstream.Git("show", "HEAD:plugin/clean.py"), Does.StartWith("from engine.heart import f"));
        Assert.That(pair.Downstream.Git("show", "HEAD:plugin/mixed.py"), Is.EqualTo(Own.Trim()), "'g' is gone, and the edited line would import it");
        Assert.That(pair.Log.Lines, Has.None.Contains("asked once more"));
    }

    private static SyncedPair Pair()
    {
        var pair = new SyncedPair();
        pair.Upstream.Commit(("engine/nodes.py", Nodes), ("engine/walk.py", Walk));
        pair.Pin(("plugin/clean.py", Clean), ("plugin/mixed.py", Mixed));
        pair.Upstream.Commit(("engine/nodes.py", "class Try:\n    pass\n"), ("engine/walk.py", Walk.Replace("TryFinally", "Try", StringComparison.Ordinal)));
        return pair;
    }
}
