using Main2Main.Impact.Trees;
using Main2Main.Python;

namespace Main2Main.Impact.History;

/// <summary>Decides from the release tag's own tree whether the old contract still holds there.</summary>
internal sealed class GuardDecider
{
    private readonly PythonTree older;
    private readonly PythonTree newer;
    private readonly PythonTree release;

    private GuardDecider(PythonTree older, PythonTree newer, PythonTree release) => (this.older, this.newer, this.release) = (older, newer, release);

    /// <summary>Reads those files at the tag that the changes are about.</summary>
    public static async Task<GuardDecider> ReadAsync(SourceReader sources, string releaseCommit, IEnumerable<ContractChange> changes, PythonTree older, PythonTree newer)
    {
        var paths = changes.SelectMany(change => new[] { change.OldFile, change.NewFile }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var there = await sources.TreeAsync(releaseCommit);
        await sources.ReadAsync(there.Files.Where(file => paths.Contains(file.Path)));
        return new GuardDecider(older, newer, there);
    }

    /// <summary>Whether code that serves the release too has to branch.</summary>
    public GuardNeed Decide(ContractChange change)
    {
        var path = change.OldFile ?? change.NewFile!;
        var now = change.NewFile ?? path;
        var (before, after, there) = (State(change, older, path, change.Symbol), State(change, newer, now, change.NewName ?? change.Symbol), State(change, release, path, change.Symbol));
        if (change.Kind is ContractChangeKind.ModuleMoved or ContractChangeKind.SymbolMoved or ContractChangeKind.SymbolRenamed or ContractChangeKind.MemberRenamed or ContractChangeKind.FieldRenamed)
        {
            return there is not null ? GuardNeed.Yes : State(change, release, now, change.NewName ?? change.Symbol) is not null ? GuardNeed.No : GuardNeed.Unknown;
        }

        return before == after ? GuardNeed.Unknown : there == before ? GuardNeed.Yes : there == after ? GuardNeed.No : GuardNeed.Unknown;
    }

    private static string? State(ContractChange change, PythonTree tree, string path, string symbol) => ContractState.Of(change, tree.FindFile(path)?.Symbols, symbol);
}
