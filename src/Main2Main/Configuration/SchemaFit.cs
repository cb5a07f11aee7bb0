using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Main2Main.Configuration;

/// <summary>
/// Tells whether a document fits the embedded JSON schema, without saying why not. Starting a validator that can explain takes
/// longer than a short target; a keyword that this class does not know makes every value unfit, so that the validator is asked.
/// </summary>
internal sealed class SchemaFit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly JsonObject definitions;

    private SchemaFit(JsonObject root) => definitions = root["definitions"]!.AsObject();

    /// <summary>Checks a document.</summary>
    /// <param name="document">The document; null for the value null.</param>
    /// <returns>True when it certainly fits.</returns>
    public static bool Fits(JsonNode? document)
    {
        using var stream = typeof(SchemaFit).Assembly.GetManifestResourceStream(SettingsFile.Schema)!;
        var root = JsonNode.Parse(stream)!.AsObject();
        return new SchemaFit(root).Fits(root, document);
    }

    private bool Fits(JsonObject schema, JsonNode? value) => schema.All(keyword => Fits(schema, keyword.Key, keyword.Value, value));

    private bool Fits(JsonObject schema, string keyword, JsonNode? rule, JsonNode? value) => keyword switch
    {
        "$schema" or "title" or "description" or "definitions" => true,
        "$ref" => Fits(definitions[rule!.GetValue<string>().Split('/')[^1]]!.AsObject(), value),
        "type" => rule is JsonArray types ? types.Any(type => IsOfType(type!.GetValue<string>(), value)) : IsOfType(rule!.GetValue<string>(), value),
        "properties" => value is not JsonObject given || rule!.AsObject().All(
            property => !given.TryGetPropertyValue(property.Key, out var inner) || Fits(property.Value!.AsObject(), inner)),
        "additionalProperties" =>
            value is not JsonObject given || given.All(property => IsKnown(schema, property.Key) || (rule is JsonObject other && Fits(other, property.Value))),
        "required" => value is not JsonObject given || rule!.AsArray().All(name => given.ContainsKey(name!.GetValue<string>())),
        "items" => value is not JsonArray list || list.All(item => Fits(rule!.AsObject(), item)),
        "minItems" => value is not JsonArray list || list.Count >= rule!.GetValue<int>(),
        "minLength" => !IsOfType("string", value) || value!.GetValue<string>().Length >= rule!.GetValue<int>(),
        "pattern" => !IsOfType("string", value) || Regex.IsMatch(value!.GetValue<string>(), rule!.GetValue<string>(), RegexOptions.None, Patience),
        "minimum" => !IsOfType("number", value) || value!.GetValue<double>() >= rule!.GetValue<double>(),
        "exclusiveMinimum" => !IsOfType("number", value) || value!.GetValue<double>() > rule!.GetValue<double>(),
        "maximum" => !IsOfType("number", value) || value!.GetValue<double>() <= rule!.GetValue<double>(),
        _ => false,
    };

    private static bool IsKnown(JsonObject schema, string key) => schema["properties"] is JsonObject properties && properties.ContainsKey(key);

    private static bool IsOfType(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("string", JsonValueKind.String) or ("array", JsonValueKind.Array) or ("object", JsonValueKind.Object) or ("null", JsonValueKind.Null) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value!.AsValue().TryGetValue<long>(out _),
        _ => false,
    };
}
