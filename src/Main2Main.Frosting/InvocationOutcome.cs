namespace Main2Main.Frosting;

/// <summary>How an invocation ends when no task fails.</summary>
public sealed class InvocationOutcome
{
    /// <summary>The outcome; done until a task says otherwise.</summary>
    public RunOutcome Value { get; set; } = RunOutcome.Done;

    /// <summary>What ended a task; null while nothing did.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What is told at the very end, below the report of the tasks; null for nothing.</summary>
    public string? Notice { get; set; }

    /// <summary>How the run ended, in one line; what is printed where little is to be said.</summary>
    public string? Conclusion { get; set; }
}
