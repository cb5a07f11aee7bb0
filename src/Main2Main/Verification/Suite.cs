namespace Main2Main.Verification;

/// <summary>A suite as it is run: placeholders filled, environment decided.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Environment">Variables to set.</param>
public sealed record Suite(string Name, IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment);
