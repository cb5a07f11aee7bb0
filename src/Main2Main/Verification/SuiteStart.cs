namespace Main2Main.Verification;

/// <summary>One start of a suite.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="Command">What is run, with every name filled in.</param>
/// <param name="Folder">The folder it runs in.</param>
/// <param name="Devices">The devices that are its own while it runs.</param>
/// <param name="DeviceVariable">The variable that tells the suite; null when there is none.</param>
public sealed record SuiteStart(Suite Suite, IReadOnlyList<string> Command, string Folder, IReadOnlyList<string> Devices, string? DeviceVariable)
{
    /// <summary>The variables that it is run with.</summary>
    public IReadOnlyDictionary<string, string> Environment => DeviceVariable is null || Devices.Count == 0
        ? Suite.Environment
        : new Dictionary<string, string>(Suite.Environment) { [DeviceVariable] = string.Join(',', Devices) };
}
