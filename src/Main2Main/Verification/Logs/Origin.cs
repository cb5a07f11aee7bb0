namespace Main2Main.Verification.Logs;

/// <summary>Where in a log an exception stands, which says how sure it is that it failed something.</summary>
internal enum Origin
{
    /// <summary>In what the test runner reports about a failure.</summary>
    Report,

    /// <summary>In output that was captured from a failed test.</summary>
    Captured,

    /// <summary>In output that was printed while tests or programs ran.</summary>
    Live,

    /// <summary>In the runner's one-line summary of a failure.</summary>
    Summary,

    /// <summary>A single line that names an error, without a traceback.</summary>
    Mention,
}
