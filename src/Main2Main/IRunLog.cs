namespace Main2Main;

/// <summary>Where the engine narrates its decisions. The host decides how a line reaches a person.</summary>
public interface IRunLog
{
    /// <summary>A line that everybody reads.</summary>
    /// <param name="message">The line.</param>
    void Information(string message);

    /// <summary>A line for somebody who asked for more.</summary>
    /// <param name="message">The line.</param>
    void Verbose(string message);

    /// <summary>Something that a person should look at, although the run goes on.</summary>
    /// <param name="message">The line.</param>
    void Warning(string message);
}
