namespace Main2Main.Verification.Logs;

/// <summary>A chain of exceptions at one place of a log, known by its root.</summary>
/// <param name="Root">The exception that the chain comes down to.</param>
/// <param name="Origin">Where it stands.</param>
/// <param name="Scope">The test it belongs to, when the place tells.</param>
/// <param name="Stretch">The stretch of its invocation.</param>
internal sealed record Occurrence(RaisedException Root, Origin Origin, TestScope? Scope, int Stretch = 0)
{
    /// <summary>Whether what was running ended well in spite of it.</summary>
    public bool DuringPass { get; set; }

    /// <summary>The headline of the chain's last exception, which is the one that summaries name.</summary>
    public string? Outermost { get; init; }

    /// <summary>What the process did after it, at the place where it did least: one that went on was not ended by it.</summary>
    public Aftermath Aftermath { get; set; }

    /// <summary>Whether it was printed before a test session that then ran to its end: what starts up goes on in spite of it.</summary>
    public bool BeforeSession { get; set; }

    /// <summary>Whether it was only shown: a warning quotes it, or the interpreter says that it ignored it.</summary>
    public bool IsBenign { get; init; }
}
