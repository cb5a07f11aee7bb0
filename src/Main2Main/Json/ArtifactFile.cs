using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Main2Main.Files;

namespace Main2Main.Json;

/// <summary>Reads and writes JSON artifacts: UTF-8, LF, indented, whole or not at all.</summary>
internal static class ArtifactFile
{
    public static void Write<T>(string path, T artifact, JsonTypeInfo<T> type) =>
        AtomicFile.WriteBytes(path, [.. JsonSerializer.SerializeToUtf8Bytes(artifact, type), (byte)'\n']);

    public static T? TryRead<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return File.Exists(path) ? Read(File.ReadAllBytes(path), type) : null;
        }
        catch (JsonException exception)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"'{path}' is corrupt at line {(exception.LineNumber ?? 0) + 1}, {exception.Path ?? "$"}: {exception.Message}",
                "restore the file, or start a new run with --restart (the files here are kept in the workspace's folder 'previous').",
                exception);
        }
    }

    private static T Read<T>(byte[] content, JsonTypeInfo<T> type)
        where T : class
    {
        RequireNoNullsInLists(content);
        return JsonSerializer.Deserialize(content, type) ?? throw new JsonException("it holds null and nothing else", "$", 0, 0);
    }

    /// <summary>The serializer checks null at members, and not at the places of a list.</summary>
    private static void RequireNoNullsInLists(byte[] content)
    {
        var reader = new Utf8JsonReader(content);
        var inLists = new Stack<bool>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    inLists.Push(reader.TokenType == JsonTokenType.StartArray);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    _ = inLists.Pop();
                    break;
                case JsonTokenType.Null when inLists.TryPeek(out var inList) && inList:
                    throw new JsonException(
                        "a list holds null", path: null, content.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n'), bytePositionInLine: null);
                default:
                    break;
            }
        }
    }
}
