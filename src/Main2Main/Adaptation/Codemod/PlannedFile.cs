using Main2Main.Adaptation.Codemod.Guards;
using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Adaptation.Codemod.Replacements;

namespace Main2Main.Adaptation.Codemod;

/// <summary>A file with its plan, and what came of it.</summary>
/// <param name="content">The bytes before.</param>
/// <param name="plan">What is planned.</param>
/// <param name="assembler">What makes the edits.</param>
internal sealed class PlannedFile(byte[] content, FilePlan plan, FileAssembler assembler)
{
    private int assembled = -1;
    private string edited = string.Empty;

    public FilePlan Plan => plan;

    public string Path => plan.File.Python.Path;

    /// <summary>The edits that were made.</summary>
    public IReadOnlyList<PlannedEdit> Made { get; private set; } = [];

    /// <summary>The bytes with them; null where nothing changes.</summary>
    public byte[]? Edited { get; private set; }

    /// <summary>The edits that are offered.</summary>
    public IReadOnlyList<PlannedEdit> Proposals { get; private set; } = [];

    /// <summary>The bytes with what is offered alone; null where nothing is.</summary>
    public byte[]? Proposed { get; private set; }

    /// <summary>Whether an edit has a place here.</summary>
    public bool Has(object unit) => plan.Edits.Exists(edit => ReferenceEquals(edit.Unit, unit));

    /// <summary>Takes back what belongs to an edit.</summary>
    public void Withdraw(object unit, string why)
    {
        foreach (var edit in plan.Edits.Where(edit => ReferenceEquals(edit.Unit, unit)))
        {
            plan.Leave(edit.Line, edit.Change, edit.Usage, why);
        }

        _ = plan.Edits.RemoveAll(edit => ReferenceEquals(edit.Unit, unit));
    }

    /// <summary>Makes the edits that are planned still.</summary>
    /// <returns>The edits that cannot be made.</returns>
    public IReadOnlyList<object> Assemble(LaneGuard guard)
    {
        if (assembled < 0 && plan.Proposals.Count > 0)
        {
            // What is offered is offered on the file as it is, each piece for itself.
            var offered = new FilePlan(plan.File, guard, plan.Style, lanes: null);
            offered.Edits.AddRange(plan.Proposals);
            var (offers, offering) = assembler.Assemble(offered);
            Proposed = Changed(offers, offering);
            Proposals = Proposed is null ? [] : offering;
        }

        if (assembled == plan.Edits.Count)
        {
            return [];
        }

        assembled = plan.Edits.Count;
        var (text, made) = assembler.Assemble(plan);
        Edited = Changed(text, made);
        (Made, edited) = (Edited is null ? [] : made, text);
        return [.. plan.Edits.Except(made).Select(edit => edit.Unit)];
    }

    /// <summary>The edits that a line of the edited file may come from.</summary>
    /// <param name="line">The line, from 1; 0 for the file as a whole.</param>
    public IReadOnlyList<PlannedEdit> At(int line)
    {
        var blocks = LineAlignment.Differences(plan.File.Text.Split('\n'), edited.Split('\n')).Where(block => block.NewStart < line && line <= Math.Max(block.NewEnd, block.NewStart + 1)).ToList();
        var found = Made.Where(edit => blocks.Exists(block => Lines(edit).Any(old => block.OldStart <= old && old <= Math.Max(block.OldEnd, block.OldStart + 1)))).ToList();
        return found.Count > 0 ? found : Made;
    }

    /// <summary>The lines of the file as it was, from 1, that an edit changes.</summary>
    private IEnumerable<int> Lines(PlannedEdit edit) => edit.Texts
        .SelectMany(text => Enumerable.Range(LineOf(text.Start), LineOf(text.End) - LineOf(text.Start) + 1)).Append(edit.Line);

    private int LineOf(int offset) => plan.File.Text.AsSpan(0, offset).Count('\n') + 1;

    private byte[]? Changed(string text, IReadOnlyList<PlannedEdit> made) =>
        made.Count > 0 && plan.File.Encode(text) is var bytes && !bytes.AsSpan().SequenceEqual(content) ? bytes : null;
}
