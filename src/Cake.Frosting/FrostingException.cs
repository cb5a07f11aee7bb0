namespace Cake.Frosting;

/// <summary>A host that is put together wrongly, for instance a task that depends on a type which is no task.</summary>
public sealed class FrostingException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public FrostingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What caused it.</param>
    public FrostingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
