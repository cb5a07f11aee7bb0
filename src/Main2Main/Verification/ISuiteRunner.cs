namespace Main2Main.Verification;

/// <summary>Runs CI suites.</summary>
public interface ISuiteRunner
{
    /// <summary>Runs one suite to its end.</summary>
    /// <param name="start">The suite, and where it runs.</param>
    /// <param name="output">Where all it prints goes, as it comes; bears writes of two threads.</param>
    /// <param name="cancellation">Ends the suite and everything it started.</param>
    /// <returns>How it ended. Nothing that it started runs any more.</returns>
    /// <exception cref="Main2MainException">The suite could not be started.</exception>
    /// <exception cref="OperationCanceledException">It was ended on request.</exception>
    /// <exception cref="IOException">The output could not be written.</exception>
    Task<SuiteEnd> RunAsync(SuiteStart start, Stream output, CancellationToken cancellation);
}
