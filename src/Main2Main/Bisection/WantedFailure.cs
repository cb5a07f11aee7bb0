namespace Main2Main.Bisection;

/// <summary>Which failure makes a commit bad.</summary>
public enum WantedFailure
{
    /// <summary>The errors of the step's failed round that the bad end shows too.</summary>
    Round,

    /// <summary>The errors that the bad end shows.</summary>
    BadEnd,

    /// <summary>Any: it was asked for, or the bad end's log names no error.</summary>
    Any,
}
