namespace Main2Main;

/// <summary>
/// A failure that a person can act on. The message holds what was being done, the exact thing that is wrong and,
/// in <see cref="Remedy"/>, what to do about it.
/// </summary>
public sealed class Main2MainException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="kind">Who has to act.</param>
    /// <param name="problem">What was being done and what is wrong with it, naming the path, commit, key or line.</param>
    /// <param name="remedy">What to do, as an instruction.</param>
    /// <param name="innerException">The cause, shown at diagnostic verbosity.</param>
    public Main2MainException(FailureKind kind, string problem, string remedy, Exception? innerException = null)
        : base($"{problem}{Environment.NewLine}  What to do: {remedy}", innerException)
    {
        Kind = kind;
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>Who has to act.</summary>
    public FailureKind Kind { get; }

    /// <summary>What is wrong, without the remedy.</summary>
    public string Problem { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }
}
