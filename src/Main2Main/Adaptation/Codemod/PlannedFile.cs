using Main2Main.Adaptation.Codemod.Guards;
using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod;

/// <summary>A file with its plan, and what came of it.</summary>
/// <param name="content">The bytes before.</param>
/// <param name="plan">What is planned.</param>
/// <param name="assembler">What makes the edits.</param>
internal sealed class PlannedFile(byte[] content, FilePlan plan, FileAssembler assembler)
{
    private int assembled = -1;

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
        Made = Edited is null ? [] : made;
        return [.. plan.Edits.Except(made).Select(edit => edit.Unit)];
    }

    /// <summary>The edits that some lines may come from; all of them where none is seen to.</summary>
    /// <param name="first">The first line of the file as it was, from 1.</param>
    /// <param name="last">The last one.</param>
    public IReadOnlyList<PlannedEdit> At(int first, int last)
    {
        foreach (var line in plan.File.Lines.Where(line => LineOf(line.Start) <= last && LineOf(line.End) >= first).ToList())
        {
            (first, last) = (Math.Min(first, LineOf(line.Start)), Math.Max(last, LineOf(line.End)));
        }

        var found = Made.Where(edit => edit.Texts.Any(text => LineOf(text.Start) <= last && LineOf(text.End) >= first)
            || (edit.Line >= first && edit.Line <= last)).ToList();
        return found.Count > 0 ? found : Made;
    }

    /// <summary>Whether the edits that were made have taken a name out of a line that had it.</summary>
    /// <param name="line">The line of the file as it was, from 1.</param>
    /// <param name="name">The name.</param>
    public bool HasTakenOut(int line, string name)
    {
        var places = Enumerable.Range(0, plan.File.Tokens.Length)
            .Where(token => plan.File.Tokens[token].Line == line && plan.File.IsName(token, name)).ToList();
        return places.Count > 0 && places.TrueForAll(place => Made.SelectMany(edit => edit.Texts).TakeOut(plan.File, place));
    }

    /// <summary>Whether the edits that were made have given a name to a method of the class that begins in a line.</summary>
    /// <param name="line">The line of the file as it was, from 1.</param>
    /// <param name="name">The name.</param>
    public bool Defines(int line, string name) => plan.File.Module.Classes.FirstOrDefault(owner => owner.Line == line) is { } owner
        && Made.Any(edit => edit.Line > owner.Line && edit.Line <= owner.EndLine && edit.Texts.Any(text => text.NewText == name));

    /// <summary>Whether a line reads an attribute at a place that no edit has to do with.</summary>
    /// <param name="line">The line of the file as it was, from 1.</param>
    /// <param name="name">The attribute.</param>
    public bool StillReads(int line, string name) => Enumerable.Range(1, plan.File.Tokens.Length - 1).Any(token =>
        plan.File.Tokens[token].Line == line && plan.File.IsName(token, name) && plan.File.Is(token - 1, TokenKind.Dot)
        && !Made.SelectMany(edit => edit.Texts).Cover(plan.File, token));

    private int LineOf(int offset) => plan.File.Text.AsSpan(0, offset).Count('\n') + 1;

    private byte[]? Changed(string text, IReadOnlyList<PlannedEdit> made) =>
        made.Count > 0 && plan.File.Encode(text) is var bytes && !bytes.AsSpan().SequenceEqual(content) ? bytes : null;
}
