using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Adaptation.Codemod.Replacements;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>
/// Offers to bring functions that do an upstream one over again up to date: what the upstream did to its own, where the copy still has what it replaced.
/// People take up little of it, since a copy is there to differ: only what one needs is made, and that where it is asked for.
/// </summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="evidence">What the upstream's texts tell.</param>
/// <param name="copies">The originals.</param>
/// <param name="needs">What a copy needs.</param>
/// <param name="input">What is made and what is offered.</param>
internal sealed class CopyPlanner(CodemodWorld world, FilePlan plan, Evidence evidence, CopyIndex copies, CopyNeeds needs, CodemodInput input)
{
    private readonly CodeFile file = plan.File;

    public void Plan()
    {
        foreach (var own in file.Module.Functions)
        {
            if (copies.Of(file.Python.Path, own) is { } copy && evidence.Code.Read(copy.Before.File) is { } before && evidence.Code.Read(copy.After!.File) is { } after)
            {
                Plan(copy, new CopiedLines(file, own), new CopiedLines(before, copy.Before.Function!), new CopiedLines(after, copy.After.Function!));
            }
        }
    }

    private void Plan(CopiedFunction copy, CopiedLines mine, CopiedLines older, CopiedLines newer)
    {
        if (mine.Lines.Count == 0 || older.Lines.Count == 0 || newer.Lines.Count == 0)
        {
            return;
        }

        var merge = new StatementMerge(mine.Keys, older.Keys, newer.Keys);
        var (texts, imports) = (new BlockTexts(new CopyText(mine, newer, plan.Style), mine, older, newer, plan.Style.Limit), new CopyImports(file, newer.Code.Python, plan.Style));
        var reasons = new CopyReasons(world, plan, mine.Function, copy.Before);
        var asked = Whole(mine, newer, merge.Clean.Where(block => block.Own.Start > 0 && !world.HasRelease
            && reasons.Ask(older.OwnAttributes(block.Old.Start, block.Old.End), newer.FreeNames(block.New.Start, block.New.End))));

        // What is made may not lean on what is only offered.
        var (bound, made) = (Bound(merge.Clean), Bound(asked));
        foreach (var block in merge.Clean)
        {
            if (texts.Of(block) is { } edits && imports.Bind(newer.FreeNames(block.New.Start, block.New.End), asked.Contains(block) ? made : bound) is { } binding)
            {
                var need = needs.Of([.. older.Names(block.Old.Start, block.Old.End)], [.. newer.Names(block.New.Start, block.New.End)]);
                var (own, old) = (mine.Text(block.Own.Start, block.Own.End), older.Text(block.Old.Start, block.Old.End));
                var piece = Piece(copy, mine, old, own, newer.Text(block.New.Start, block.New.End), need);
                var isWhole = !input.AppliesCopies || Whole(mine, newer, [block]).Count > 0;
                Offer("copied_statement", copy, need, mine.Lines[Math.Min(block.Own.Start, mine.Lines.Count - 1)], [.. edits, .. binding], piece, asked.Contains(block), isWhole);
            }
        }

        foreach (var (line, elements, places) in merge.Conflicts.SelectMany(conflict => Elements(merge, conflict, mine, older, newer)))
        {
            var isAsked = line > 0 && reasons.Ask([], elements.Written.SelectMany(CopyImports.NamesIn));
            if (imports.Bind(elements.Written.SelectMany(CopyImports.NamesIn), isAsked ? made : bound.Concat(elements.Added).ToHashSet(StringComparer.Ordinal)) is { } binding)
            {
                var name = ElementMerge.NameOf(file, mine.Lines[line])!.Split(' ')[^1];
                var need = needs.Of([name, .. elements.Removed], [name, .. elements.Added]);
                var piece = Piece(copy, mine, older.Text(places.Old, places.Old + 1), mine.Text(line, line + 1), newer.Text(places.New, places.New + 1), need);
                Offer("copied_arguments", copy, need, mine.Lines[line], [.. elements.Texts, .. binding], piece, isAsked);
            }
        }

        HashSet<string> Bound(IEnumerable<MergedBlock> blocks) =>
            [.. blocks.SelectMany(block => newer.Assigned(block.New.Start, block.New.End)), .. mine.Names(0, mine.Lines.Count), .. reasons.Taken];
    }

