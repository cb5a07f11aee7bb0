using Main2Main.Adaptation;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Precedents;

/// <summary>What somebody answered to a change of the upstream is offered where the same change is met again.</summary>
public sealed class Recipes_of_a_memory
{
    private const string Own = "from engine.core import f\n\n\ndef g(x):\n    return f(x)\n";

    [Test]
    public async Task A_verified_edit_is_offered_to_the_next_run_that_meets_the_same_change()
    {
        using var pair = new SyncedPair();
        pair.Settings = pair.Settings with { Memory = Path.Combine(pair.Root, "memory") };
        _ = pair.Upstream.Commit(("engine/core.py", "def f(a):\n    return a\n\n\ndef use():\n    return f(1)\n"));
        pair.Pin(("plugin/use.py", Own), ("plugin/more.py", "from engine.core import f\n\nVALUES = [1]\n\n\ndef h():\n    y = f(VALUES[0])\n    return y\n"));
        var start = pair.Downstream.Git("rev-parse", "HEAD");
        _ = pair.Upstream.Commit(("engine/core.py", "def f(a, *, owner):\n    return a\n\n\ndef use():\n    return f(1, owner=None)\n"));
        var first = new Editor(
            request => File.WriteAllText(Path.Combine(request.Downstream, "plugin/use.py"), Own.Replace("f(x)", "f(x, owner=g)", StringComparison.Ordinal)));
        _ = await pair.SyncAsync(runner: null, first);

        _ = pair.Downstream.Git("reset", "--quiet", "--hard", start);
        pair.Settings = pair.Settings with { Workspace = Path.Combine(pair.Root, "second") };
        var second = new Editor(_ => { });
        _ = await pair.SyncAsync(runner: null, second);

        var before = first.Asked[0].Impacted.Single(place => place.File == "plugin/more.py");
        var place = second.Asked[0].Impacted.Single(place => place.File == "plugin/more.py");
        Assert.That((before.Recipes, before.Offer), Is.EqualTo(((IReadOnlyList<Main2Main.Precedents.Recipe>)[], (string?)null)));
        Assert.That(before.Callers.Select(change => (change.Before, change.After)), Is.EqualTo([("return f(1)", "return f(1, owner=None)")]));
        Assert.That(
            place.Recipes.Select(recipe => (recipe.Before, recipe.After, recipe.Adapter)), Is.EqualTo([("return f(x)", "return f(x, owner=g)", "editor")]));
        Assert.That((place.Statement, place.Offer), Is.EqualTo(("y = f(VALUES[0])", "y = f(VALUES[0], owner=g)")));
        Assert.That(
            await File.ReadAllTextAsync(second.Asked[0].Page), Does.Contain("Verified before for the same change").And.Contain("y = f(VALUES[0], owner=g)"));
    }

    private sealed class Editor(Action<AdaptationRequest> edit) : IAdapter
    {
        public List<AdaptationRequest> Asked { get; } = [];

        public string Name => "editor";

        public Task<AdapterReply> AdaptAsync(AdaptationRequest request)
        {
            Asked.Add(request);
            edit(request);
            return Task.FromResult(new AdapterReply(Succeeded: true, "edited"));
        }
    }
}
