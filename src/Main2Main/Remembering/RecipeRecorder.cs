using Main2Main.Adaptation;
using Main2Main.Configuration;
using Main2Main.Impact;
using Main2Main.Json;
using Main2Main.Precedents;
using Main2Main.Python;
using Main2Main.Workspace;

namespace Main2Main.Remembering;

/// <summary>
/// Learns from an edit that CI has verified how changes of the upstream's contracts were answered. What a program of ours edited by rule is no news.
/// </summary>
/// <param name="session">The session.</param>
internal sealed class RecipeRecorder(SyncSession session)
{
    private const int MostPlaces = 20;

    /// <summary>Records a step.</summary>
    public async Task RecordAsync(StepWork step, StepState entry)
    {
        if (entry.Phase < StepPhase.Verified || entry.ReferenceTree is not { } before || ImpactFiles.TryRead(step.Folder.Impact) is not { } impact)
        {
            return;
        }

        var editors = Editors(step, entry);
        var changes = new CallerChanges(session.Downstream, session.Settings.Layout.DownstreamPackage);
        var last = entry.Rounds[^1];
        var book = RecipeBook.Of(session);
        foreach (var finding in impact.Findings.Where(finding => finding.Severity < ImpactSeverity.Review && editors.ContainsKey(finding.DownstreamFile)))
        {
            var name = CalledAs(finding.UpstreamSymbol);
            var found = (await changes.FindBetweenAsync(name, before, last.Tree, MostPlaces))
                .FirstOrDefault(change => change.File == finding.DownstreamFile && change is { Before: not null, After: not null });
            if (found is not null && found.Before != found.After)
            {
                book.Keep(Of(step, finding, found, editors[finding.DownstreamFile], session.Journal.Required.StartOf(last)));
            }
        }
    }

    private Recipe Of(StepWork step, ImpactFinding finding, CallerChange change, string adapter, DateTimeOffset at) => new()
    {
        Symbol = finding.UpstreamSymbol,
        Change = finding.Change,
        Old = finding.Old,
        New = finding.New,
        Before = change.Before!,
        After = change.After!,
        Pattern = SyntaxPattern.Of(change.Before!, change.After!, CalledAs(finding.UpstreamSymbol)),
        Adapter = adapter,
        File = change.File,
        Within = change.Within,
        RunId = session.Journal.Required.RunId,
        StepId = step.Id,
        UpstreamRange = step.Plan.Range,
        At = at,
    };

    /// <summary>Who edited which file last, people and programs of others.</summary>
    private static Dictionary<string, string> Editors(StepWork step, StepState entry) =>
        Enumerable.Range(0, entry.Rounds.Count).SelectMany(round => ArtifactFile.TryRead(step.Folder.Result(round), AdaptationJson.Readable.AdaptationResult)?.Turns ?? [])
            .SelectMany(turn => turn.Files.Select(file => (file, turn.Adapter))).GroupBy(pair => pair.file, pair => pair.Adapter, StringComparer.Ordinal)
            .Where(edits => edits.Last() != AdapterNames.Codemod).ToDictionary(edits => edits.Key, edits => edits.Last(), StringComparer.Ordinal);

    private static string CalledAs(string symbol) =>
        DottedName.Last(symbol) is "__init__" ? DottedName.Last(symbol[..^".__init__".Length]) : DottedName.Last(symbol);
}
