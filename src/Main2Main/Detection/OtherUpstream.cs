namespace Main2Main.Detection;

/// <summary>What the downstream records of another upstream: reported, never moved.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Value">What is recorded.</param>
/// <param name="File">The file, relative to the downstream's root.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record OtherUpstream(string Name, string Value, string File, int Line);
