using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>
/// Writes what the upstream did to some statements into a copy. A call or a signature that only gained or lost elements keeps the order and the
/// lines that it has in the copy: the order of named arguments says nothing.
/// </summary>
/// <param name="text">Writes whole statements.</param>
/// <param name="mine">The copy.</param>
/// <param name="older">The original as it was.</param>
/// <param name="newer">The original as it is.</param>
/// <param name="limit">The longest line.</param>
internal sealed class BlockTexts(CopyText text, CopiedLines mine, CopiedLines older, CopiedLines newer, int limit)
{
    /// <summary>The replacements for a block; null where it cannot be written.</summary>
    public IReadOnlyList<TextEdit>? Of(MergedBlock block)
    {
        var texts = new List<TextEdit>();
        var (done, now) = (0, block.New.Start);
        foreach (var (index, counterpart, elements) in Pairs(block))
        {
            if (!Write(block, done, index, now, counterpart, texts))
            {
                return Whole(block);
            }

            texts.AddRange(elements);
            (done, now) = (index + 1, counterpart + 1);
        }

        return Write(block, done, block.Own.End - block.Own.Start, now, block.New.End, texts) ? texts : Whole(block);
    }

    private IReadOnlyList<TextEdit>? Whole(MergedBlock block) => text.Write(block) is { } edit ? [edit] : null;

    private bool Write(MergedBlock block, int first, int end, int now, int nowEnd, List<TextEdit> texts)
    {
        if (first == end && now == nowEnd)
        {
            return true;
        }

        var edit = text.Write(new MergedBlock((block.Own.Start + first, block.Own.Start + end), (block.Old.Start + first, block.Old.Start + end), (now, nowEnd)));
        if (edit is not null)
        {
            texts.Add(edit);
        }

        return edit is not null;
    }

    /// <summary>The lines of a block that differ from their counterparts in the elements of one bracket alone, in order.</summary>
    private List<(int Index, int Counterpart, IReadOnlyList<TextEdit> Elements)> Pairs(MergedBlock block)
    {
        var found = new List<(int Index, int Counterpart, IReadOnlyList<TextEdit> Elements)>();
        foreach (var index in Enumerable.Range(0, block.Own.End - block.Own.Start))
        {
            var old = older.Lines[block.Old.Start + index];
            var name = ElementMerge.NameOf(older.Code, old);
            var counterparts = Enumerable.Range(block.New.Start, block.New.End - block.New.Start)
                .Where(line => ElementMerge.NameOf(newer.Code, newer.Lines[line]) == name).ToList();
            if (name is not null && counterparts is [var place] && found.TrueForAll(one => one.Counterpart < place)
                && ElementMerge.Of((mine.Code, mine.Lines[block.Own.Start + index]), (older.Code, old), (newer.Code, newer.Lines[place]), limit) is { IsAll: true } merge)
            {
                found.Add((index, place, merge.Texts));
            }
        }

        return found;
    }
}
