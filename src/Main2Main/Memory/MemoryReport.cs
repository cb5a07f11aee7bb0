using Main2Main.Files;
using Main2Main.Json;

namespace Main2Main.Memory;

/// <summary>All that is remembered, as <c>--target=History --out=FILE</c> writes it.</summary>
/// <param name="Suites">The suites by name.</param>
/// <param name="Cases">The test cases by name.</param>
/// <param name="Lessons">The lessons by file.</param>
public sealed record MemoryReport(IReadOnlyList<SuiteHistory> Suites, IReadOnlyList<CaseRecord> Cases, IReadOnlyList<Lesson> Lessons)
{
    /// <summary>How far the pin was behind the upstream, told from git; null when it cannot be told.</summary>
    public PinDistance? Distance { get; init; }

    /// <summary>Reads a memory.</summary>
    /// <param name="folder">The memory; it need not exist.</param>
    /// <returns>The report.</returns>
    /// <exception cref="Main2MainException">A file is corrupt.</exception>
    public static MemoryReport Read(MemoryFolder folder) => new(
        ArtifactFile.TryRead(folder.Suites, MemoryJson.Readable.SuiteMemory)?.Suites ?? [],
        ArtifactFile.TryRead(folder.Cases, MemoryJson.Readable.CaseMemory)?.Cases ?? [],
        new LessonBook(folder).All);

    /// <summary>Writes the report, and beside it the pictures of the distance.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="Main2MainException">A file cannot be written.</exception>
    public void Write(string path)
    {
        ArtifactFile.Write(path, this, MemoryJson.Readable.MemoryReport);
        if (Distance is not null)
        {
            AtomicFile.WriteText(Path.ChangeExtension(path, ".svg"), DistancePicture.Chart(Distance));
            AtomicFile.WriteText(Path.ChangeExtension(path, ".badge.svg"), DistancePicture.Badge(Distance));
        }
    }

    /// <summary>The report as text.</summary>
    /// <returns>JSON.</returns>
    public string Json() => System.Text.Json.JsonSerializer.Serialize(this, MemoryJson.Readable.MemoryReport) + "\n";
}

/// <summary>cases.json: the test cases that have failed.</summary>
/// <param name="Cases">The cases by name.</param>
public sealed record CaseMemory(IReadOnlyList<CaseRecord> Cases);
