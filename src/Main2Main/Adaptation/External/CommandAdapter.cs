using System.Diagnostics;
using System.Globalization;
using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Programs;
using Main2Main.Secrecy;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.External;

/// <summary><c>--adapter=command</c>: an external program, run in the downstream with the request's path.</summary>
/// <param name="settings">The command and its limits.</param>
/// <param name="session">The session, for folders and the log.</param>
internal sealed class CommandAdapter(CommandAdapterSettings settings, SyncSession session) : IAdapter
{
    private const long Megabyte = 1 << 20;

    private readonly SpentBudget budget = new(session);

    public string Name => AdapterNames.Command;

    public async Task<AdapterReply> AdaptAsync(AdaptationRequest request)
    {
        if (budget.Exhausted(request.StepId) is { } spent)
        {
            return new AdapterReply(Succeeded: false, $"not asked: {spent}");
        }

        var server = ServerFile.Write(session, request);
        var words = settings.Command.Select(word => Fill(word, request, server)).ToList();
        var transcript = Path.Combine(Path.GetDirectoryName(request.File)!, $"transcript-{request.Round}{(request.Checks is null ? string.Empty : "-checks")}.txt");
        session.Log.Verbose($"Adapter: {ShellWords.Join(words)} (transcript: {transcript})");

        session.Withheld.Tell();

        // An earlier try's answer must not be taken for this one's.
        File.Delete(request.Result);
        var watch = Stopwatch.StartNew();
        var (succeeded, message) = await RunAsync(words, request, transcript, server);
        var seconds = watch.Elapsed.TotalSeconds;
        AtomicFile.Mask(request.Result);
        var cost = CostReader.Read(transcript, AnswerReader.Cost(request), seconds);
        return AnswerReader.Read(request, new AdapterReply(succeeded, $"{message} ({cost}); transcript: {transcript}") { Cost = cost });
    }

    private async Task<(bool Succeeded, string Message)> RunAsync(List<string> words, AdaptationRequest request, string transcript, IReadOnlyList<(string Name, string Value)> server)
    {
        var command = new ChildCommand(words, request.Downstream, new Dictionary<string, string>())
        {
            InputFile = settings.Input is { } input ? InputFile(Fill(input, request, server)) : null,
            Inherited = settings.Environment,
            Sandbox = SessionSandbox.Of(session, writable: [Path.GetDirectoryName(request.File)!]),
        };
        var minutes = Math.Min(settings.TimeoutMinutes, budget.MinutesLeft(request.StepId) ?? double.MaxValue);
        var limits = new ProcessLimits(TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(settings.SilenceMinutes), settings.OutputMegabytes * Megabyte);
        try
        {
            await using var output = new FileStream(transcript, FileMode.Create, FileAccess.Write, FileShare.Read);
            await using var masked = new MaskingStream(output, SecretDoor.Current);
            var run = await LimitedProcess.RunAsync(command, masked, limits, session.Interruption);
            return (run.Ended is { ExitCode: 0 }, Describe(words[0], run, minutes));
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

    private static string InputFile(string file) => File.Exists(file) ? file : throw new Main2MainException(
        FailureKind.Configuration,
        $"the adapter's input '{file}' does not exist.",
        "mend 'commandAdapter.input' in main2main.json, for example \"{page}\".");

    private string Describe(string program, LimitedResult run, double minutes) => run.Limit switch
    {
        ProcessLimit.Time when minutes < settings.TimeoutMinutes => $"'{program}' was ended: the minutes of its budget are spent",
        ProcessLimit.Time => $"'{program}' was ended after {settings.TimeoutMinutes} minutes",
        ProcessLimit.Silence => $"'{program}' was ended: it printed nothing for {settings.SilenceMinutes} minutes",
        ProcessLimit.Output => $"'{program}' was ended: it printed more than {settings.OutputMegabytes} MB",
        _ => $"'{program}' ended with exit code {run.Ended!.ExitCode}",
    };

    private string Fill(string word, AdaptationRequest request, IReadOnlyList<(string Name, string Value)> server) => session.Fill(
        word,
        [("request", request.File),
        ("page", request.Page),
        ("result", request.Result),
        ("step", request.StepId),
        ("round", request.Round.ToString(CultureInfo.InvariantCulture)),
        .. server]);
}
