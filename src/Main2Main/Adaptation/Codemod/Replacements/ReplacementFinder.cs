using System.Text;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>
/// Learns from the upstream's own code how it adapted to its changes: the expressions that it has replaced by the same other one wherever they stood.
/// </summary>
internal sealed class ReplacementFinder
{
    private const int LargestBlock = 40;
    private const double Agreement = 0.75;

    private readonly CodemodWorld world;
    private readonly UpstreamCode code;
    private readonly HashSet<string> lost;
    private readonly Lazy<IReadOnlyList<Vote>> votes;
    private readonly Lazy<Vanished> vanished;

    /// <summary>Takes the trees; the texts are read when something is asked.</summary>
    /// <param name="world">The trees.</param>
    /// <param name="code">The upstream's texts.</param>
    public ReplacementFinder(CodemodWorld world, UpstreamCode code)
    {
        (this.world, this.code) = (world, code);
        lost = [.. world.Changes.All.Where(IsLoss).Select(change => change.Member ?? DottedName.Last(change.FullName))];
        votes = new Lazy<IReadOnlyList<Vote>>(() => [.. Pairs().SelectMany(pair => In(pair.Older, pair.Newer))]);
        vanished = new Lazy<Vanished>(() =>
            new Vanished(world.Newer.Files.Select(file => (file.ModuleName, code.Content(file) is { } bytes ? Encoding.UTF8.GetString(bytes) : string.Empty))));
    }

    /// <summary>The names of what is gone, or is something else.</summary>
    public IReadOnlySet<string> Lost => lost;

    /// <summary>The replacements, those with the longest old expression first.</summary>
    public IReadOnlyList<Replacement> Find()
    {
        var candidates = votes.Value.GroupBy(vote => string.Join(' ', vote.Old), StringComparer.Ordinal).Select(Agreed).OfType<Replacement>().ToList();
        return
        [
            .. candidates.Where(candidate => vanished.Value.Is(candidate.OldText, Announced(candidate))).Concat(new TypeSuccessors(world).Find())
                .OrderByDescending(candidate => candidate.Old.Count).ThenBy(candidate => candidate.OldText, StringComparer.Ordinal),
        ];
    }

    /// <summary>What is written otherwise behind an attribute, whatever object has it.</summary>
    public IReadOnlyList<MemberReplacement> FindMembers()
    {
        var changed = votes.Value.Select(vote => (Vote: vote, Change: MemberReplacement.Between(vote.Old, vote.New))).Where(one => one.Change is not null)
            .Select(one => (Change: one.Change!.Value, one.Vote)).GroupBy(one => string.Join(' ', one.Change.Old), StringComparer.Ordinal);
        return [.. changed.Select(group => Agreed([.. group.Select(one => one.Change)], group.First().Vote.File, [.. group.Select(one => one.Vote.New)]))
            .OfType<MemberReplacement>()];
    }

    private static bool IsLoss(ContractChange change) => change.Kind is Kind.SymbolRemoved or Kind.SymbolMoved or Kind.SymbolRenamed or Kind.FieldRemoved or Kind.FieldMoved or Kind.FieldRenamed
        or Kind.MemberRemoved or Kind.MemberRenamed or Kind.MemberKindChanged or Kind.SymbolKindChanged or Kind.FieldTypeChanged;

    /// <summary>The module of a function or class that is announced to go and that an expression begins with: there it stands until then.</summary>
    private string? Announced(Replacement candidate) => world.Changes.All
        .FirstOrDefault(change => change is { Kind: Kind.Deprecated, Member: null } && change.Symbol == candidate.Old[0])?.Module;

    private IEnumerable<(PythonFile Older, PythonFile Newer)> Pairs()
    {
        foreach (var older in world.Older.Files)
        {
            if (world.Counterpart(older) is { } newer && newer.BlobId != older.BlobId)
            {
                yield return (older, newer);
            }
        }
    }

