using Main2Main.Memory;
using Main2Main.Adaptation;
using Main2Main.Diagnosis;
using Main2Main.Json;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Remembering;

/// <summary>Learns from the fixes of a step that was verified, and notes where known errors are seen again.</summary>
/// <param name="session">The session.</param>
/// <param name="folder">The memory.</param>
internal sealed class LessonRecorder(SyncSession session, MemoryFolder folder)
{
    private const int LongestPatch = 20_000;

    /// <summary>Records a step.</summary>
    public void Record(StepWork step, StepState entry)
    {
        foreach (var (failed, next) in entry.Rounds.Zip(entry.Rounds.Skip(1).Cast<RoundState?>().Append(null)).Where(pair => pair.First.Verdict == Verdict.Failed))
        {
            var bugs = CiSummary.TryRead(step.Folder.RoundSummary(failed.Round))?.CodeBugs ?? [];
            var seen = SightingOf(step, failed);
            foreach (var bug in bugs.Where(bug => bug.NamesCause).DistinctBy(bug => bug.Signature))
            {
                var known = ArtifactFile.TryRead(folder.Lesson(bug.Signature), MemoryJson.Readable.Lesson);
                var cured = entry.Phase >= StepPhase.Verified && next is not null && !next.Signatures.Contains(bug.Signature);
                if (cured && known?.Learnt != seen && Learn(step, failed, bug, seen) is { } lesson)
                {
                    Write(lesson with { Seen = Together(known, seen) });
                }
                else if (known is not null && known.Learnt != seen && !known.Seen.Contains(seen))
                {
                    Write(known with { Seen = [.. known.Seen, seen] });
                }
            }
        }
    }

    /// <summary>A lesson that is learnt anew keeps where its error was seen before.</summary>
    private static IReadOnlyList<Sighting> Together(Lesson? known, Sighting learnt) =>
        known is null ? [] : [.. known.Seen.Append(known.Learnt).Where(seen => seen != learnt).Distinct().OrderBy(seen => seen.At)];

    private Lesson? Learn(StepWork step, RoundState failed, CiError bug, Sighting learnt)
    {
        var file = step.Folder.FixPatch(failed.Round);
        if (!File.Exists(file) || File.ReadAllText(file) is not { Length: > 0 } patch)
        {
            return null;
        }

        var analysis = ArtifactFile.TryRead(step.Folder.ErrorAnalysisData, DiagnosisJson.Readable.RoundAnalysis);
        var diagnosis = analysis?.Round == failed.Round ? analysis.Diagnoses.FirstOrDefault(one => one.Signature == bug.Signature) : null;
        var turns = ArtifactFile.TryRead(step.Folder.Result(failed.Round), AdaptationJson.Readable.AdaptationResult)?.Turns ?? [];
        return new Lesson
        {
            Signature = bug.Signature,
            ErrorType = bug.ErrorType,
            ErrorMessage = bug.ErrorMessage,
            Mechanism = diagnosis?.Mechanism,
            CauseCommit = diagnosis?.Commits.Select(commit => commit.Sha).FirstOrDefault(),
            CauseSubject = diagnosis?.Commits.Select(commit => commit.Subject).FirstOrDefault(),
            Adapter = turns.LastOrDefault(turn => turn.Files.Count > 0)?.Adapter ?? session.Settings.Adapter,
            Files = [.. turns.SelectMany(turn => turn.Files).Distinct().Order(StringComparer.Ordinal)],
            Patch = patch.Length > LongestPatch ? patch[..LongestPatch] : patch,
            Learnt = learnt,
        };
    }

    private Sighting SightingOf(StepWork step, RoundState round) => new(
        session.Journal.Required.RunId, step.Id, round.Round, step.Plan.Range, session.Journal.Required.StartOf(round));

    private void Write(Lesson lesson) => ArtifactFile.Write(folder.Lesson(lesson.Signature), lesson, MemoryJson.Readable.Lesson);
}
