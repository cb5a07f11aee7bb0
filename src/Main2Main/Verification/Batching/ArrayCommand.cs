namespace Main2Main.Verification.Batching;

/// <summary>What one task of an array runs.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Line">A line for a shell.</param>
internal sealed record ArrayCommand(string Name, string Line);
