using System.Text;
using System.Text.Json;
using Main2Main.Files;
using Main2Main.Programs;
using Main2Main.Secrecy;
using Main2Main.Workspace;

namespace Main2Main.Cadence;

/// <summary>Runs the program that is told of changes.</summary>
/// <param name="session">The session.</param>
internal sealed class Notifier(SyncSession session)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Tells a change.</summary>
    /// <param name="change">The change.</param>
    /// <returns>Whether it was told; why not is told in the log.</returns>
    public async Task<bool> TellAsync(ChangeNotice change)
    {
        var settings = session.Settings.Cadence;
        var file = session.Workspace.Notice;
        AtomicFile.WriteText(file, JsonSerializer.Serialize(change, CadenceFile.Readable.ChangeNotice) + "\n");
        using var output = new MemoryStream();
        var command = new ChildCommand([.. settings.Notify.Select(word => session.Fill(word))], session.Downstream.Path, new Dictionary<string, string>()) { InputFile = file, Passed = settings.NotifyEnvironment };
        try
        {
            var run = await LimitedProcess.RunAsync(command, output, new ProcessLimits(Patience, Silence: null), CancellationToken.None);
            if (run.Ended is { ExitCode: 0 })
            {
                session.Log.Information($"Told: {change.Event}.");
                return true;
            }

            var said = SecretDoor.Mask(Encoding.UTF8.GetString(output.ToArray()).Trim());
            session.Log.Warning($"'{change.Event}' could not be told: '{settings.Notify[0]}' {(run.Ended is { } ended ? $"ended with exit code {ended.ExitCode}" : "was ended after a minute")}{(said.Length > 0 ? $": {said}" : string.Empty)}. It is told with the next run.");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            session.Log.Warning($"'{change.Event}' could not be told: '{settings.Notify[0]}' could not be started: {exception.Message}. Mend `cadence.notify` in main2main.json.");
        }

        return false;
    }
}