    /// <summary>The blocks after which no name that they have given its value stands in code that stays, and gives it none.</summary>
    private static List<MergedBlock> Whole(CopiedLines mine, CopiedLines newer, IEnumerable<MergedBlock> found)
    {
        var blocks = found.ToList();
        while (blocks.Find(LeavesUses) is { } half)
        {
            _ = blocks.Remove(half);
        }

        return blocks;

        bool LeavesUses(MergedBlock block)
        {
            var lost = mine.Given(block.Own.Start, block.Own.End).Except(newer.Given(block.New.Start, block.New.End)).ToHashSet(StringComparer.Ordinal);
            return lost.Count > 0 && Enumerable.Range(0, mine.Lines.Count).Where(line => blocks.TrueForAll(other => line < other.Own.Start || line >= other.Own.End))
                .Any(line => mine.FreeNames(line, line + 1).Any(lost.Contains));
        }
    }

    private void Offer(string kind, CopiedFunction copy, ContractChange? need, LogicalLine line, IReadOnlyList<TextEdit> texts, CopiedPiece piece, bool isAsked, bool isWhole = true)
    {
        var change = need
            ?? new ContractChange { Kind = ContractChangeKind.BodyChanged, Module = copy.Before.File.ModuleName, Symbol = copy.Before.QualifiedName };
        var why = $"does as {copy.After!.FullName} does now, of which {copy.Similarity:P0} of the code is here";
        var edit = new PlannedEdit(kind, file.Tokens[line.First].Line, change, ImpactUsage.Copy, why)
        {
            Texts = texts,
            Piece = piece,
        };
        if (isAsked && !input.OffersAllCopies && plan.IsForMain(line.First))
        {
            // The release's original has the old code.
            plan.Add(edit, !world.HasRelease || plan.IsForMainAlone(line.First) ? GuardNeed.No : GuardNeed.Yes, line.First);
        }
        else
        {
            (input.AppliesCopies && isWhole && need is not null && needs.IsForEveryLane(need) ? plan.Edits : plan.Proposals).Add(edit);
        }
    }

    private static CopiedPiece Piece(CopiedFunction copy, CopiedLines mine, string old, string own, string now, ContractChange? need) =>
        new(mine.Function.QualifiedName, copy.Before.FullName, Math.Round(copy.Similarity, 2), old, own, now, need is not null);

    /// <summary>Lines of a conflict that are one call or signature in all three, with what they differ in.</summary>
    private IEnumerable<(int Line, ElementMerge Elements, (int Old, int New) Places)> Elements(
        StatementMerge merge, ((int Start, int End) Old, (int Start, int End) New) conflict, CopiedLines mine, CopiedLines older, CopiedLines newer)
    {
        for (var index = conflict.Old.Start; index < conflict.Old.End; index++)
        {
            var name = ElementMerge.NameOf(older.Code, older.Lines[index]);
            var now = Enumerable.Range(conflict.New.Start, conflict.New.End - conflict.New.Start).Where(line => ElementMerge.NameOf(newer.Code, newer.Lines[line]) == name).ToList();
            var here = index == 0 ? [0] : Enumerable.Range(0, mine.Lines.Count).Where(line => !merge.IsShared(line) && ElementMerge.NameOf(file, mine.Lines[line]) == name).ToList();
            if (name is not null && now is [var place] && here is [var own]
                && ElementMerge.Of((file, mine.Lines[own]), (older.Code, older.Lines[index]), (newer.Code, newer.Lines[place]), plan.Style.Limit) is { } elements)
            {
                yield return (own, elements, (index, place));
            }
        }
    }
}

/// <summary>One change of an original, with what stands in its place in the copy.</summary>
/// <param name="Own">The copy's dotted name within its module.</param>
/// <param name="Original">The original's dotted name.</param>
/// <param name="Similarity">How much of both functions together is in both, 0 to 1.</param>
/// <param name="Base">The original's statements as they were; empty for what was put in.</param>
/// <param name="Ours">The copy's; empty for what was put in.</param>
/// <param name="Theirs">The original's as they are; empty for what was taken out.</param>
/// <param name="IsNeeded">Whether the copy would fail without it.</param>
internal sealed record CopiedPiece(string Own, string Original, double Similarity, string Base, string Ours, string Theirs, bool IsNeeded);
