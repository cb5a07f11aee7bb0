using System.Text.Json;

namespace Main2Main.Frosting.Serving;

/// <summary>A tool as its user sees it, and how it is answered.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="AnswerAsync">Answers a call with JSON.</param>
internal sealed record ToolDefinition(string Name, string Description, IReadOnlyList<ToolParameter> Parameters, Func<ToolArguments, Task<string>> AnswerAsync)
{
    /// <summary>The parameters as a JSON schema.</summary>
    public JsonElement Schema { get; } = JsonSerializer.SerializeToElement(new System.Text.Json.Nodes.JsonObject
    {
        ["type"] = "object",
        ["properties"] = new System.Text.Json.Nodes.JsonObject(Parameters.Select(parameter => KeyValuePair.Create(
            parameter.Name, (System.Text.Json.Nodes.JsonNode?)new System.Text.Json.Nodes.JsonObject { ["type"] = parameter.IsNumber ? "integer" : "string", ["description"] = parameter.Description }))),
        ["required"] = new System.Text.Json.Nodes.JsonArray(
            [.. Parameters.Where(parameter => parameter.IsRequired).Select(parameter => (System.Text.Json.Nodes.JsonNode)parameter.Name)]),
        ["additionalProperties"] = false,
    });
}

/// <summary>A parameter of a tool.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it means.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="IsNumber">Whether it is a whole number, not a text.</param>
internal sealed record ToolParameter(string Name, string Description, bool IsRequired = false, bool IsNumber = false);
