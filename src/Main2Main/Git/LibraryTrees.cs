using System.Text;
using LibGit2Sharp;

namespace Main2Main.Git;

/// <summary>Trees as LibGit2Sharp reads them, in the words of <c>ls-tree -z</c> and <c>diff-tree -z</c>.</summary>
internal static class LibraryTrees
{
    private const string Nothing = "0000000000000000000000000000000000000000";

    // What the library puts in the place of bytes that are no text: such a name is git's to spell.
    private const char Unreadable = '\uFFFD';

    // What two trees are compared by: their files as they stand in them.
    private static readonly string[] Neutral = ["-r", "-z", "--no-renames", "--no-abbrev", "-O/dev/null"];

    /// <summary>How a comparison is printed.</summary>
    /// <param name="Line">The words before a path; none where the path stands alone.</param>
    /// <param name="LeavesTypes">Whether a file that became a link, or the other way round, is left out.</param>
    public sealed record Comparison(Func<TreeEntryChanges, string>? Line, bool LeavesTypes);

    /// <summary>What an object is, in git's word.</summary>
    /// <param name="held">The object.</param>
    /// <returns>The word.</returns>
    public static string? KindOf(GitObject held) => held switch
    {
        Commit => "commit",
        Tree => "tree",
        Blob => "blob",
        TagAnnotation => "tag",
        _ => null,
    };

    /// <summary>The entries of a tree itself that bear one of some names.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="names">The names; none for all.</param>
    /// <returns>What git prints; null where only git can spell it.</returns>
    public static byte[]? List(Tree tree, IReadOnlyCollection<string> names)
    {
        var entries = tree.Where(entry => names.Count == 0 || names.Contains(entry.Name)).ToList();
        return entries.Exists(entry => entry.Name.Contains(Unreadable, StringComparison.Ordinal) || entry.TargetType == TreeEntryTargetType.GitLink)
            ? null
            : Encoding.UTF8.GetBytes(string.Concat(entries.Select(entry => $"{Digits(entry.Mode)} {KindOf(entry.Target)} {entry.Target.Sha}\t{entry.Name}\0")));
    }

    /// <summary>How <c>diff-tree</c> prints with some options.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The form; null where an option asks for more.</returns>
    public static Comparison? Form(IReadOnlyCollection<string> options)
    {
        var own = options.Except(Neutral).ToList();
        var leavesTypes = own.Remove("--diff-filter=AMD");
        return !options.Contains("-r") || !options.Contains("-z") || !options.Contains("--no-renames") ? null : own switch
        {
            [] or ["--raw"] => new Comparison(
                change => $":{Digits(change.OldMode)} {Digits(change.Mode)} {(change.OldMode == Mode.Nonexistent ? Nothing : change.OldOid.Sha)} {(change.Mode == Mode.Nonexistent ? Nothing : change.Oid.Sha)} {Letter(change)}", leavesTypes),
            ["--name-status"] => new Comparison(change => Letter(change), leavesTypes),
            ["--name-only"] => new Comparison(null, leavesTypes),
            _ => null,
        };
    }

    /// <summary>Compares two trees.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="from">The older tree.</param>
    /// <param name="to">The newer tree.</param>
    /// <param name="form">How it is printed.</param>
    /// <returns>What git prints; null where only git can tell.</returns>
    public static byte[]? Compare(Repository repository, Tree from, Tree to, Comparison form)
    {
        using var changes = repository.Diff.Compare<TreeChanges>(from, to, new CompareOptions { Similarity = SimilarityOptions.None });
        var output = new StringBuilder();
        foreach (var change in changes)
        {
            // Whether a submodule counts as changed is for git's configuration to say.
            if (Letter(change).Length == 0 || change.Mode == Mode.GitLink || change.OldMode == Mode.GitLink
                || change.Path.Contains(Unreadable, StringComparison.Ordinal))
            {
                return null;
            }

            if (!form.LeavesTypes || change.Status != ChangeKind.TypeChanged)
            {
                _ = output.Append(form.Line is null ? string.Empty : form.Line(change) + '\0')
                    .Append(change.Path.Replace(Path.DirectorySeparatorChar, '/')).Append('\0');
            }
        }

        return Encoding.UTF8.GetBytes(output.ToString());
    }

    private static string Letter(TreeEntryChanges change) => change.Status switch
    {
        ChangeKind.Added => "A",
        ChangeKind.Deleted => "D",
        ChangeKind.Modified => "M",
        ChangeKind.TypeChanged => "T",
        _ => string.Empty,
    };

    private static string Digits(Mode mode) => mode switch
    {
        Mode.Nonexistent => "000000",
        Mode.Directory => "040000",
        Mode.SymbolicLink => "120000",
        Mode.GitLink => "160000",
        Mode.ExecutableFile => "100755",
        _ => "100644",
    };
}
