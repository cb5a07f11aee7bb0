using Main2Main.Json;

namespace Main2Main.Memory;

/// <summary>The lessons of a memory.</summary>
/// <param name="folder">The memory.</param>
public sealed class LessonBook(MemoryFolder folder)
{
    private const double Alike = 0.6;
    private const int Shown = 3;

    private readonly Lazy<IReadOnlyList<(string File, Lesson Lesson)>> lessons = new(() =>
        Directory.Exists(folder.Lessons)
            ? [.. Directory.EnumerateFiles(folder.Lessons, "*.json").Order(StringComparer.Ordinal).Select(file => (file, ArtifactFile.TryRead(file, MemoryJson.Readable.Lesson)!))]
            : []);

    /// <summary>All lessons, by file.</summary>
    /// <exception cref="Main2MainException">A file is corrupt.</exception>
    public IReadOnlyList<Lesson> All => [.. lessons.Value.Select(entry => entry.Lesson)];

    /// <summary>The lessons that fit an error.</summary>
    /// <param name="errorType">The exception's type.</param>
    /// <param name="signature">The error's signature.</param>
    /// <returns>The best ones first, at most three.</returns>
    /// <exception cref="Main2MainException">A file is corrupt.</exception>
    public IReadOnlyList<LessonMatch> Matching(string errorType, string signature)
    {
        var words = Words(signature);
        return
        [
            .. lessons.Value.Where(entry => entry.Lesson.ErrorType == errorType)
                .Select(entry => (entry.File, entry.Lesson, Likeness: entry.Lesson.Signature == signature ? 2 : Likeness(words, Words(entry.Lesson.Signature))))
                .Where(entry => entry.Likeness >= Alike)
                .OrderByDescending(entry => entry.Likeness)
                .ThenByDescending(entry => entry.Lesson.Learnt.At)
                .Take(Shown)
                .Select(entry => new LessonMatch(entry.Likeness > 1, entry.File, entry.Lesson)),
        ];
    }

    private static HashSet<string> Words(string signature) =>
        [.. signature.Split([' ', '\'', '"', '(', ')', ':', ',', '.'], StringSplitOptions.RemoveEmptyEntries)];

    private static double Likeness(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 0 : (double)one.Intersect(other).Count() / one.Union(other).Count();
}

/// <summary>A lesson that fits an error.</summary>
/// <param name="Exact">Whether the signatures are equal; else they are of one type and share most of their words.</param>
/// <param name="File">The lesson's file.</param>
/// <param name="Lesson">The lesson.</param>
public sealed record LessonMatch(bool Exact, string File, Lesson Lesson);
