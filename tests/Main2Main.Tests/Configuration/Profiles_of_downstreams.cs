using System.Text.RegularExpressions;
using Main2Main.Configuration;
using Main2Main.Detection.Pins;

namespace Main2Main.Tests.Configuration;

public sealed class Profiles_of_downstreams
{
    private const string Commit = "9090368b650896bf5fc990c921df7eb4c20355a5";

    private SettingsFixture fixture = null!;

    [SetUp]
    public void SetUp() => fixture = new SettingsFixture();

    [TearDown]
    public void TearDown() => fixture.Dispose();

    [Test]
    public void Every_built_in_profile_fits_the_schema_and_has_a_shape()
    {
        Assert.That(
            Profile.All().Select(profile => profile.Name),
            Is.EqualTo(
                new[] { "sample", "sendnn-inference", "tpu-inference", "vllm-ascend", "vllm-gaudi", "vllm-metal", "vllm-omni", "vllm-rbln", "vllm-spyre" }));
        foreach (var profile in Profile.All())
        {
            Assert.That(SettingsSchema.Mistakes(profile.Values.ToJsonString()), Is.Empty, profile.Name);
            Assert.That(profile.Shape, Is.Not.Empty, profile.Name);
        }
    }

    [Test]
    public void A_downstream_with_a_folder_vllm_ascend_gets_its_profile()
    {
        var settings = fixture.Shaped().Load();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings, Has.Property("Profile").EqualTo("vllm-ascend").And.Property("Adapter").EqualTo("none"));
            Assert.That(settings.Layout, Has.Property("UpstreamPackage").EqualTo("vllm").And.Property("DownstreamPackage").EqualTo("vllm_ascend"));
            Assert.That(settings.Layout.Requirements, Is.EqualTo(new[] { "pyproject.toml", "setup.py", "requirements/common.txt", "requirements/build/*" }));
            Assert.That(
                settings.SuiteGenerations.SelectMany(one => one.Suites).Select(suite => suite.EnvironmentDefaults["VLLM_WORKER_MULTIPROC_METHOD"]),
                Is.All.EqualTo("spawn"));
            Assert.That(settings.Commit.Forbidden, Is.SupersetOf(new CommitSettings().Forbidden).And.Contains("vllm_error_analyze.md"));
        }
    }

    [TestCase(".github/workflows/scripts/main2main_tests.json", """{ "cases": ["tests/e2e/pull_request/four_card/test_c.py", "tests/e2e/pull_request/one_card/test_a.py", "tests/e2e/pull_request/one_card/test_b.py"] }""", "e2e-one-card (1): test_a.py test_b.py; e2e-four-card (4): test_c.py")]
    [TestCase(".github/workflows/scripts/test_config.yaml", "- name: a\n  tests:\n    - tests/ut\n    - tests/e2e/pull_request/two_card/test_a.py\n    - tests/e2e/pull_request/two_card/test_b_310p.py\n---\nestimated_times:\n  x: 1\n", "e2e-two-card (2): test_a.py")]
    [TestCase(".github/workflows/scripts/config.yaml", "e2e-singlecard:\n  - name: x\ne2e-singlecard-light:\n  - name: x\ne2e-2card-light:\n  - name: x\n", "e2e-singlecard-light (1): e2e-singlecard-light; e2e-2card-light (2): e2e-2card-light")]
    [TestCase(".github/workflows/_e2e_test.yaml", "on:\n  workflow_call:\njobs:\n  e2e:\n    steps:\n      - name: x\n        run: pip install\n      - if: ${{ inputs.type == 'light' }}\n        run: |\n          # pytest -sv tests/e2e/singlecard/test_off.py\n          pytest -sv --durations=0 tests/e2e/singlecard/test_a.py::test_b\n      - if: ${{ inputs.type == 'full' }}\n        run: pytest -sv tests/e2e/singlecard/test_full.py\n  e2e-2-cards:\n    steps:\n      - if: ${{ inputs.type == 'light' }}\n        run: pytest -sv tests/e2e/multicard/test_c.py\n", "e2e-singlecard-light (1): test_a.py::test_b; e2e-2card-light (2): test_c.py")]
    public void Each_generation_of_vllm_ascend_has_its_suites(string file, string content, string expected)
    {
        _ = fixture.Write($"down/{file}", content);
        _ = fixture.Write("down/.github/workflows/scripts/run_suite.py", string.Empty);
        _ = fixture.Write("down/.github/workflows/scripts/run_selected_tests.sh", string.Empty);

        var suites = SuiteSelection.Of(fixture.Shaped().Load());

        Assert.That(
            string.Join("; ", suites.Select(suite => $"{suite.Name} ({suite.Devices}): {string.Join(' ', suite.Command.Where(word => word.StartsWith("tests/", StringComparison.Ordinal) || word.EndsWith("-light", StringComparison.Ordinal)).Select(Path.GetFileName))}")),
            Is.EqualTo(expected));
    }

    [Test]
    public void A_downstream_that_holds_no_known_suites_is_told_what_was_looked_for()
    {
        var failure = Assert.Throws<Main2MainException>(() => SuiteSelection.Of(fixture.Shaped().Load()))!;
        Assert.That(failure.Message, Does.Contain("$.cases in .github/workflows/scripts/main2main_tests.json").And.Contain("--ci"));
    }

    [TestCase("pr_test_light.yaml")]
    [TestCase("vllm_ascend_test.yaml")]
    public void The_pin_and_the_tag_of_older_commits_are_found_in_a_workflow(string file)
    {
        var text = $"        vllm: {Commit}\n        vllm_version: [{Commit}, v0.11.0]\n        vllm_version: [v0.16.0]\n";
        var settings = fixture.Shaped().Load();

        Assert.That(Values(settings.Pin.Single(source => source.File.EndsWith("/" + file, StringComparison.Ordinal)), text), Is.EqualTo(new[] { Commit }));
        Assert.That(
            Values(settings.Release.Single(source => source.File.EndsWith("/" + file, StringComparison.Ordinal)), text), Is.EqualTo(new[] { "v0.11.0" }));
    }

    [TestCase(0, Commit + "\n", Commit)]
    [TestCase(0, Commit, Commit)]
    [TestCase(0, Commit + "\r\n", Commit)]
    [TestCase(0, Commit + "a\n", null)]
    [TestCase(0, "see " + Commit, null)]
    [TestCase(1, "    \"main_vllm_commit\": \"" + Commit + "\",\n", Commit)]
    [TestCase(1, "x = {'main_vllm_commit':'" + Commit + "'}", Commit)]
    [TestCase(1, "    \"main_vllm_commit\": _FROM_FILE,\n", null)]
    [TestCase(1, "    # \"main_vllm_commit\": \"" + Commit + "\",\n", null)]
    public void The_pin_of_vllm_ascend_is_found_in_both_layouts(int source, string text, string? expected) =>
        Assert.That(Values(fixture.Shaped().Load().Pin[source], text), Is.EqualTo(expected is null ? [] : new[] { expected }));

    [TestCase(0, "v0.21.0\n", "v0.21.0")]
    [TestCase(0, "v0.21.0rc1\r\n", "v0.21.0rc1")]
    [TestCase(1, "    \"main_vllm_tag\": \"v0.20.2\",\n", "v0.20.2")]
    [TestCase(1, "    \"main_vllm_tag\": _FROM_FILE,\n", null)]
    public void The_release_tag_of_vllm_ascend_is_found_in_both_layouts(int source, string text, string? expected) =>
        Assert.That(Values(fixture.Shaped().Load().Release[source], text), Is.EqualTo(expected is null ? [] : new[] { expected }));

    [TestCase("vllm-gaudi", 0, Commit + "\n", Commit)]
    [TestCase("vllm-gaudi", 1, Commit + "\n", Commit)]
    [TestCase("tpu-inference", 0, Commit + "\r\n", Commit)]
    [TestCase("vllm-spyre", 0, "vllm = { git = \"https://github.com/vllm-project/vllm\", rev = \"v0.19.0\" }\n", "v0.19.0")]
    [TestCase("vllm-spyre", 1, "    \"vllm>=0.19.0,<0.19.1\",\n", "v0.19.0")]
    [TestCase("sendnn-inference", 1, "    \"vllm>=0.24.0,<0.25.2\",\n", "v0.25.1")]
    [TestCase("sendnn-inference", 2, "git = \"https://github.com/vllm-project/vllm?rev=v0.25.1\" },\n", "v0.25.1")]
    [TestCase("vllm-metal", 0, "VLLM_VERSION=\"0.27.1\"\n", "v0.27.1")]
    [TestCase("vllm-omni", 0, "ARG VLLM_BASE_TAG=v0.12.0\n", "v0.12.0")]
    [TestCase("vllm-omni", 1, "ARG VLLM_VERSION=v0.12.0\n", "v0.12.0")]
    [TestCase("vllm-omni", 2, "\"${UV}\" pip install vllm==0.12.0\n", "v0.12.0")]
    [TestCase("vllm-rbln", 0, "    \"vllm==0.13.0\",\n", "v0.13.0")]
    [TestCase("vllm-rbln", 0, "    # \"vllm==0.13.0\",\n", null)]
    [TestCase("vllm-rbln", 1, "ARG VLLM_VERSION=0.10.2\n", "v0.10.2")]
    public void The_pins_of_the_other_downstreams_are_found_in_each_of_their_spellings(string profile, int source, string text, string? expected)
    {
        var places = fixture.Shaped().Json($$"""{ "profile": "{{profile}}" }""").Load().Pin;
        Assert.That(PinReader.Find(text, places[source]).Select(value => value.Revision), Is.EqualTo(expected is null ? [] : new[] { expected }));
    }

    [Test]
    public void A_downstream_like_the_samples_gets_the_samples_profile()
    {
        ShapeAsSample();
        var settings = fixture.Load();
        var text = $"# pin\ncommit: {Commit}\ntag: v1.0.0\n";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings, Has.Property("Profile").EqualTo("sample").And.Property("Adapter").EqualTo("codemod"));
            Assert.That(Values(settings.Pin[0], text), Is.EqualTo(new[] { Commit }));
            Assert.That(Values(settings.Release[0], text), Is.EqualTo(new[] { "v1.0.0" }));
            Assert.That(settings.Suites.Single().Environment["PYTHONPATH"], Is.EqualTo("{upstream}"));
            Assert.That(
                settings.VersionGuard, Is.EqualTo(new VersionGuardSettings { Function = "loom_version_is", Module = "loom_shuttle.utils", TagPrefix = "v" }));
        }
    }

    [Test]
    public void The_files_word_counts_more_than_the_shape() =>
        Assert.That(fixture.Shaped().Json("""{ "profile": "sample" }""").Load().Layout.UpstreamPackage, Is.EqualTo("loom"));

    [Test]
    public void A_downstream_that_no_profile_fits_is_told_which_there_are_and_how_to_go_on() =>
        IsUndecided(
            "no profile fits the downstream",
            fixture.Downstream,
            "sample (has loom_shuttle/, UPSTREAM_PIN)",
            "vllm-ascend (has vllm_ascend/)",
            "\"profile\"",
            "layout");

    [Test]
    public void A_downstream_that_several_profiles_fit_is_told_which()
    {
        ShapeAsSample();
        fixture.Shaped();
        IsUndecided("several profiles fit the downstream", "sample (has", "vllm-ascend (has", "\"profile\"");
        Assert.That(fixture.Json("""{ "profile": "vllm-ascend" }""").Load().Profile, Is.EqualTo("vllm-ascend"));
    }

    [Test]
    public void A_profile_that_does_not_exist_is_answered_with_those_that_do()
    {
        fixture.Json("""{ "profile": "vllm" }""");
        IsUndecided($"`profile` in {fixture.File} names 'vllm'", "sample, sendnn-inference, ", "vllm-ascend, ", "\"none\"");
    }

    [Test]
    public void A_file_with_a_layout_of_its_own_needs_no_profile()
    {
        fixture.Json("""{ "layout": { "upstreamPackage": "a", "downstreamPackage": "b" }, "pin": [{ "file": "f", "pattern": "(?<value>x)" }] }""");
        Assert.That(fixture.Load(), Has.Property("Profile").EqualTo("none").And.Property("Layout").Property("UpstreamPackage").EqualTo("a"));
    }

    [Test]
    public void A_layout_in_part_does_not_stand_for_a_profile()
    {
        fixture.Json("""{ "layout": { "upstreamPackage": "a" } }""");
        IsUndecided("no profile fits");
    }

    [Test]
    public void Profile_none_leaves_a_fitting_profile_aside()
    {
        var settings = fixture.Shaped().Keys().Load();
        Assert.That(settings, Has.Property("Profile").EqualTo("none").And.Property("VersionGuard").Null.And.Property("Layout").Property("Guide").Null);
    }

    private void ShapeAsSample()
    {
        fixture.Write("down/UPSTREAM_PIN", string.Empty);
        Directory.CreateDirectory(fixture.In("down/loom_shuttle"));
    }

    private void IsUndecided(params string[] parts)
    {
        var failure = fixture.Failure();
        Assert.That(failure.Kind, Is.EqualTo(FailureKind.Configuration));
        foreach (var part in parts)
        {
            Assert.That(failure.Message, Does.Contain(part));
        }
    }

    private static string[] Values(PinSource source, string text) =>
        [.. Regex.Matches(text, source.Pattern, RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Select(match => match.Groups["value"].Value)];
}
