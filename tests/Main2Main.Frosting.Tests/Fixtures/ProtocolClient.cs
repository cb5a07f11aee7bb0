using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Main2Main.Frosting.Tests.Fixtures;

/// <summary>An agent's side of the Model Context Protocol: every line of the server's output has to be a message of it.</summary>
internal sealed class ProtocolClient : IDisposable
{
    private readonly Process server;
    private readonly Task<string> error;
    private int asked;

    public ProtocolClient(Pair pair, params string[] more)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Processes.HostFile, "--target=Serve", $"--upstream={pair.Upstream}", $"--downstream={pair.Downstream}", $"--workspace={pair.Workspace}", .. more])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["GITHUB_ACTIONS"] = "true";
        server = Process.Start(start)!;
        error = server.StandardError.ReadToEndAsync();
    }

    public JsonElement Initialize()
    {
        var answer = Request("initialize", new JsonObject { ["protocolVersion"] = "2025-06-18", ["capabilities"] = new JsonObject(), ["clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" } });
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "notifications/initialized" });
        return answer.GetProperty("result");
    }

    public JsonElement Request(string method, JsonObject? parameters = null)
    {
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = ++asked, ["method"] = method, ["params"] = parameters ?? [] });
        while (true)
        {
            var line = server.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"the server has ended: {error.Result}");
            var message = JsonDocument.Parse(line).RootElement;
            Assert.That(message.GetProperty("jsonrpc").GetString(), Is.EqualTo("2.0"));
            if (message.TryGetProperty("id", out var id) && id.GetInt32() == asked)
            {
                return message;
            }
        }
    }

    /// <summary>What a tool answers.</summary>
    public JsonElement Ask(string tool, params (string Name, string Value)[] arguments)
    {
        var (text, isError) = Try(tool, arguments.Select(argument => (argument.Name, (JsonNode)argument.Value)).ToArray());
        Assert.That(isError, Is.False, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>What a tool says, be it an answer or a refusal.</summary>
    public (string Text, bool IsError) Try(string tool, params (string Name, JsonNode Value)[] arguments)
    {
        var result = Request("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = new JsonObject(arguments.Select(argument => KeyValuePair.Create(argument.Name, (JsonNode?)argument.Value))) }).GetProperty("result");
        return (result.GetProperty("content")[0].GetProperty("text").GetString()!, result.GetProperty("isError").GetBoolean());
    }

    /// <summary>Says something that is no message.</summary>
    public void Say(string line)
    {
        server.StandardInput.WriteLine(line);
        server.StandardInput.Flush();
    }

    /// <summary>Ends the conversation.</summary>
    /// <returns>The exit code, and what was printed after the last answer.</returns>
    public (int ExitCode, string Left, string Error) End()
    {
        server.StandardInput.Close();
        var rest = server.StandardOutput.ReadToEnd();
        server.WaitForExit();
        return (server.ExitCode, rest, error.Result);
    }

    public void Dispose()
    {
        if (!server.HasExited)
        {
            server.Kill(entireProcessTree: true);
        }

        server.Dispose();
    }

    private void Send(JsonObject message) => Say(message.ToJsonString());
}
