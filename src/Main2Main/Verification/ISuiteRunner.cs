namespace Main2Main.Verification;

/// <summary>Runs CI suites. The local runner starts processes; others may hand them to another machine.</summary>
public interface ISuiteRunner
{
    /// <summary>Runs one suite to its end.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="output">Where all it prints goes, as it comes.</param>
    /// <returns>What it did.</returns>
    /// <exception cref="Main2MainException">The suite could not be started.</exception>
    Task<SuiteOutcome> RunAsync(Suite suite, string folder, Stream output);
}
