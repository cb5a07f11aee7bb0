using System.Text;
using Main2Main.Programs;
using Main2Main.Workspace;

namespace Main2Main.Doctoring;

/// <summary>Tries a sandbox with nothing in it.</summary>
internal static class SandboxTrial
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Tries it.</summary>
    /// <param name="session">The session.</param>
    /// <returns>Why there is none; null when there is one.</returns>
    public static async Task<string?> FailureAsync(SyncSession session)
    {
        using var output = new MemoryStream();
        try
        {
            var sandbox = SessionSandbox.Around(session, writable: []);
            var command = new ChildCommand(["true"], session.Downstream.Path, new Dictionary<string, string>()) { Sandbox = sandbox };
            var run = await LimitedProcess.RunAsync(command, output, new ProcessLimits(Patience, Silence: null), session.Interruption);
            return run.Ended is { ExitCode: 0 } ? null
                : run.Ended is null ? $"{Sandbox.Program} did not end in {Patience.TotalSeconds} s"
                : Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length).Trim();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return exception.Message;
        }
    }
}
