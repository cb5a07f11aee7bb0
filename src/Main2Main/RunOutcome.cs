namespace Main2Main;

/// <summary>How an invocation ended, when no error was raised.</summary>
public enum RunOutcome
{
    /// <summary>All that was asked is done, or there was nothing to do.</summary>
    Done,

    /// <summary>A stop condition ended the run early.</summary>
    PartialStop,

    /// <summary>A person's edit, or the end of a pause that a person asked for, is waited for.</summary>
    Paused,
}
