namespace Main2Main.Tests.Configuration;

public sealed class Mistakes_in_the_file
{
    private SettingsFixture fixture = null!;

    [SetUp]
    public void SetUp() => fixture = new SettingsFixture();

    [TearDown]
    public void TearDown() => fixture.Dispose();

    [TestCase("\"plann\": 1", "line 5: plann is an unknown key; did you mean 'plan'?")]
    [TestCase("\"plan\": {\n\"linebudgets\": 1 }", "line 6: plan.linebudgets is an unknown key; did you mean 'lineBudget'?")]
    [TestCase("\"plan\": {\n\n\"x.y\": 1 }", "line 7: plan['x.y'] is an unknown key; expected one of strategy, revertSpan, lineBudget, commitBudget")]
    [TestCase("\"release\": [{ \"file\": \"a\", \"pattern\": \"b\",\n \"patern\": 1 }]", "line 6: release[0].patern is an unknown key; did you mean 'pattern'?")]
    [TestCase("\"shape\": []", "line 5: shape is an unknown key")]
    public void An_unknown_key_is_reported_with_its_line_its_path_and_the_nearest_known_key(string keys, string expected) =>
        IsReported(fixture.Keys(keys), expected);

    [TestCase("\"plan\": 3", "line 5: plan is 3, but an object is expected (How the drift is cut into steps)")]
    [TestCase("\"plan\": { \"lineBudget\": \"many\" }", "plan.lineBudget is \"many\", but a whole number from 1 to 2147483647 is expected (Changed source lines")]
    [TestCase("\"plan\": { \"lineBudget\": 0 }", "plan.lineBudget is 0, but a whole number from 1")]
    [TestCase("\"plan\": { \"commitBudget\": 1.5 }", "plan.commitBudget is 1.5, but a whole number")]
    [TestCase("\"plan\": { \"commitBudget\": 100000000000000000000 }", "plan.commitBudget is 1E+20, but a whole number")]
    [TestCase("\"step\": 0", "step is 0, but a whole number from 1")]
    [TestCase("\"verification\": { \"hangMinutes\": 0 }", "verification.hangMinutes is 0, but a number above 0 and at most 43200")]
    [TestCase("\"verification\": { \"hangMinutes\": 1e999 }", "verification.hangMinutes is ")]
    [TestCase("\"verification\": { \"protected\": \"tests/\" }", "verification.protected is \"tests/\", but a list is expected")]
    [TestCase("\"verification\": { \"protected\": [1] }", "verification.protected[0] is 1, but a text is expected")]
    [TestCase("\"to\": \"\"", "to is \"\", but a text")]
    [TestCase("\"to\": null", "to is null, but a text")]
    [TestCase("\"upstream\": \"a\\u0000b\"", "upstream is \"a\\u0000b\", but a text")]
    [TestCase("\"restart\": \"yes\"", "restart is \"yes\", but true or false is expected")]
    [TestCase("\"commandAdapter\": { \"command\": [] }", "commandAdapter.command is an empty list, but a list of at least 1 is expected")]
    [TestCase("\"versionGuard\": []", "versionGuard is an empty list, but an object or null is expected")]
    [TestCase("\"release\": [{ \"file\": \"a\" }]", "release[0] lacks the key 'pattern': a text that is not empty is expected (A regular expression")]
    [TestCase("\"release\": [4]", "release[0] is 4, but an object is expected (One place where a value is recorded)")]
    [TestCase("\"step\": -100000000000000000000", "step is -1E+20, but")]
    [TestCase("\"commit\": { \"neverStaged\": [\"csrc\"] }", "commit.neverStaged[0] is \"csrc\"")]
    public void A_wrong_value_is_reported_with_what_was_expected(string keys, string expected) => IsReported(fixture.Keys(keys), expected);

    [TestCase("a b")]
    [TestCase("a,b")]
    [TestCase("ci-1")]
    [TestCase("")]
    public void A_suite_name_that_options_could_not_use_is_refused(string name) =>
        IsReported(fixture.Json($$"""{ "suites": [{ "name": "{{name}}", "command": ["x"] }] }"""), $"suites[0].name is \"{name}\"");

    [Test]
    public void A_variable_that_is_no_text_is_reported_with_its_name() =>
        IsReported(
            fixture.Json("""{ "suites": [{ "name": "a", "command": ["x"], "environment": { "N.1": 1 } }] }"""),
            "suites[0].environment['N.1'] is 1, but a text is expected");

    [Test]
    public void A_place_of_the_pin_that_is_called_history_is_reported() => IsReported(
        fixture.Shaped().Json("""{ "pin": [{ "file": "docs/PIN", "pattern": "(?<value>.+)" }], "pinHistory": ["docs/"] }"""), "pinHistory",
        "'docs/PIN', which is a place of `pin` too");

    [Test]
    public void All_mistakes_are_listed_in_the_order_of_the_file()
    {
        var message = IsReported(
            fixture.Keys("\"zzz\": 1,\n\"plan\": { \"lineBudget\": 0 },\n\"qqq\": 2"),
            "holds 3 mistakes",
            "line 5: zzz",
            "line 6: plan.lineBudget",
            "line 7: qqq");
        Assert.That(message.IndexOf("zzz", StringComparison.Ordinal), Is.LessThan(message.IndexOf("lineBudget", StringComparison.Ordinal)));
    }

    [TestCase("[]", "the document is an empty list, but an object is expected")]
    [TestCase("3", "the document is 3, but an object is expected")]
    [TestCase("null", "the document is null, but an object is expected")]
    public void A_document_that_is_no_object_is_refused(string json, string expected) => IsReported(fixture.Json(json), expected);

