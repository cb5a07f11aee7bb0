using Main2Main.Adaptation.Codemod.Replacements;
using Main2Main.Precedents;

namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>Merges three ways, logical line by logical line: what the upstream did to a function since a copy of it was made.</summary>
internal sealed class StatementMerge
{
    private readonly List<MergedBlock> clean = [];
    private readonly List<((int Start, int End) Old, (int Start, int End) New)> conflicts = [];
    private readonly HashSet<int> shared = [];

    /// <summary>Merges.</summary>
    /// <param name="own">The copy's lines as keys.</param>
    /// <param name="older">The original's as it was.</param>
    /// <param name="newer">The original's as it is.</param>
    public StatementMerge(IReadOnlyList<string> own, IReadOnlyList<string> older, IReadOnlyList<string> newer)
    {
        var places = new int[older.Count];
        Array.Fill(places, -1);
        foreach (var (left, right) in LineDiff.Align(older, own, (one, other) => one == other))
        {
            places[left] = right;
            _ = shared.Add(right);
        }

        foreach (var (oldStart, oldEnd, newStart, newEnd) in LineAlignment.Differences(older, newer))
        {
            if (Place(places, own.Count, oldStart, oldEnd) is not var (start, end))
            {
                conflicts.Add(((oldStart, oldEnd), (newStart, newEnd)));
            }
            else if (oldStart < oldEnd || !Holds(own, start, newer, newStart, newEnd))
            {
                clean.Add(new MergedBlock((start, end), (oldStart, oldEnd), (newStart, newEnd)));
            }
        }
    }

    /// <summary>The blocks that the copy still has as the original had them.</summary>
    public IReadOnlyList<MergedBlock> Clean => clean;

    /// <summary>The blocks that the copy has its own way with: where they are in the original as it was and as it is.</summary>
    public IReadOnlyList<((int Start, int End) Old, (int Start, int End) New)> Conflicts => conflicts;

    /// <summary>Whether a line of the copy is one of the original's.</summary>
    public bool IsShared(int own) => shared.Contains(own);

    private static (int Start, int End)? Place(int[] places, int count, int start, int end)
    {
        if (start < end)
        {
            var first = places[start];
            return first >= 0 && Enumerable.Range(start, end - start).All(index => places[index] == first + index - start) ? (first, first + end - start) : null;
        }

        // What is put in stands between two lines that the copy has side by side.
        var (before, after) = (start == 0 ? -1 : places[start - 1], end == places.Length ? count : places[end]);
        return (start == 0 || before >= 0) && after == before + 1 ? (after, after) : null;
    }

    private static bool Holds(IReadOnlyList<string> own, int at, IReadOnlyList<string> newer, int start, int end) =>
        at + end - start <= own.Count && Enumerable.Range(0, end - start).All(index => own[at + index] == newer[start + index]);
}

/// <summary>Statements that the upstream has changed, with what stands in their place in a copy.</summary>
/// <param name="Own">Where they are in the copy: the first line, and the one behind the last.</param>
/// <param name="Old">Where they are in the original as it was.</param>
/// <param name="New">Where they are in it as it is.</param>
internal sealed record MergedBlock((int Start, int End) Own, (int Start, int End) Old, (int Start, int End) New);
