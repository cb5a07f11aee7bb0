using Main2Main.Configuration;
using Main2Main.Programs;

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
        var transcript = Path.Combine(Path.GetDirectoryName(request.File)!, $"transcript-{request.Round}{(request.Checks is null ? string.Empty : "-checks")}.txt");
        await using var output = new FileStream(transcript, FileMode.Create, FileAccess.Write, FileShare.Read);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(session.Interruption);
        limit.CancelAfter(TimeSpan.FromMinutes(settings.TimeoutMinutes));
        session.Log.Verbose($"Adapter: {ShellWords.Join(words)} (transcript: {transcript})");
        try
        {
            await using var both = new ActivityStream(output);
            var result = await ChildProcess.RunAsync(new ChildCommand(words, request.Downstream, new Dictionary<string, string>()), both, limit.Token);
            return new AdapterReply(result.ExitCode == 0, $"'{words[0]}' ended with exit code {result.ExitCode}; transcript: {transcript}");
        }
        catch (OperationCanceledException) when (!session.Interruption.IsCancellationRequested)
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
