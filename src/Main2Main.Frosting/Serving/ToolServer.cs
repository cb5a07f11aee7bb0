using System.Text.Json;
using Main2Main.Secrecy;
using Main2Main.Untrusted;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Main2Main.Frosting.Serving;

/// <summary>The Model Context Protocol over standard input and output.</summary>
/// <param name="tools">What can be asked.</param>
/// <param name="output">The standard output, which is the protocol's alone.</param>
internal sealed class ToolServer(ToolList tools, ProtocolOutput output)
{
    private const string Instructions =
        "Answers about an upstream and the downstream that is adapted to it. Ask findings for what is to be adapted, upstream_diff for what the upstream did to a name and to its own callers, "
        + "contract for signatures at a commit, users for who uses a name, explain_log for why a log failed, and check before you hand in. Nothing here changes anything.";

    /// <summary>Serves until the input ends.</summary>
    /// <param name="interruption">Ends it before.</param>
    public async Task RunAsync(CancellationToken interruption)
    {
        ArgumentNullException.ThrowIfNull(output);
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "main2main", Version = typeof(ToolServer).Assembly.GetName().Version!.ToString(fieldCount: 3) },
            ServerInstructions = Instructions,
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [.. tools.All.Select(Described)] }),
                CallToolHandler = (request, _) => CallAsync(request.Params!),
            },
        };
        await using var transport = new StreamServerTransport(
            Console.OpenStandardInput(), Console.OpenStandardOutput(), options.ServerInfo.Name, loggerFactory: null);
        await using var server = McpServer.Create(transport, options, loggerFactory: null, serviceProvider: null);
        await server.RunAsync(interruption);
    }

    private static Tool Described(ToolDefinition tool) => new()
    {
        Name = tool.Name,
        Description = tool.Description,
        InputSchema = tool.Schema,
        Annotations = new ToolAnnotations { ReadOnlyHint = true, IdempotentHint = true, OpenWorldHint = false, DestructiveHint = false },
    };

    private async ValueTask<CallToolResult> CallAsync(CallToolRequestParams call)
    {
        var tool = tools.All.FirstOrDefault(tool => tool.Name == call.Name)
            ?? throw new McpProtocolException($"there is no tool '{ConsoleText.Shown(call.Name)}'", McpErrorCode.InvalidParams);
        try
        {
            return Result(await tool.AnswerAsync(new ToolArguments(tool, call.Arguments ?? new Dictionary<string, JsonElement>())), isError: false);
        }
        catch (Main2MainException exception)
        {
            // Words for whoever asked, who can ask again.
            return Result(SecretDoor.Mask(exception.Message), isError: true);
        }
    }

    private static CallToolResult Result(string text, bool isError) => new() { Content = [new TextContentBlock { Text = text }], IsError = isError };
}
