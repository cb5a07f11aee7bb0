using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Main2Main.Configuration;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Configuration;

public sealed partial class The_configuration_page
{
    private static readonly string Page = File.ReadAllText(Checkout.PathOf("reference/configuration.md"));

    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(Checkout.PathOf("src/Main2Main/Configuration/main2main.schema.json")))!.AsObject();

    [Test]
    public void Lists_every_option_with_its_variable_and_key_and_no_other() => Assert.That(
        Rows("Options").Select(cells => (cells[0], cells[1], cells[2])),
        Is.EqualTo(
            OptionNames.All.Select(option => ($"`--{option.Name}`", $"`{option.EnvironmentVariable}`", option.JsonKey is null ? "" : $"`{option.JsonKey}`"))));

    [Test]
    public void Lists_every_key_of_the_schema_and_no_other() =>
        Assert.That(Rows("Keys").Select(cells => cells[0].Trim('`')), Is.EqualTo(KeysOf(Schema, string.Empty)));

    [Test]
    public void Lists_the_defaults_that_the_engine_has()
    {
        var known = JsonSerializer.SerializeToNode(
            new SyncSettings
            {
                Profile = "none",
                Workspace = string.Empty,
                Layout = new LayoutSettings { UpstreamPackage = string.Empty, DownstreamPackage = string.Empty },
                VersionGuard = new VersionGuardSettings { Function = string.Empty },
            },
            JsonSerializerOptions.Web)!;
        var items = new Dictionary<string, JsonNode>
        {
            ["suites[].cases."] = JsonSerializer.SerializeToNode(new SuiteCases { File = string.Empty }, JsonSerializerOptions.Web)!,
            ["suites[]."] = JsonSerializer.SerializeToNode(new SuiteSettings { Name = string.Empty, Command = [] }, JsonSerializerOptions.Web)!,
            ["suiteGenerations[].when[]."] = new JsonObject(),
            ["suiteGenerations[]."] = JsonSerializer.SerializeToNode(new SuiteGeneration { Name = string.Empty }, JsonSerializerOptions.Web)!,
        };
        string[] required = ["suites[].name", "suites[].command", "suiteGenerations[].suites"];
        foreach (var cells in Rows("Keys").Where(cells => !required.Contains(cells[0].Trim('`'))))
        {
            var key = cells[0].Trim('`');
            var value = items.Keys.FirstOrDefault(prefix => key.StartsWith(prefix, StringComparison.Ordinal)) is { } item
                ? key[item.Length..].Split('.').Aggregate((JsonNode?)items[item], (node, name) => node?[name])
                : key.Split('.').Aggregate((JsonNode?)known, (node, name) => node is JsonObject ? node[name] : null);
            var written = cells[2].Length == 0 ? null : JsonNode.Parse(cells[2].Trim('`'));
            var expected = value?.ToJsonString() is "\"\"" || value is JsonObject { Count: > 0 } ? null : value;
            Assert.That(
                JsonNode.DeepEquals(written, expected), Is.True, $"{key}: the page says {written?.ToJsonString()}, the engine {expected?.ToJsonString()}");
        }
    }

    [Test]
    public void Lists_every_profile_with_its_shape() => Assert.That(
        Rows("Profiles").Select(cells => (cells[0], cells[1])),
        Is.EqualTo(Profile.All().Select(profile => ($"`{profile.Name}`", string.Join(", ", profile.Shape.Select(path => $"`{path}`"))))));

    [Test]
    public void Holds_only_examples_that_load()
    {
        var examples = Example().Matches(Page).Select(match => match.Groups["json"].Value).ToArray();
        Assert.That(examples, Has.Length.EqualTo(3));
        foreach (var example in examples)
        {
            using var fixture = new SettingsFixture();
            Assert.That(() => fixture.Shaped().Json(example).Load(), Throws.Nothing);
        }
    }

    [Test]
    public void Names_no_variable_that_does_not_exist() =>
        Assert.That(
            Variable().Matches(Page).Select(match => match.Value).Distinct(), Is.SubsetOf(OptionNames.All.Select(option => option.EnvironmentVariable)));

    [Test]
    public void Speaks_of_a_schema_that_has_every_property_of_the_settings() =>
        Assert.That(KeysOf(Schema, string.Empty).Where(key => key != "$schema"), Is.EquivalentTo(KeysOf(typeof(SyncSettings), string.Empty)));

    [Test]
    public void Speaks_of_a_schema_that_describes_every_key_and_is_closed_everywhere()
    {
        foreach (var node in Nodes(Schema))
        {
            if (node["properties"] is JsonObject properties)
            {
                Assert.That(node["additionalProperties"]?.ToJsonString(), Is.EqualTo("false"), node.GetPath());
                Assert.That(properties.Where(property => property.Value!["description"] is null).Select(property => property.Key), Is.Empty);
            }
        }
    }

    private static IEnumerable<string[]> Rows(string heading) => Page.Split('\n')
        .SkipWhile(line => line != $"## {heading}").Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());

    // Their keys are those of the other suites, which are listed.
    private static bool IsRepeated(string key) => key == "suiteGenerations[].suites";

    private static IEnumerable<string> KeysOf(JsonObject schema, string prefix)
    {
        foreach (var (name, property) in schema["properties"]!.AsObject())
        {
            yield return prefix + name;
            var actual = Follow(property!.AsObject());
            var inner = actual["items"] is JsonObject items ? (Follow(items), $"{prefix}{name}[].") : (actual, $"{prefix}{name}.");
            foreach (var key in inner.Item1["properties"] is null || IsRepeated(prefix + name) ? [] : KeysOf(inner.Item1, inner.Item2))
            {
                yield return key;
            }
        }
    }

    private static IEnumerable<string> KeysOf(Type type, string prefix)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            yield return name;
            var isList = property.PropertyType.IsGenericType;
            var inner = isList ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            foreach (var key in inner.Namespace == typeof(SyncSettings).Namespace && !IsRepeated(name) ? KeysOf(inner, isList ? $"{name}[]." : $"{name}.") : [])
            {
                yield return key;
            }
        }
    }

    private static JsonObject Follow(JsonObject schema) =>
        schema["$ref"] is { } reference ? Schema["definitions"]![reference.GetValue<string>().Split('/')[^1]]!.AsObject() : schema;

    private static IEnumerable<JsonObject> Nodes(JsonNode node) => node switch
    {
        JsonObject one => one.Select(pair => pair.Value).OfType<JsonNode>().SelectMany(Nodes).Prepend(one),
        JsonArray many => many.OfType<JsonNode>().SelectMany(Nodes),
        _ => [],
    };

    [GeneratedRegex("^```json\n(?<json>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();

    [GeneratedRegex("MAIN2MAIN_[A-Z_]+", RegexOptions.None, 1000)]
    private static partial Regex Variable();
}
