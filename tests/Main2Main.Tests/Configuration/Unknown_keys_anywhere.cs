using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Main2Main.Configuration;

namespace Main2Main.Tests.Configuration;

public sealed class Unknown_keys_anywhere
{
    private const string Everything =
        """
        {
          "layout": { "upstreamPackage": "a" },
          "pin": [{ "file": "a", "pattern": "b" }, { "file": "c", "pattern": "d" }],
          "release": [{ "file": "a", "pattern": "b" }],
          "plan": { "lineBudget": 1 },
          "suites": [{ "name": "a", "command": ["x"] }, { "name": "b", "command": ["x"], "environment": { "A": "b" } }],
          "verification": {},
          "commandAdapter": { "timeoutMinutes": 2 },
          "versionGuard": { "function": "f" },
          "commit": {}
        }
        """;

    private static readonly string[] Places =
        ["", "layout", "pin[0]", "pin[1]", "release[0]", "plan", "suites[0]", "suites[1]", "verification", "commandAdapter", "versionGuard", "commit"];

    private static readonly string[] Values = ["1", "null", "\"text\"", "[]", "{}", "{ \"plan\": { \"lineBudget\": 0 } }", "[[{ \"deep\": [1] }]]"];

    [Test]
    public void A_key_that_the_schema_does_not_know_is_always_reported_with_its_path()
    {
        var names =
            from length in Gen.Choose(1, 12)
            from letters in Gen.ArrayOf(Gen.Elements([.. "abXYZ019_-é測$. /"]), length)
            select $"{new string(letters)}_";
        var cases = from name in names from place in Gen.Elements(Places) from value in Gen.Elements(Values) select (name, place, value);
        Prop.ForAll(Arb.From(cases), one => IsReported(one.name, one.place, one.value)).QuickCheckThrowOnFailure();
    }

    [Test]
    public void The_document_itself_has_no_mistake() => Assert.That(SettingsSchema.Mistakes(Everything), Is.Empty);

    private static bool IsReported(string name, string place, string value)
    {
        var document = JsonNode.Parse(Everything)!;
        var at = place.Length == 0 ? document : place.EndsWith(']') ? document[place[..^3]]![place[^2] - '0']! : document[place]!;
        at[name] = JsonNode.Parse(value);
        var plain = place.Length == 0 ? name : $"{place}.{name}";
        return SettingsSchema.Mistakes(document.ToJsonString()) is [var only]
            && (only.StartsWith($"line 1: {plain} is an unknown key; ", StringComparison.Ordinal)
                || only.StartsWith($"line 1: {place}['{name}'] is an unknown key; ", StringComparison.Ordinal));
    }
}
