using Main2Main.Configuration;
using Main2Main.Diagnosis.Messages;
using Main2Main.Git;
using Main2Main.Diagnosis.Evidence;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis;

/// <summary>Traces errors back to the upstream changes that caused them. Source: the playbook's diagnosis guide, steps 1 to 3.</summary>
/// <param name="upstream">The upstream.</param>
/// <param name="downstream">The downstream's folder.</param>
/// <param name="layout">Where the two packages lie.</param>
public sealed class ErrorDiagnoser(GitRepository upstream, string downstream, LayoutSettings layout)
{
    /// <summary>Diagnoses the errors of a round. The patch is read once, and git is asked once for the commits of all errors.</summary>
    /// <param name="errors">The code bugs.</param>
    /// <param name="step">The step that they came up in.</param>
    /// <param name="patch">The step's upstream.patch; without it no hunk is found.</param>
    /// <param name="releaseTag">The release tag; null when the downstream records none.</param>
    /// <returns>One diagnosis an error, in the same order.</returns>
    /// <exception cref="Main2MainException">git failed.</exception>
    public async Task<IReadOnlyList<ErrorDiagnosis>> DiagnoseAsync(IReadOnlyList<CiError> errors, PlannedStep step, string patch, string? releaseTag)
    {
        var drafts = errors.Select(Read).ToList();
        var found = await HunkFinder.ReadAsync(patch, [.. drafts.Select(draft => draft.Terms)]);
        var hunks = new HunkRanking(layout.UpstreamPackage);
        drafts = [.. drafts.Select((draft, index) => hunks.Rank(draft, found, index))];
        var commits = new SuspectRanking(upstream, step, hunks);
        var changes = await commits.ReadAsync(drafts);
        var guard = await ErrorGuardDecider.OpenAsync(upstream, step, releaseTag, layout.UpstreamPackage);
        var diagnoses = new List<ErrorDiagnosis>();
        foreach (var draft in drafts)
        {
            diagnoses.Add(ErrorDiagnosis.Of(draft, commits.Rank(draft, changes), await guard.DecideAsync(draft)));
        }

        return diagnoses;
    }

    private DiagnosisDraft Read(CiError error)
    {
        var reading = MessageReader.Read(error.ErrorType, error.ErrorMessage);
        var (frames, functions, caller) = new TracebackFrames(layout, upstream.Path, downstream).Read(error);
        return new DiagnosisDraft(error, reading, reading.ChangeSeenFrom(caller), caller, TermList.Of(reading, functions), frames);
    }
}
