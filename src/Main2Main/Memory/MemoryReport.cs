using Main2Main.Json;

namespace Main2Main.Memory;

/// <summary>All that is remembered, as <c>--target=History --out=FILE</c> writes it.</summary>
/// <param name="Suites">The suites by name.</param>
/// <param name="Cases">The test cases by name.</param>
/// <param name="Lessons">The lessons by file.</param>
public sealed record MemoryReport(IReadOnlyList<SuiteHistory> Suites, IReadOnlyList<CaseRecord> Cases, IReadOnlyList<Lesson> Lessons)
{
    /// <summary>Reads a memory.</summary>
    /// <param name="folder">The memory; it need not exist.</param>
    /// <returns>The report.</returns>
    /// <exception cref="Main2MainException">A file is corrupt.</exception>
    public static MemoryReport Read(MemoryFolder folder) => new(
        ArtifactFile.TryRead(folder.Suites, MemoryJson.Readable.SuiteMemory)?.Suites ?? [],
        ArtifactFile.TryRead(folder.Cases, MemoryJson.Readable.CaseMemory)?.Cases ?? [],
        new LessonBook(folder).All);

    /// <summary>Writes the report.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="Main2MainException">The file cannot be written.</exception>
    public void Write(string path) => ArtifactFile.Write(path, this, MemoryJson.Readable.MemoryReport);
}