    [TestCase("{\n  \"to\": tru\n}", "line 2, column ")]
    [TestCase("{\n  \"é測\": 1, x }", "line 2, column 12")]
    [TestCase("", "line 1, column 1")]
    [TestCase("{ \"to\": \"a\"", "line 1, column ")]
    [TestCase("{ \"to\": \"a\",\n  \"é\": 1, \"to\": \"b\" }", "line 2, column 11: the key 'to' is written twice")]
    [TestCase("{ // c,\n \"plan\": { \"a\": 1 }, \"pin\": [{\"a\": 1, },\n {\"a\": 1, \"b\": {},\n\"a\": 2}], \"commit\": {} }", "line 4, column 1: the key 'a' is written twice")]
    public void Broken_json_is_reported_with_line_and_column(string json, string expected) =>
        IsReported(fixture.Json(json), $"is not valid JSON at {expected}");

    [Test]
    public void A_file_in_another_encoding_is_reported()
    {
        File.WriteAllBytes(fixture.File, [(byte)'{', (byte)'"', 0xE9, (byte)'"', (byte)':', (byte)'1', (byte)'}']);
        IsReported(fixture, "is not UTF-8");
    }

    [Test]
    public void A_byte_order_mark_is_accepted()
    {
        File.WriteAllText(
            fixture.File, $"{{ {SettingsFixture.WithoutProfile}, \"to\": \"x\" }}", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.That(fixture.Load().To, Is.EqualTo("x"));
    }

    [Test]
    public void Comments_and_trailing_commas_are_accepted()
    {
        fixture.Json($$"""
            // a
            { /* b */ {{SettingsFixture.WithoutProfile}},
              "ci": ["x", /* c */ "// y",],
              "plan": { "lineBudget": 7, }, // d
            }
            // e
            """);
        Assert.That(fixture.Load(), Has.Property("Ci").EqualTo(new[] { "x", "// y" }).And.Property("Plan").Property("LineBudget").EqualTo(7));
    }

    [TestCase("pin", "[0-9a-f]{40}", "no group named 'value'")]
    [TestCase("pin", "(?<value>", "invalid regular expression")]
    [TestCase("release", "(?<tag>.*)", "no group named 'value'")]
    [TestCase("release", "(?<value>[)", "invalid regular expression")]
    public void A_pattern_that_can_give_no_value_is_named(string key, string pattern, string expected) =>
        IsReported(
            fixture.Shaped().Json($$"""{ "{{key}}": [{ "file": "ok", "pattern": "(?<value>x)" }, { "file": "f", "pattern": "{{pattern}}" }] }"""),
            $"`{key}` in {fixture.File}",
            "[1].pattern",
            expected);

    [Test]
    public void An_invalid_expression_for_flakes_is_named() =>
        IsReported(
            fixture.Keys("\"verification\": { \"environmentFlakes\": [\"ok\", \"(\"] }"),
            $"`verification` in {fixture.File}",
            ".environmentFlakes[1]",
            "invalid regular expression");

    [Test]
    public void Two_suites_of_one_name_are_refused() =>
        IsReported(
            fixture.Shaped().Json("""{ "suites": [{ "name": "a", "command": ["x"] }, { "name": "a", "command": ["y"] }] }"""),
            $"`suites` in {fixture.File}",
            "'a' twice");

    [TestCase("""{ "suites": [{ "name": "a", "command": ["x"], "launcher": "ssh" }] }""", "'ssh'")]
    [TestCase("""{ "suiteGenerations": [{ "name": "g", "when": [{ "file": "f" }], "suites": [{ "name": "a", "command": ["x"], "launcher": "srun" }] }] }""", "'srun'")]
    [TestCase("""{ "verification": { "launcher": "ssh" } }""", "'ssh'")]
    [TestCase("""{ "verification": { "launchers": { "local": ["far", "{command}"] } } }""", "'local'")]
    public void A_sandbox_is_refused_where_a_suite_would_run_outside_of_it(string json, string launcher)
    {
        var failure = fixture.Shaped().Json(json).Option("sandbox", "true").Failure();

        Assert.That(failure.Kind, Is.EqualTo(FailureKind.Configuration).Or.EqualTo(FailureKind.Usage), failure.Message);
        Assert.That(failure.Message, Does.Contain("outside of the sandbox").And.Contain(launcher));
    }

    [TestCase("""{ "profile": "none", "suites": [] }""", "`layout.upstreamPackage`")]
    [TestCase("""{ "profile": "none", "layout": { "upstreamPackage": "a" } }""", "`layout.downstreamPackage`")]
    [TestCase("""{ "layout": { "upstreamPackage": "a", "downstreamPackage": "b" } }""", "`pin`")]
    [TestCase("""{ "layout": { "upstreamPackage": "a", "downstreamPackage": "b" }, "from": "x", "versionGuard": { "tagPrefix": "v" } }""", "`versionGuard.function`")]
    public void What_is_missing_without_a_profile_is_named(string json, string expected) =>
        IsReported(fixture.Json(json), $"{expected} is configured nowhere", "profile 'none'");

    private string IsReported(SettingsFixture broken, params string[] parts)
    {
        var failure = broken.Failure();
        Assert.That(failure.Kind, Is.EqualTo(FailureKind.Configuration), failure.Message);
        foreach (var part in parts.Prepend(parts[0].Contains("configured nowhere", StringComparison.Ordinal) ? "main2main.json" : fixture.File))
        {
            Assert.That(failure.Message, Does.Contain(part));
        }

        return failure.Message;
    }
}
