using System.Text.Json;

namespace Main2Main.Adaptation.External;

/// <summary>
/// Reads what a program says it cost: from its answer, or from what coding agents print as JSON at their end. Read are objects by their fields; text is
/// never searched.
/// </summary>
internal static class CostReader
{
    private const int LargestTail = 4 << 20;

    /// <summary>Reads a transcript.</summary>
    /// <param name="transcript">The file.</param>
    /// <param name="answer">What its answer says of the cost; null when it says nothing.</param>
    /// <param name="seconds">How long it worked.</param>
    /// <returns>The cost.</returns>
    public static AdapterCost Read(string transcript, AnsweredCost? answer, double seconds)
    {
        var cost = new AdapterCost(Math.Round(seconds, 1), answer?.InputTokens, answer?.OutputTokens, answer?.Dollars);
        return answer is not null || !File.Exists(transcript) ? cost : Objects(Tail(transcript)).Aggregate(cost, Take);
    }

    private static AdapterCost Take(AdapterCost cost, JsonElement said)
    {
        // Claude Code, at its end: everything that was spent.
        if (Number(said, "total_cost_usd") is { } dollars)
        {
            return cost with { Dollars = dollars, InputTokens = Whole(said, "usage", "input_tokens") + (Whole(said, "usage", "cache_read_input_tokens") ?? 0) + (Whole(said, "usage", "cache_creation_input_tokens") ?? 0), OutputTokens = Whole(said, "usage", "output_tokens") };
        }

        return Text(said, "type") switch
        {
            // Codex, after each turn.
            "turn.completed" => cost with { InputTokens = (cost.InputTokens ?? 0) + (Whole(said, "usage", "input_tokens") ?? 0), OutputTokens = (cost.OutputTokens ?? 0) + (Whole(said, "usage", "output_tokens") ?? 0) },

            // opencode, after each step of a session.
            "step_finish" => cost with
            {
                InputTokens = (cost.InputTokens ?? 0) + (Whole(said, "part", "tokens", "input") ?? 0),
                OutputTokens = (cost.OutputTokens ?? 0) + (Whole(said, "part", "tokens", "output") ?? 0),
                Dollars = (cost.Dollars ?? 0) + (Number(said, "part", "cost") ?? 0),
            },
            _ => Find(said, "stats", "models") is { ValueKind: JsonValueKind.Object } models
                ? cost with { InputTokens = Sum(models, "prompt"), OutputTokens = Sum(models, "candidates") }
                : cost,
        };
    }

    /// <summary>Gemini CLI tells the tokens of each model.</summary>
    private static long Sum(JsonElement models, string kind) => models.EnumerateObject().Sum(model => Whole(model.Value, "tokens", kind) ?? 0);

    private static IEnumerable<JsonElement> Objects(IReadOnlyList<string> lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (TryParse(lines[index]) is { } found)
            {
                yield return found;
            }
            else if (lines[index] == "{" && lines.Skip(index).TakeWhile(line => line != "}").ToList() is var body && index + body.Count < lines.Count && TryParse(string.Join('\n', body) + "\n}") is { } spread)
            {
                index += body.Count;
                yield return spread;
            }
        }
    }

    private static JsonElement? TryParse(string text)
    {
        try
        {
            return text.StartsWith('{') && text.EndsWith('}') ? JsonDocument.Parse(text).RootElement : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> Tail(string transcript)
    {
        using var file = File.OpenRead(transcript);
        file.Position = Math.Max(0, file.Length - LargestTail);
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];
    }

    private static JsonElement? Find(JsonElement said, params string[] path)
    {
        foreach (var name in path)
        {
            if (said.ValueKind != JsonValueKind.Object || !said.TryGetProperty(name, out said))
            {
                return null;
            }
        }

        return said;
    }

    private static double? Number(JsonElement said, params string[] path) => Find(said, path) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static long? Whole(JsonElement said, params string[] path) => Number(said, path) is { } number and >= 0 and < long.MaxValue ? (long)number : null;

    private static string? Text(JsonElement said, string name) => Find(said, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
