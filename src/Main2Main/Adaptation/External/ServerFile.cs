using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.External;

/// <summary>How an agent starts the server that it can ask, in the forms that agents read.</summary>
internal static class ServerFile
{
    private const string Name = "main2main";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Plain) { WriteIndented = true };

    /// <summary>Writes the files beside the request.</summary>
    /// <param name="session">The session.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>What stands for the server in the words of an agent's command line.</returns>
    public static IReadOnlyList<(string Name, string Value)> Write(SyncSession session, AdaptationRequest request)
    {
        var folder = Path.GetDirectoryName(request.File)!;
        var (file, other) = (Path.Combine(folder, "server.json"), Path.Combine(folder, "server-opencode.json"));
        var command = Command(session, request);

        // Gemini CLI asks a person before each call of a server that is not trusted.
        var server = new JsonObject { ["command"] = command[0], ["args"] = ListOf(command.Skip(1)), ["trust"] = true };
        AtomicFile.WriteText(file, new JsonObject { ["mcpServers"] = new JsonObject { [Name] = server } }.ToJsonString(Indented) + "\n");
        var local = new JsonObject { ["type"] = "local", ["command"] = ListOf(command), ["enabled"] = true };
        AtomicFile.WriteText(other, new JsonObject { ["$schema"] = "https://opencode.ai/config.json", ["mcp"] = new JsonObject { [Name] = local } }.ToJsonString(Indented) + "\n");
        return [("server", file), ("server_opencode", other), ("server_program", command[0]), ("server_arguments", ListOf(command.Skip(1)).ToJsonString(Plain))];
    }

    private static JsonArray ListOf(IEnumerable<string> words) => [.. words.Select(word => (JsonNode)word)];

    /// <summary>This program, as it was started, with another target.</summary>
    private static IReadOnlyList<string> Command(SyncSession session, AdaptationRequest request)
    {
        var line = Environment.GetCommandLineArgs();
        var program = Environment.ProcessPath ?? "dotnet";
        var isRuntime = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return
        [
            program,
            .. isRuntime ? (string[])[Path.GetFullPath(line[0])] : [],
            "--target=Serve",
            $"--{OptionNames.Upstream}={session.Upstream.Path}",
            $"--{OptionNames.Downstream}={session.Downstream.Path}",
            $"--{OptionNames.Workspace}={session.Workspace.Root}",
            $"--{OptionNames.Step}={request.StepId["step-".Length..]}",
            .. Named(line, OptionNames.Config),
            .. Named(line, OptionNames.ReleaseTag),
        ];
    }

    /// <summary>An option of the command line that has to be the same for the server.</summary>
    private static IEnumerable<string> Named(string[] line, string option) =>
        line.Where(word => word.StartsWith($"--{option}=", StringComparison.OrdinalIgnoreCase)).TakeLast(1)
            .Select(word => option == OptionNames.Config ? $"--{option}={Path.GetFullPath(word[(option.Length + 3)..])}" : word);
}
