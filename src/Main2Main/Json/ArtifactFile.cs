using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Main2Main.Workspace;

namespace Main2Main.Json;

/// <summary>Reads and writes JSON artifacts: UTF-8, LF, indented, whole or not at all.</summary>
internal static class ArtifactFile
{
    public static void Write<T>(string path, T artifact, JsonTypeInfo<T> type) =>
        AtomicFile.WriteText(path, JsonSerializer.Serialize(artifact, type) + "\n");

    public static T? TryRead<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), type) : null;
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
}
