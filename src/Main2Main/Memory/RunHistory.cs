using Main2Main.Json;

namespace Main2Main.Memory;

/// <summary>The runs of a memory, a file each, so that two branches that remember a run do not meet in one file.</summary>
public static class RunHistory
{
    private const int Averaged = 5;

    /// <summary>All runs, the newest first.</summary>
    /// <param name="folder">The memory; it need not exist.</param>
    /// <returns>The runs.</returns>
    /// <exception cref="Main2MainException">A file is corrupt.</exception>
    public static IReadOnlyList<RunRecord> Read(MemoryFolder folder) => !Directory.Exists(folder.Runs) ? [] :
        [.. Directory.EnumerateFiles(folder.Runs, "*.json").Select(file => ArtifactFile.TryRead(file, MemoryJson.Readable.RunRecord)).OfType<RunRecord>().OrderByDescending(run => run.StartedAt)];

    /// <summary>Remembers a run; once more is the same.</summary>
    /// <param name="folder">The memory.</param>
    /// <param name="run">The run.</param>
    /// <exception cref="Main2MainException">The file cannot be written.</exception>
    public static void Write(MemoryFolder folder, RunRecord run)
    {
        _ = Directory.CreateDirectory(folder.Runs);
        ArtifactFile.Write(Path.Combine(folder.Runs, $"{run.RunId}.json"), run, MemoryJson.Readable.RunRecord);
    }

    /// <summary>How long a step takes, by the last runs.</summary>
    /// <param name="folder">The memory.</param>
    /// <returns>Seconds; null when no run is remembered, or none that can be read.</returns>
    public static double? SecondsOfAStep(MemoryFolder folder)
    {
        try
        {
            var runs = Read(folder).Where(run => run.StepsCompleted > 0).Take(Averaged).ToList();
            return runs.Count == 0 ? null : runs.Sum(run => (run.EndedAt - run.StartedAt).TotalSeconds) / runs.Sum(run => run.StepsCompleted);
        }
        catch (Main2MainException)
        {
            // An estimate is no reason to end a run; what is wrong with the file is told by whoever needs it.
            return null;
        }
    }
}
