using Main2Main.Configuration;

namespace Main2Main.Tests.Configuration;

/// <summary>What somebody can say of suites whose cases stand in a file of the downstream.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Suites_from_a_file : IDisposable
{
    private const string WithoutSuites =
        """
        "profile": "none",
        "layout": { "upstreamPackage": "engine", "downstreamPackage": "plugin" },
        "pin": [{ "file": "PIN", "pattern": "^(?<value>[0-9a-f]{40})$" }],
        """;

    private readonly SettingsFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Test]
    public void Cases_take_the_place_of_the_word_and_a_suite_without_any_is_left_out()
    {
        _ = fixture.Write("down/cases.json", """{ "ci": { "cases": ["one/a.py", "two/b.py", "one/a.py", "six/c.py"] } }""");
        _ = fixture.Json($$"""
            { {{WithoutSuites}} "suites": [
              { "name": "one", "command": ["t", "{cases}", "-x"], "cases": { "file": "cases.json", "path": "$.ci.cases", "pattern": "^one/" }, "devices": 1 },
              { "name": "two", "command": ["t", "{cases}"], "cases": { "file": "cases.json", "path": "$.ci.cases[*]", "pattern": "^two/" } },
              { "name": "four", "command": ["t", "{cases}"], "cases": { "file": "cases.json", "path": "$.ci.cases", "pattern": "^four/" } }] }
            """);

        var settings = fixture.Load();

        Assert.That(
            SuiteSelection.Of(settings).Select(suite => $"{suite.Name}: {string.Join(' ', suite.Command)}"),
            Is.EqualTo(["one: t one/a.py -x", "two: t two/b.py"]));
        Assert.That(SuiteSelection.Configured(settings).Unclaimed, Is.EqualTo(["six/c.py"]));
    }

    [Test]
    public void The_first_generation_whose_conditions_hold_counts()
    {
        const string Generations = """
            "suiteGenerations": [
              { "name": "new", "when": [{ "file": "new.yaml", "key": "$.jobs.ci" }], "suites": [{ "name": "of-new", "command": ["t"] }] },
              { "name": "old", "when": [{ "file": "old" }], "suites": [{ "name": "of-old", "command": ["t"] }] },
              { "name": "rest", "suites": [{ "name": "of-rest", "command": ["t"] }] }]
            """;
        _ = fixture.Json($"{{ {WithoutSuites} {Generations} }}");
        Assert.That(Names(), Is.EqualTo(["of-rest"]));
        _ = fixture.Write("down/old", string.Empty);
        Assert.That(Names(), Is.EqualTo(["of-old"]));
        _ = fixture.Write("down/new.yaml", "jobs:\n  other: 1\n");
        Assert.That(Names(), Is.EqualTo(["of-old"]));
        _ = fixture.Write("down/new.yaml", "jobs:\n  ci: &a [1]\n  again: *a\n");
        Assert.That(Names(), Is.EqualTo(["of-new"]));
    }

    [Test]
    public void A_suite_is_chosen_by_name_from_the_generation_that_fits()
    {
        const string Generations =
            """ "suiteGenerations": [{ "name": "all", "suites": [{ "name": "a", "command": ["t"] }, { "name": "b", "command": ["t"] }] }] """;
        _ = fixture.Json($"{{ {WithoutSuites} {Generations} }}");
        Assert.That(SuiteSelection.Of(fixture.Option("suite", "b").Load()).Select(suite => suite.Name), Is.EqualTo(["b"]));
        Assert.That(fixture.Option("suite", "c").Failure().Message, Does.Contain("'c'").And.Contain("choose from: a, b"));
    }

    [Test]
    public void Suites_of_the_file_stand_in_the_place_of_the_profiles_generations() =>
        Assert.That(
            SuiteSelection.Of(fixture.Shaped().Json("""{ "suites": [{ "name": "mine", "command": ["t"] }] }""").Load()).Select(suite => suite.Name),
            Is.EqualTo(["mine"]));

    [TestCase(""" "suites": [{ "name": "a", "command": ["t"] }], "suiteGenerations": [{ "name": "b", "suites": [{ "name": "a", "command": ["t"] }] }] """, "stands beside `suites`")]
    [TestCase(""" "suites": [{ "name": "a", "command": ["t", "{cases}"] }] """, "but no `cases`")]
    [TestCase(""" "suites": [{ "name": "a", "command": ["t"], "cases": { "file": "f" } }] """, "no word {cases}")]
    [TestCase(""" "suites": [{ "name": "a", "command": ["{cases}"], "cases": { "file": "f", "pattern": "(" } }] """, "'a'.cases.pattern an invalid regular expression")]
    [TestCase(""" "suites": [{ "name": "a", "command": ["{cases}"], "cases": { "file": "f", "case": "x" } }] """, "no group named 'case'")]
    [TestCase(""" "suites": [{ "name": "a", "command": ["{cases}"], "cases": { "file": "f", "path": "cases" } }] """, "suites[0].cases.path")]
    [TestCase(""" "suiteGenerations": [{ "name": "g", "suites": [{ "name": "a", "command": ["t"] }, { "name": "a", "command": ["t"] }] }] """, "'a' twice")]
    public void A_mistake_is_told_before_anything_runs(string keys, string expected) =>
        Assert.That(fixture.Json($"{{ {WithoutSuites} {keys} }}").Failure().Message, Does.Contain(expected));

    [TestCase(null, "'cases.json'", "is not in the downstream")]
    [TestCase("{ not", "'cases.json' of the downstream cannot be read", "")]
    [TestCase("{ \"cases\": [1] }", "$.cases selects 1", "no text")]
    public void A_file_of_cases_that_is_missing_or_wrong_is_told_when_suites_are_asked_for(string? content, string what, string why)
    {
        _ = content is null ? null : fixture.Write("down/cases.json", content);
        var settings = fixture.Json(
            $$"""{ {{WithoutSuites}} "suites": [{ "name": "a", "command": ["{cases}"], "cases": { "file": "cases.json", "path": "$.cases" } }] }""")
            .Load();
        Assert.That(Assert.Throws<Main2MainException>(() => SuiteSelection.Of(settings))!.Message, Does.Contain(what).And.Contain(why));
        Assert.That(SuiteSelection.Of(settings with { Ci = ["x"] }), Has.Count.EqualTo(1), "a command needs no file");
    }

    private IEnumerable<string> Names() => SuiteSelection.Of(fixture.Load()).Select(suite => suite.Name);
}
