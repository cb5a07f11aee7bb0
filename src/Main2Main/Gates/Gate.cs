using System.Text;
using Main2Main.Files;
using Main2Main.Lanes;
using Main2Main.Programs;
using Main2Main.Secrecy;
using Main2Main.Workspace;

namespace Main2Main.Gates;

/// <summary>
/// The configured gate: a type checker or linter that runs before the step's edit and after it. What it printed before already is not counted,
/// whatever line it stood in.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
public sealed class Gate(SyncSession session, StepWork step)
{
    private Configuration.GateSettings Settings => session.Settings.Verification.Gate;

    private bool IsConfigured => Settings.Command.Count > 0;

    /// <summary>Runs the gate on the downstream as it stands, before anybody edits it for the step.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">It cannot be started or takes too long.</exception>
    public async Task RecordAsync()
    {
        if (IsConfigured)
        {
            AtomicFile.WriteText(step.Folder.GateBefore, await RunAsync());
        }
    }

    /// <summary>Runs the gate on the downstream as it stands and compares.</summary>
    /// <param name="tree">The tree that the working tree holds.</param>
    /// <returns>What it prints now and did not print before the edit.</returns>
    /// <exception cref="Main2MainException">It cannot be started or takes too long.</exception>
    internal async Task<IReadOnlyList<CheckFinding>> NewFindingsAsync(string tree)
    {
        if (!IsConfigured)
        {
            return [];
        }

        if (!File.Exists(step.Folder.GateBefore))
        {
            session.Log.Warning($"{step.Id}: the gate is not run on {tree[..10]}: it was not run before the edit, so that nothing tells what is new.");
            return [];
        }

        var output = await RunAsync();
        AtomicFile.WriteText(step.Folder.GateAfter, output);
        return GateLine.New(File.ReadAllText(step.Folder.GateBefore), output, session.Downstream.Path);
    }

    private async Task<string> RunAsync()
    {
        var words = Settings.Command.Select(word => session.Fill(word)).ToList();
        using var output = new MemoryStream();
        var limits = new ProcessLimits(TimeSpan.FromMinutes(Settings.TimeoutMinutes), Silence: null);
        var command = new ChildCommand(words, session.Downstream.Path, new Dictionary<string, string>()) { Passed = session.Settings.Verification.EnvironmentPass, Sandbox = SessionSandbox.Of(session, writable: []) };
        session.Withheld.Tell();
        try
        {
            var run = await LimitedProcess.RunAsync(command, output, limits, session.Interruption);
            var ended = run.Ended ?? throw new Main2MainException(
                FailureKind.Configuration, $"the gate '{words[0]}' was ended after {Settings.TimeoutMinutes} minutes.",
                "give it more time with 'verification.gate.timeoutMinutes', or less to do.");
            session.Log.Verbose($"{step.Id}: gate '{words[0]}' ended with exit code {ended.ExitCode}.");
            return SecretDoor.Mask(Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length).ReplaceLineEndings("\n"));
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"the gate '{words[0]}' could not be started in '{session.Downstream.Path}': {exception.Message}",
                "mend 'verification.gate.command' in main2main.json.",
                exception);
        }
    }
}
