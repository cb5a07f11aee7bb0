using System.Text.Json;

namespace Main2Main.Frosting.Serving;

/// <summary>The arguments of a call, held against the tool's parameters.</summary>
internal sealed class ToolArguments
{
    private readonly IDictionary<string, JsonElement> given;
    private readonly string tool;

    /// <summary>Takes them.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="given">What was given.</param>
    /// <exception cref="Main2MainException">One is unknown, missing or of another type.</exception>
    public ToolArguments(ToolDefinition tool, IDictionary<string, JsonElement> given)
    {
        (this.given, this.tool) = (given, tool.Name);
        if (given.Keys.FirstOrDefault(name => tool.Parameters.All(parameter => parameter.Name != name)) is { } unknown)
        {
            throw Wrong(
                $"has no argument '{unknown}'",
                tool.Parameters.Count == 0 ? "give none." : $"it takes: {string.Join(", ", tool.Parameters.Select(parameter => parameter.Name))}.");
        }

        foreach (var parameter in tool.Parameters)
        {
            if (!IsGiven(parameter.Name) && parameter.IsRequired)
            {
                throw Wrong($"needs the argument '{parameter.Name}'", parameter.Description);
            }

            if (IsGiven(parameter.Name)
                && (parameter.IsNumber ? !given[parameter.Name].TryGetInt32Safely(out _) : given[parameter.Name].ValueKind != JsonValueKind.String))
            {
                throw Wrong($"takes {(parameter.IsNumber ? "a whole number" : "a text")} as '{parameter.Name}', and got {given[parameter.Name].ValueKind.ToString().ToLowerInvariant()}", parameter.Description);
            }
        }
    }

    /// <summary>A text; null when it is not given.</summary>
    public string? Text(string name) => IsGiven(name) && given[name].GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A text that must be given.</summary>
    public string Required(string name) => Text(name) ?? throw Wrong($"needs the argument '{name}'", "it is empty.");

    /// <summary>A number; null when it is not given.</summary>
    public int? Number(string name) => IsGiven(name) && given[name].TryGetInt32Safely(out var number) ? number : null;

    private bool IsGiven(string name) => given.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);

    private Main2MainException Wrong(string problem, string remedy) => new(FailureKind.Usage, $"{tool} {problem}.", remedy);
}

/// <summary>Reads numbers of JSON that may be none.</summary>
internal static class JsonNumbers
{
    /// <summary>Reads a whole number.</summary>
    public static bool TryGetInt32Safely(this JsonElement element, out int number)
    {
        number = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out number);
    }
}
