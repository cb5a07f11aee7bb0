using System.Numerics;
using NJsonSchema;
using NJsonSchema.Validation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Main2Main.Configuration;

/// <summary>Checks a file against the embedded JSON schema, and says what is wrong in words.</summary>
internal static class SettingsSchema
{
    private static readonly (JsonObjectType Type, string Words)[] Types =
    [
        (JsonObjectType.String, "a text"),
        (JsonObjectType.Integer, "a whole number"),
        (JsonObjectType.Number, "a number"),
        (JsonObjectType.Boolean, "true or false"),
        (JsonObjectType.Array, "a list"),
        (JsonObjectType.Object, "an object"),
        (JsonObjectType.Null, "null"),
    ];

    /// <summary>Checks a file.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="text">Its content: valid JSON, also with comments and trailing commas.</param>
    /// <exception cref="Main2MainException">A key is unknown or missing, or a value is of the wrong type; all mistakes are listed.</exception>
    public static void Check(string path, string text)
    {
        var mistakes = Mistakes(text);
        if (mistakes.Count > 0)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"{path} holds {(mistakes.Count == 1 ? "a mistake" : $"{mistakes.Count} mistakes")}:{string.Concat(mistakes.Select(mistake => $"{Environment.NewLine}  {mistake}"))}",
                "correct the file; reference/configuration.md lists every key");
        }
    }

    /// <summary>Lists the mistakes of a document.</summary>
    /// <param name="text">Valid JSON, also with comments and trailing commas.</param>
    /// <returns>One line each, in the order of the document; empty when it fits.</returns>
    public static IReadOnlyList<string> Mistakes(string text)
    {
        using var stream = typeof(SettingsSchema).Assembly.GetManifestResourceStream(SettingsFile.Schema)!;
        using var reader = new StreamReader(stream);
        var schema = JsonSchema.FromJsonAsync(reader.ReadToEnd()).GetAwaiter().GetResult();
        return
        [
            .. Innermost(schema.Validate(Tokens(text)))
                .OrderBy(error => error.LineNumber)
                .ThenBy(error => error.LinePosition)
                .Select(error => $"line {error.LineNumber}: {Words(error)}")
                .Distinct(),
        ];
    }

    private static JToken Tokens(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        var document = JToken.ReadFrom(reader, new JsonLoadSettings { CommentHandling = CommentHandling.Ignore });
        foreach (var value in document.SelectTokens("$..*").Append(document).OfType<JValue>().Where(value => value.Value is BigInteger))
        {
            // The validator cannot compare integers that no machine word holds.
            value.Value = (double)(BigInteger)value.Value!;
        }

        return document;
    }

    private static IEnumerable<ValidationError> Innermost(IEnumerable<ValidationError> errors) => errors.SelectMany(error => error switch
    {
        ChildSchemaValidationError child => Innermost(child.Errors.SelectMany(pair => pair.Value)),
        // A value that is no object lacks its keys too; its type is what has to be said.
        { Kind: ValidationErrorKind.PropertyRequired, Token: not JObject } => [],
        _ => [error],
    });

    private static string Words(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.NoAdditionalPropertiesAllowed => UnknownKey(error),
        ValidationErrorKind.PropertyRequired =>
            $"{PathOf(error)} lacks the key '{error.Property}': {Expectation(error.Schema.ActualSchema.Properties[error.Property!])}",
        _ => $"{PathOf(error)} is {Shown(error.Token!)}, but {Expectation(error.Schema)}",
    };

    private static string UnknownKey(ValidationError error)
    {
        var known = error.Schema.ActualSchema.Properties.Keys;
        var hint = NearestName.Of(error.Property!, known) is { } nearest
            ? $"did you mean '{nearest}'?"
            : $"expected one of {string.Join(", ", known)}";
        return $"{PathOf(error)} is an unknown key; {hint}";
    }

    private static string PathOf(ValidationError error) => error.Token!.Path is { Length: > 0 } path ? path : "the document";

    private static string Shown(JToken token) => token switch
    {
        JObject => "an object",
        JArray { Count: 0 } => "an empty list",
        JArray => "a list",
        _ => token.ToString(Formatting.None),
    };

    private static string Expectation(JsonSchema schema)
    {
        var types = string.Join(" or ", Types.Where(type => schema.ActualSchema.Type.HasFlag(type.Type)).Select(type => type.Words));
        var about = schema.Description ?? schema.ActualSchema.Description;
        return $"{types}{Limits(schema.ActualSchema)} is expected{(about is null ? string.Empty : $" ({about.TrimEnd('.')})")}";
    }

    private static string Limits(JsonSchema schema) => schema switch
    {
        { ExclusiveMinimum: { } above, Maximum: { } highest } => $" above {above} and at most {highest}",
        { Minimum: { } lowest, Maximum: { } highest } => $" from {lowest} to {highest}",
        { MinItems: > 0 } => $" of at least {schema.MinItems}",
        { MinLength: > 0 } => " that is not empty",
        _ => string.Empty,
    };
}
