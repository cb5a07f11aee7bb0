namespace Main2Main.Frosting;

/// <summary>How an invocation ends when no task fails.</summary>
public sealed class InvocationOutcome
{
    /// <summary>The outcome; done until a task says otherwise.</summary>
    public RunOutcome Value { get; set; } = RunOutcome.Done;
}
