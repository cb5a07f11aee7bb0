using Main2Main.Memory;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>Puts what was learnt of such errors before beside a diagnosis.</summary>
/// <param name="session">The session.</param>
internal sealed class LearntLessons(SyncSession session)
{
    private readonly LessonBook book = new(MemoryFolder.Of(session));

    /// <summary>The diagnosis with the lessons that fit it; a memory that cannot be read is told, and nothing is added.</summary>
    /// <param name="diagnosis">The diagnosis.</param>
    public ErrorDiagnosis Add(ErrorDiagnosis diagnosis)
    {
        try
        {
            return diagnosis with { Lessons = book.Matching(diagnosis.ErrorType, diagnosis.Signature) };
        }
        catch (Main2MainException exception)
        {
            session.Log.Warning($"lessons could not be read: {exception.Message}");
            return diagnosis;
        }
    }
}
