using Main2Main.Adaptation.Watching;
using Main2Main.Json;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.Requests;

/// <summary>What the adapters did so far for one step and round; kept as result.json, so that a run that was paused goes on with it.</summary>
internal sealed class EditRecord
{
    private readonly string file;
    private AdaptationResult result;

    private EditRecord(string file, AdaptationResult result) => (this.file, this.result) = (file, result);

    /// <summary>Each time that an adapter was asked.</summary>
    public IReadOnlyList<AdapterTurn> Turns => result.Turns;

    /// <summary>Begins a record, or takes up that of a pause.</summary>
    /// <param name="step">The step.</param>
    /// <param name="round">0 for the adapt phase; M for the fix after CI round M.</param>
    /// <param name="adapters">Who adapts, joined by commas.</param>
    /// <param name="takenUp">Whether the run was paused.</param>
    /// <returns>The record.</returns>
    public static EditRecord Of(StepWork step, int round, string adapters, bool takenUp)
    {
        var path = step.Folder.Result(round);
        var left = takenUp ? ArtifactFile.TryRead(path, AdaptationJson.Readable.AdaptationResult) : null;
        return new EditRecord(path, left ?? new AdaptationResult(step.Id, round, adapters, [], [], [], NothingToAdapt: null));
    }

    /// <summary>Adds an edit and writes the file. A person's edit that is looked at again takes the place of what was seen before.</summary>
    /// <param name="edit">The edit.</param>
    public void Add(WatchedEdit edit)
    {
        var told = edit.Reply.Files.Where(told => edit.Turn.Files.Contains(told.Path)).ToList();
        var untold = edit.Turn.Files.Except(told.Select(told => told.Path)).Select(path => new AdaptedFile(path, []));
        List<AdapterTurn> turns = [.. result.Turns.Where(turn => (turn.Adapter, turn.SecondTry) != (edit.Turn.Adapter, edit.Turn.SecondTry)), edit.Turn];
        result = result with
        {
            Turns = turns,
            Files =
            [
                .. result.Files.Concat(told.Concat(untold).Select(adapted => adapted with { Adapter = edit.Turn.Adapter }))
                    .Where(adapted => turns.Exists(turn => turn.Adapter == adapted.Adapter && turn.Files.Contains(adapted.Path)))
                    .GroupBy(adapted => (adapted.Adapter, adapted.Path)).Select(same => same.First() with { Edits = [.. same.SelectMany(adapted => adapted.Edits).Distinct()] }),
            ],
            Left = [.. result.Left.Union(edit.Reply.Left)],
            NothingToAdapt = edit.Reply.NothingToAdapt ?? result.NothingToAdapt,
        };
        ArtifactFile.Write(file, result, AdaptationJson.Readable.AdaptationResult);
    }
}
