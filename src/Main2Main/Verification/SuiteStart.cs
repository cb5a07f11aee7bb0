namespace Main2Main.Verification;

/// <summary>One start of a suite.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="Command">What is run, with every name filled in.</param>
/// <param name="Folder">The folder it runs in.</param>
/// <param name="Devices">The devices that are its own while it runs.</param>
/// <param name="DeviceVariable">The variable that tells the suite; null when there is none.</param>
public sealed record SuiteStart(Suite Suite, IReadOnlyList<string> Command, string Folder, IReadOnlyList<string> Devices, string? DeviceVariable)
{
    internal const string PythonPath = "PYTHONPATH";

    /// <summary>The folder of its witness, which stands first in PYTHONPATH; null when nobody watches it.</summary>
    public string? Witness { get; init; }

    /// <summary>The variables that it is run with on this machine.</summary>
    public IReadOnlyDictionary<string, string> Environment => Witness is null
        ? Configured
        : new Dictionary<string, string>(Configured) { [PythonPath] = WitnessFirst(Configured.GetValueOrDefault(PythonPath) ?? System.Environment.GetEnvironmentVariable(PythonPath)) };

    /// <summary>The variables that its configuration and its devices ask for.</summary>
    internal IReadOnlyDictionary<string, string> Configured => DeviceVariable is null || Devices.Count == 0
        ? Suite.Environment
        : new Dictionary<string, string>(Suite.Environment) { [DeviceVariable] = string.Join(',', Devices) };

    /// <summary>A value of PYTHONPATH with the witness before it. An empty part would stand for the folder that Python runs in.</summary>
    internal string WitnessFirst(string? value) => string.IsNullOrEmpty(value) ? Witness! : $"{Witness}{Path.PathSeparator}{value}";
}
