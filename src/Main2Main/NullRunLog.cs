namespace Main2Main;

/// <summary>A log that nobody reads.</summary>
public sealed class NullRunLog : IRunLog
{
    /// <summary>The one instance.</summary>
    public static readonly NullRunLog Instance = new();

    private NullRunLog()
    {
    }

    /// <inheritdoc />
    public void Information(string message)
    {
        // Nobody listens.
    }

    /// <inheritdoc />
    public void Verbose(string message)
    {
        // Nobody listens.
    }

    /// <inheritdoc />
    public void Warning(string message)
    {
        // Nobody listens.
    }
}
