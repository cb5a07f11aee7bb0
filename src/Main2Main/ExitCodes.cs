namespace Main2Main;

/// <summary>The one table from how a run ended to the code that the shell sees.</summary>
public static class ExitCodes
{
    /// <summary>The work is done, or there was nothing to do.</summary>
    public const int Done = 0;

    /// <summary>An error with a message that a person can act on.</summary>
    public const int Error = 1;

    /// <summary>A stop condition ended the run early; what was verified is committed, the rest is saved.</summary>
    public const int PartialStop = 2;

    /// <summary>A person has to act before the work goes on: edit the downstream, or take a pull request's pause label away.</summary>
    public const int Paused = 3;

    /// <summary>The exit code of an outcome.</summary>
    /// <param name="outcome">How the run ended.</param>
    /// <returns>A code from 0 to 3.</returns>
    public static int For(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Done => Done,
        RunOutcome.PartialStop => PartialStop,
        RunOutcome.Paused => Paused,
        _ => Error,
    };
}
