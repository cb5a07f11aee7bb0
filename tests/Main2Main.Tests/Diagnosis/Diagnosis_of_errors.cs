using Main2Main.Diagnosis;
using Main2Main.Impact;
using Main2Main.Memory;

namespace Main2Main.Tests.Diagnosis;

/// <summary>From an error to the upstream change, on real histories.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Diagnosis_of_errors
{
    private const string Rotary = "class Rope:\n    pass\n\n\ndef get_rope(size, base):\n    return Rope()\n\n\ndef get_rope_size():\n    return 1\n";

    [Test]
    public async Task Names_the_commit_that_removed_a_name_first_among_ten()
    {
        using var upstream = await Upstream.CreateAsync(
            ("engine/rotary.py", Rotary), ("engine/user.py", "from engine.rotary import get_rope\n\nrope = get_rope(1, 2)\n"),
            ("tests/test_rotary.py", "from engine.rotary import get_rope\n"));
        var culprit = string.Empty;
        for (var commit = 1; commit <= 10; commit++)
        {
            var sha = await upstream.ChangeAsync($"change {commit}", commit switch
            {
                2 => [("engine/user.py", "from engine.rotary import get_rope\n\nrope = get_rope(2, 4)\n")],
                4 => [("tests/test_rotary.py", "pass\n")],
                6 => [("engine/rotary.py", Rotary.Replace("def get_rope(size, base):", "def build_rope(size, base):", StringComparison.Ordinal)),
                    ("engine/user.py", "from engine.rotary import build_rope\n")],
                8 => [("engine/rotary.py", Rotary.Replace("def get_rope(size, base):", "def build_rope(size, base, scale):", StringComparison.Ordinal))],
                _ => [($"engine/other_{commit}.py", Upstream.Lines("other", 20))],
            });
            culprit = commit == 6 ? sha : culprit;
        }

        var diagnosis = await upstream.DiagnoseAsync("ImportError", "cannot import name 'get_rope' from 'engine.rotary' (/x/engine/rotary.py)");

        Assert.That(diagnosis.Mechanism, Is.EqualTo(Mechanism.Import));
        Assert.That(diagnosis.FixPattern, Is.EqualTo("Moved or removed import"));
        Assert.That(diagnosis.Commits[0].Sha, Is.EqualTo(culprit));
        Assert.That(
            diagnosis.Commits[0].Changes[0],
            Has.Property("Term").EqualTo("get_rope").And.Property("RemovedDefinitions").EqualTo(1).And.Property("File").EqualTo("engine/rotary.py"));
        Assert.That(diagnosis.Hunks[0], Has.Property("File").EqualTo("engine/rotary.py").And.Property("OldStart").EqualTo(2));
        Assert.That(diagnosis.Hunks[0].Matches, Does.Contain(new HunkMatch("get_rope", HunkSide.Removed, 5, "def get_rope(size, base):", IsDefinition: true)));
    }

    [Test]
    public async Task Matches_whole_words_only()
    {
        using var upstream = await Upstream.CreateAsync(("engine/rotary.py", Rotary));
        _ = await upstream.ChangeAsync("another name", ("engine/rotary.py", Rotary.Replace("get_rope_size", "get_rope_length", StringComparison.Ordinal)));

        var diagnosis = await upstream.DiagnoseAsync("NameError", "name 'rope_size' is not defined");

        Assert.That(diagnosis.SearchTerms, Is.Not.Empty);
        Assert.That(diagnosis.Hunks, Is.Empty);
        Assert.That(diagnosis.Commits, Is.Empty);
    }

    [Test]
    public async Task Names_the_commit_that_moved_a_module_away()
    {
        using var upstream = await Upstream.CreateAsync(
            ("engine/utils/device.py", Upstream.Lines("device", 30)), ("engine/user.py", "import engine.utils.device\n"));
        _ = await upstream.ChangeAsync("noise", ("engine/user.py", "import engine.utils.device\nimport os\n"));
        var culprit = await upstream.ChangeAsync(
            "move",
            ("engine/utils/device.py", null),
            ("engine/platforms/device.py", Upstream.Lines("device", 30)),
            ("engine/user.py", "import engine.platforms.device\nimport os\n"));
        _ = await upstream.ChangeAsync("more noise", ("engine/user.py", "import engine.platforms.device\nimport os\nimport sys\n"));

        var diagnosis = await upstream.DiagnoseAsync("ModuleNotFoundError", "No module named 'engine.utils.device'");

        Assert.That(diagnosis.Commits[0].Sha, Is.EqualTo(culprit));
        Assert.That(diagnosis.Commits[0].Changes[0], Has.Property("FileChange").EqualTo("deleted").And.Property("File").EqualTo("engine/utils/device.py"));
        Assert.That(
            diagnosis.Hunks[0],
            Has.Property("Header").EqualTo("renamed").And.Property("PreviousFile").EqualTo("engine/utils/device.py").And.Property("File")
                .EqualTo("engine/platforms/device.py"));
    }

    [Test]
    public async Task Looks_for_added_lines_when_the_upstream_passes_a_new_argument()
    {
        const string Layer = "def apply(impl, x):\n    return impl.forward(x)\n";
        using var upstream = await Upstream.CreateAsync(("engine/layer.py", Layer), ("engine/old.py", "cache_scale = 1\n"));
        await upstream.WriteDownstreamAsync("board/attention.py");
        _ = await upstream.ChangeAsync("unrelated removal", ("engine/old.py", "pass\n"));
        var culprit = await upstream.ChangeAsync(
            "pass the scale", ("engine/layer.py", Layer.Replace("forward(x)", "forward(x, cache_scale=2)", StringComparison.Ordinal)));

        var diagnosis = await upstream.DiagnoseAsync(
            "TypeError",
            "BoardAttention.forward() got an unexpected keyword argument 'cache_scale'",
            tag: null,
            "Traceback (most recent call last):",
            $"  File \"{upstream.Downstream}/board/attention.py\", line 12, in run",
            "    apply(self, x)",
            $"  File \"{upstream.Repository.Path}/engine/layer.py\", line 2, in apply",
            "    return impl.forward(x, cache_scale=2)");

        Assert.That(diagnosis.Commits[0].Sha, Is.EqualTo(culprit));
        Assert.That(diagnosis.DownstreamFrames, Is.EqualTo(new[] { new DownstreamFrame("board/attention.py", 12, "run") }));
        Assert.That(diagnosis.Guard, Has.Property("Needed").EqualTo(GuardNeed.No).And.Property("Reason").EqualTo(GuardReason.OneFormServesBoth));
    }

    [Test]
    public async Task Lists_the_downstreams_places_deepest_first_wherever_ci_ran()
    {
        using var upstream = await Upstream.CreateAsync(("engine/layer.py", "x = 1\n"));
        await upstream.WriteDownstreamAsync("board/ops/layer.py");
        await upstream.WriteDownstreamAsync("board/worker.py");
        await upstream.WriteDownstreamAsync("tests/test_worker.py");
        _ = await upstream.ChangeAsync("change", ("engine/layer.py", "x = 2\n"));

        var diagnosis = await upstream.DiagnoseAsync(
            "AssertionError",
            "assert 1 == 2",
            tag: null,
            "tests/test_worker.py:9: in test_worker",
            "    run()",
            "/elsewhere/src/board/worker.py:30: in run",
            "/usr/lib/python3.11/functools.py:5: in wrapper",
            $"{upstream.Repository.Path}/engine/layer.py:1: in layer",
            "/elsewhere/site-packages/board/ops/layer.py:7: AssertionError");

        Assert.That(diagnosis.DownstreamFrames, Is.EqualTo(new[]
        {
            new DownstreamFrame("board/ops/layer.py", 7, Function: null),
            new DownstreamFrame("board/worker.py", 30, "run"),
            new DownstreamFrame("tests/test_worker.py", 9, "test_worker"),
        }));
    }

    [Test]
    public async Task Keeps_to_the_best_hunks_of_a_word_that_stands_everywhere()
    {
        var files = Enumerable.Range(0, 30)
            .Select(number => ($"engine/user_{number:00}.py", (string?)$"{Upstream.Lines("line", 5)}config.padded_sizes()\n")).ToList();
        using var upstream = await Upstream.CreateAsync([.. files, ("engine/config.py", "class Config:\n    padded_sizes: int = 1\n")]);
        _ = await upstream.ChangeAsync("uses", [.. files.Select(file => (file.Item1, (string?)$"{Upstream.Lines("line", 5)}config.other()\n"))]);
        var culprit = await upstream.ChangeAsync("definition", ("engine/config.py", "class Config:\n    pass\n"));

        var diagnosis = await upstream.DiagnoseAsync("AttributeError", "'Config' object has no attribute 'padded_sizes'");

        Assert.That(diagnosis.HunkCount, Is.EqualTo(31));
        Assert.That(diagnosis.Hunks, Has.Count.EqualTo(10));
        Assert.That(diagnosis.Hunks[0].File, Is.EqualTo("engine/config.py"));
        Assert.That(diagnosis.Commits[0].Sha, Is.EqualTo(culprit));
    }

    [Test]
    public async Task Is_not_misled_by_lines_that_look_like_headers_nor_by_lines_of_megabytes()
    {
        var comment = "-- a/engine/fake.py\n++ b/engine/fake.py\n@ -1 +1 @@\n";
        using var upstream = await Upstream.CreateAsync(("engine/data.py", $"{comment}lost_name = 1\n{new string('x', 3_000_000)} = 2\n"));
        var culprit = await upstream.ChangeAsync("remove", ("engine/data.py", $"{new string('y', 3_000_000)} = 3\n"), ("engine/last.py", "found_name = 1\n"));

        var diagnoses = await upstream.DiagnoseAsync(
            [Upstream.Error("NameError", "name 'lost_name' is not defined"), Upstream.Error("NameError", "name 'found_name' is not defined")]);

        Assert.That(diagnoses[0].Hunks.Single(), Has.Property("File").EqualTo("engine/data.py"));
        Assert.That(diagnoses[0].Hunks[0].Matches.Single(), Has.Property("Line").EqualTo(4));
        Assert.That(diagnoses[1].Hunks.Single(), Has.Property("File").EqualTo("engine/last.py"));
        Assert.That(diagnoses.Select(diagnosis => diagnosis.Commits[0].Sha), Is.All.EqualTo(culprit));
    }

    [Test]
    public async Task Of_several_errors_keeps_each_ones_own_evidence()
    {
        using var upstream = await Upstream.CreateAsync(("engine/a.py", "alpha_name = 1\n"), ("engine/b.py", "beta_name = 1\n"));
        var first = await upstream.ChangeAsync("a", ("engine/a.py", "pass\n"));
        var second = await upstream.ChangeAsync("b", ("engine/b.py", "pass\n"));

        var diagnoses = await upstream.DiagnoseAsync(
            [Upstream.Error("NameError", "name 'beta_name' is not defined"), Upstream.Error("NameError", "name 'alpha_name' is not defined")]);

        Assert.That(diagnoses.Select(diagnosis => diagnosis.Commits.Single().Sha), Is.EqualTo(new[] { second, first }));
    }
}
