using Main2Main.Python;

namespace Main2Main.Sources;

/// <summary>The cache of parsed sources as a run uses it.</summary>
internal static class SourceCache
{
    /// <summary>Opens a cache that tells its damage in the run's log.</summary>
    /// <param name="folder">Its folder, created when something is kept; null for none.</param>
    /// <param name="log">The log.</param>
    public static ContractCache Open(string? folder, IRunLog log) => new(folder, log.Warning, log.Verbose);
}
