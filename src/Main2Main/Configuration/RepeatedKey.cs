using System.Text;
using System.Text.Json;

namespace Main2Main.Configuration;

/// <summary>Finds a key that one JSON object holds twice.</summary>
internal static class RepeatedKey
{
    /// <summary>Finds the first repetition.</summary>
    /// <param name="text">Valid JSON in which a key is repeated; comments and trailing commas are allowed.</param>
    /// <returns>The key, with the line and column, from 1, of its second place.</returns>
    /// <exception cref="InvalidOperationException">No key is repeated.</exception>
    public static (string Key, int Line, int Column) In(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var objects = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    objects.Push([]);
                    break;
                case JsonTokenType.EndObject:
                    objects.Pop();
                    break;
                case JsonTokenType.PropertyName when !objects.Peek().Add(reader.GetString()!):
                    var before = Encoding.UTF8.GetString(bytes, 0, (int)reader.TokenStartIndex);
                    return (reader.GetString()!, before.Count(letter => letter == '\n') + 1, before.Length - before.LastIndexOf('\n'));
            }
        }

        throw new InvalidOperationException("No key is repeated.");
    }
}
