using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Main2Main.Configuration;

/// <summary>Reads main2main.json: JSON with comments and trailing commas, in UTF-8.</summary>
internal static class SettingsFile
{
    /// <summary>The file's name in a downstream's root.</summary>
    public const string Name = "main2main.json";

    /// <summary>The embedded schema of the file.</summary>
    public const string Schema = "main2main.schema.json";

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <returns>The source between environment and profile; its paths start from the file's folder.</returns>
    /// <exception cref="Main2MainException">The file cannot be read, is no JSON, or holds an unknown key or a wrong type.</exception>
    public static SettingsLayer Read(string path) => Parse(path, path, ReadText(path));

    /// <summary>Checks a file whose text was read elsewhere.</summary>
    /// <param name="path">Where the file would lie, absolute: its paths start from there.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The source between environment and profile.</returns>
    /// <exception cref="Main2MainException">The text is no JSON, or holds an unknown key or a wrong type.</exception>
    public static SettingsLayer Parse(string path, string name, string text)
    {
        var node = Parse(name, text);
        if (!SchemaFit.Fits(node))
        {
            SettingsSchema.Check(name, text);
        }

        var values = node!.AsObject();
        foreach (var option in OptionNames.All.Where(option => option is { Kind: OptionKind.Path, InFile: true }))
        {
            if (values[option.Key] is { } written)
            {
                values[option.Key] = Path.GetFullPath(written.GetValue<string>(), Path.GetDirectoryName(path)!);
            }
        }

        return new SettingsLayer(values, FailureKind.Configuration, key => $"`{key}` in {name}");
    }

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException exception)
        {
            throw Broken($"{path} is not UTF-8: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"{path} cannot be read: {exception.Message}",
                "make the file readable, or name another one with --config",
                exception);
        }
    }

    private static JsonNode? Parse(string path, string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Lenient);
        }
        catch (JsonException exception) when (exception is { LineNumber: { } line, BytePositionInLine: { } bytes })
        {
            var reason = exception.Message.Split(" LineNumber:")[0];
            throw Broken($"{path} is not valid JSON at line {line + 1}, column {Column(text, line, bytes)}: {reason}", exception);
        }
        catch (JsonException exception)
        {
            // The parser notices a repeated key only once the document is complete, and then no longer knows where.
            var (key, line, column) = RepeatedKey.In(text);
            throw Broken($"{path} is not valid JSON at line {line}, column {column}: the key '{key}' is written twice in one object", exception);
        }
    }

    private static int Column(string text, long line, long bytes)
    {
        var before = Encoding.UTF8.GetBytes(text.Split('\n')[line]).AsSpan(0, (int)bytes);
        return Encoding.UTF8.GetCharCount(before) + 1;
    }

    private static Main2MainException Broken(string problem, Exception exception) => new(
        FailureKind.Configuration,
        problem,
        "correct the file; comments and trailing commas are allowed",
        exception);
}
