namespace Main2Main.Verification.Logs;

/// <summary>A chain of exceptions at one place of a log, known by its root.</summary>
/// <param name="Root">The exception that the chain comes down to.</param>
/// <param name="Origin">Where it stands.</param>
/// <param name="Scope">The test it belongs to, when the place tells.</param>
internal sealed record Occurrence(RaisedException Root, Origin Origin, TestScope? Scope)
{
    /// <summary>Whether what was running ended well in spite of it.</summary>
    public bool DuringPass { get; set; }
}