    private IEnumerable<Vote> In(PythonFile older, PythonFile newer)
    {
        if (code.Lines(older) is not { } before || code.Lines(newer) is not { } after)
        {
            yield break;
        }

        foreach (var (oldStart, oldEnd, newStart, newEnd) in LineAlignment.Differences([.. before.Select(line => line.Key)], [.. after.Select(line => line.Key)]))
        {
            if (oldEnd - oldStart > LargestBlock || newEnd - newStart > LargestBlock)
            {
                continue;
            }

            for (var index = oldStart; index < oldEnd; index++)
            {
                if (!IsImport(before[index]) && Counterpart(before[index], after, newStart, newEnd) is var (old, now)
                    && (!Defines(before[index], old) || IsRenamed(older, old[0], newer, now)))
                {
                    yield return new Vote(old, now, newer, FunctionAt(older, before[index].Line));
                }
            }
        }
    }

    private static bool IsImport(TokenLine line) => line.Tokens[0] is "from" or "import";

    /// <summary>Whether a line defines what an expression names: another definition in its place is mostly another thing, and no way to write the old one.</summary>
    private static bool Defines(TokenLine line, IReadOnlyList<string> old) => line.Tokens[0] is "class" or "def" && old.Count == 1 && line.Tokens[1] == old[0];

    /// <summary>Whether the class in the place of another does what that did, by most of its methods.</summary>
    private static bool IsRenamed(PythonFile older, string old, PythonFile newer, IReadOnlyList<string> now)
    {
        var before = older.MethodsOf(old);
        return before.Count > 0 && now.Count == 1 && newer.HasMostOf(now[0], before);
    }

    private static (IReadOnlyList<string> Old, IReadOnlyList<string> New)? Counterpart(TokenLine line, IReadOnlyList<TokenLine> after, int start, int end) => Enumerable.Range(start, end - start)
        .Select(index => TokenWindow.Between(line, after[index])).Where(window => window is not null).OrderBy(window => window!.Value.Old.Count + window.Value.New.Count).FirstOrDefault();

    /// <summary>The name of the innermost function around a line; empty for none.</summary>
    public static string FunctionAt(PythonFile file, int line) =>
        file.Module.Functions.Where(function => function.Line <= line && line <= function.EndLine).MinBy(function => function.EndLine - function.Line)?.Name ?? string.Empty;

    private Replacement? Agreed(IGrouping<string, Vote> votes)
    {
        var most = votes.GroupBy(vote => string.Join(' ', vote.New), StringComparer.Ordinal).MaxBy(group => group.Count())!;
        var found = new Replacement(most.First().Old, most.First().New, [.. most.Select(vote => (vote.File, vote.Function))]);
        return most.Count() >= votes.Count() * Agreement && (most.Count() > 1 || found.Old.Any(lost.Contains)) ? found : null;
    }

    /// <summary>The change of a member on which its places agree, where nothing writes the old form but what had it twice.</summary>
    private MemberReplacement? Agreed(IReadOnlyList<(IReadOnlyList<string> Old, IReadOnlyList<string> New)> changes, PythonFile place, IReadOnlyList<IReadOnlyList<string>> written)
    {
        var most = changes.GroupBy(change => string.Join(' ', change.New), StringComparer.Ordinal).MaxBy(group => group.Count())!;
        var found = new MemberReplacement(most.First().Old, most.First().New, place);
        if (most.Count() < 2 || most.Count() < changes.Count * Agreement)
        {
            return null;
        }

        var still = vanished.Value.Count(found.OldText);
        return still <= written.Count(now => string.Concat(now).Contains(found.OldText, StringComparison.Ordinal)) ? found with { IsStillWritten = still > 0 }
            : null;
    }

    /// <summary>One line of the upstream's that has one expression for another now.</summary>
    private sealed record Vote(IReadOnlyList<string> Old, IReadOnlyList<string> New, PythonFile File, string Function);
}
