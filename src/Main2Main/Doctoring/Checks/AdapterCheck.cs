using Main2Main.Configuration;
using Main2Main.Programs;
using Main2Main.Workspace;

namespace Main2Main.Doctoring.Checks;

/// <summary>The programs that an edit needs: the external adapter's and the gate's.</summary>
/// <param name="session">The session.</param>
internal sealed class AdapterCheck(SyncSession session) : ICheck
{
    /// <inheritdoc/>
    public string Name => "adapter";

    /// <inheritdoc/>
    public Task<HealthFinding> LookAsync()
    {
        var settings = session.Settings;
        var found = new List<string> { settings.Adapter };
        if (AdapterNames.In(settings.Adapter).Contains(AdapterNames.Command))
        {
            found.Add(Require("commandAdapter.command", settings.CommandAdapter.Command));
        }

        if (settings.Verification.Gate.Command.Count > 0)
        {
            found.Add($"gate {Require("verification.gate.command", settings.Verification.Gate.Command)}");
        }

        return Task.FromResult(new HealthFinding(Name, Ok: true, string.Join(", ", found), string.Empty));
    }

    private string Require(string key, IReadOnlyList<string> command) => ProgramFinder.Find(session.Fill(command[0]), session.Downstream.Path) ?? throw new Main2MainException(
        FailureKind.Configuration,
        $"`{key}` starts '{command[0]}', which is no program on PATH or in '{session.Downstream.Path}'.",
        "install it, make it executable, or correct the command.");
}
