using CliWrap;
using Main2Main.Configuration;

namespace Main2Main.Adaptation;

/// <summary><c>--adapter=command</c>: an external program, run in the downstream with the request's path.</summary>
/// <param name="settings">The command and its time limit.</param>
/// <param name="session">The session, for folders and the log.</param>
internal sealed class CommandAdapter(CommandAdapterSettings settings, SyncSession session) : IAdapter
{
    public string Name => "command";

    public async Task<AdapterReply> AdaptAsync(AdaptationRequest request)
    {
        var words = settings.Command
            .Select(word => session.Fill(word, ("request", request.File), ("page", request.Page)))
            .ToList();
        var transcript = Path.Combine(Path.GetDirectoryName(request.File)!, $"transcript-{request.Round}.txt");
        await using var output = new FileStream(transcript, FileMode.Create, FileAccess.Write, FileShare.Read);
        var both = PipeTarget.ToStream(Stream.Synchronized(output), autoFlush: true);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(settings.TimeoutMinutes));
        session.Log.Verbose($"Adapter: {ShellWords.Join(words)} (transcript: {transcript})");
        try
        {
            var result = await Cli.Wrap(words[0]).WithArguments(words.Skip(1)).WithWorkingDirectory(request.Downstream)
                .WithStandardOutputPipe(both).WithStandardErrorPipe(both).WithValidation(CommandResultValidation.None)
                .ExecuteAsync(limit.Token);
            return new AdapterReply(result.ExitCode == 0, $"'{words[0]}' ended with exit code {result.ExitCode}; transcript: {transcript}");
        }
        catch (OperationCanceledException)
        {
            return new AdapterReply(Succeeded: false, $"'{words[0]}' was ended after {settings.TimeoutMinutes} minutes; transcript: {transcript}");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"the adapter '{words[0]}' could not be started in '{request.Downstream}': {exception.Message}",
                "mend 'commandAdapter.command' in main2main.json, or choose another adapter with --adapter.",
                exception);
        }
    }
}
