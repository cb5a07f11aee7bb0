using Main2Main.Adaptation;
using Main2Main.Diagnosis;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Json;
using Main2Main.Workspace;

namespace Main2Main.Reporting.Attribution;

/// <summary>Says of every changed file of the run which upstream commit it was changed for. What cannot be told is called unexplained.</summary>
/// <param name="session">The session.</param>
internal sealed class ChangeLog(SyncSession session)
{
    /// <summary>Reads the change log of a run that has ended.</summary>
    /// <returns>A row for each file that differs between the downstream before the run and now, in the order of the files.</returns>
    public async Task<IReadOnlyList<ChangeLogRow>> ReadAsync()
    {
        var state = session.Journal.Required;
        var causes = new List<(string File, ChangeCause Cause)>();
        foreach (var entry in state.Steps.Where(step => step.Phase == StepPhase.Advanced))
        {
            causes.AddRange(await OfStepAsync(entry, StepWork.For(session, entry.Index)));
        }

        if (state.Guide is { Commit: not null, GuidePath: { } guide })
        {
            causes.Add((guide, new ChangeCause { StepId = string.Empty, Evidence = ChangeEvidence.Guide, Done = "refreshed the guide's tables" }));
        }

        var byFile = causes.ToLookup(entry => entry.File, entry => entry.Cause, StringComparer.Ordinal);
        var changed = await session.Tree.ChangedFilesAsync(state.DownstreamStart, state.DownstreamHead);
        return [.. changed.Select(file => new ChangeLogRow(file, byFile.Contains(file) ? Tell([.. byFile[file]]) : [Unknown()]))];
    }

    /// <summary>That the pin was moved is told where nothing else is, and once.</summary>
    private static List<ChangeCause> Tell(List<ChangeCause> causes)
    {
        var told = causes.Where(cause => cause.Evidence != ChangeEvidence.Reference).ToList();
        return told.Count > 0 ? told : [causes.Count == 1 ? causes[0] : causes[0] with { StepId = $"{causes[0].StepId} to {causes[^1].StepId}" }];
    }

    private static ChangeCause Unknown() => new() { StepId = string.Empty, Evidence = ChangeEvidence.Unexplained, Done = "changed by no step of this run" };

    private async Task<IEnumerable<(string File, ChangeCause Cause)>> OfStepAsync(StepState entry, StepWork step)
    {
        var edits = (await new FileEditReader(session.Downstream).ReadAsync(entry.ReferenceTree!, entry.Head!))
            .ToDictionary(edit => edit.Path, StringComparer.Ordinal);
        var attribution = new StepAttribution
        {
            Step = step.Plan,
            Adapted = [.. Enumerable.Range(0, entry.Rounds.Count).Select(round => ArtifactFile.TryRead(step.Folder.Result(round), AdaptationJson.Readable.AdaptationResult)).OfType<AdaptationResult>().SelectMany(result => result.Files)],
            Report = ImpactFiles.TryRead(step.Folder.Impact),
            Diagnoses = ArtifactFile.TryRead(step.Folder.ErrorAnalysisData, DiagnosisJson.Readable.RoundAnalysis)?.Diagnoses ?? [],
            GuardFunction = session.Settings.VersionGuard?.Function,
        };
        return entry.CommittedFiles.SelectMany(
            file => (edits.TryGetValue(file, out var edit) ? attribution.Of(edit) : [attribution.OfReference()]).Select(cause => (file, cause)));
    }
}
