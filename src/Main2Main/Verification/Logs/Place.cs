namespace Main2Main.Verification.Logs;

/// <summary>Where the reading of a log stands.</summary>
/// <param name="Invocation">The run of a test program.</param>
/// <param name="Origin">What kind of text it is.</param>
/// <param name="Scope">The test that it belongs to, when known.</param>
internal sealed record Place(Invocation Invocation, Origin Origin, TestScope? Scope)
{
    /// <summary>Which stretch of the invocation it is: before a session, within one, after one.</summary>
    public int Stretch { get; } = Invocation.Stretch;

    /// <summary>What the process did after the exception that was read here.</summary>
    public Aftermath Aftermath { get; init; }

    /// <summary>What else stands beside the exceptions that were read here; good until the reader goes on.</summary>
    public ConnectionNotes? Notes { get; init; }

    /// <summary>Whether it was only shown: a warning quotes it, or the interpreter says that it ignored it.</summary>
    public bool IsBenign { get; init; }
}
