using Main2Main.Adaptation.Codemod.Guards;
using Main2Main.Impact;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Names of several statements that come from one module now: they are imported by one statement, as anybody would write it.</summary>
/// <param name="file">The file.</param>
/// <param name="style">How it is laid out.</param>
internal sealed class JoinedImports(CodeFile file, FileStyle style)
{
    private readonly Dictionary<MovedName, ImportStatement> hosts = new(ReferenceEqualityComparer.Instance);

    /// <summary>Finds the statements that take in names of others.</summary>
    /// <param name="found">The file's statements, each with what moves of it.</param>
    public void Find(IReadOnlyList<(ImportStatement Statement, List<MovedName> Moved)> found)
    {
        var free = found.Where(one => CanTake(one.Statement)).ToList();
        foreach (var group in found.Where(one => IsFree(one.Statement))
            .SelectMany(one => one.Moved.Where(IsPlain).Select(name => (one.Statement, Name: name)))
            .GroupBy(one => one.Name.Place!.Module, StringComparer.Ordinal))
        {
            var host = free.Find(one => one.Moved.Count == 0 && one.Statement.Module(file) == group.Key).Statement
                ?? free.Find(one => one.Moved.Count == one.Statement.Names.Count
                && one.Moved.TrueForAll(name => IsPlain(name) && name.Place!.Module == group.Key)).Statement;
            foreach (var (_, name) in group.Where(one => host is not null && one.Statement != host && host.Names.All(name => name.Bound != one.Name.Bound)))
            {
                hosts[name] = host!;
            }
        }
    }

    /// <summary>Whether another statement takes a name in.</summary>
    public bool IsTaken(MovedName name) => hosts.ContainsKey(name);

    /// <summary>What is made with a statement's edits or not at all.</summary>
    public object UnitOf(ImportStatement statement, IEnumerable<MovedName> moved) =>
        hosts.Count > 0 && (hosts.ContainsValue(statement) || moved.Any(IsTaken)) ? hosts : statement;

    /// <summary>The replacements by which other statements take names in: for each of those once, with the first name.</summary>
    /// <param name="moved">The names.</param>
    public IEnumerable<TextEdit> Into(IReadOnlyList<MovedName> moved) => hosts.GroupBy(one => one.Value, one => one.Key)
        .Where(group => moved.Contains(group.First(), ReferenceEqualityComparer.Instance))
        .SelectMany(group => Into(group.Key, [.. group]));

    /// <summary>A free statement stands at the top of the module, and can be written anew.</summary>
    private bool IsFree(ImportStatement statement) =>
        statement.IsFrom && statement.Statement.Indent.Length == 0 && statement.Statement.Start < ImportBlock.EndOf(file) && statement.CanRewrite(file);

    /// <summary>Whether a statement has its names on lines of their own, of which one more is easily read.</summary>
    private bool CanTake(ImportStatement statement) => IsFree(statement)
        && file.Is(statement.Statement.Last, TokenKind.RightParenthesis)
        && file.Tokens[statement.Statement.First].Line < file.Tokens[statement.Statement.Last].Line;

    private static bool IsPlain(MovedName name) => name is { Need: GuardNeed.No, Place: not null };

    /// <summary>Each name behind the last one that sorts before it.</summary>
    private IEnumerable<TextEdit> Into(ImportStatement host, List<MovedName> names)
    {
        var list = new BracketList(file, file.Partner(host.Statement.Last));
        var have = host.Names.Select(name => ImportText.Name(name.Name, name.Bound)).ToList();
        foreach (var run in names.Select(name => ImportText.Name(name.Place!.Name, name.Bound)).Order(ImportOrder.Instance)
            .GroupBy(name => have.FindLastIndex(one => ImportOrder.Instance.Compare(one, name) < 0)))
        {
            var gap = list.GapAt(Math.Max(run.Key, 0));
            foreach (var text in list.InsertAfter(run.Key, string.Join(gap, run), style.ImportLimit))
            {
                yield return text;
            }
        }
    }
}
