using System.Text;
using LibGit2Sharp;

namespace Main2Main.Git;

/// <summary>A question that LibGit2Sharp answers as well as git does.</summary>
/// <param name="Answer">Answers it: what git would print and end with; null where only git can tell.</param>
internal sealed record LibraryQuestion(Func<LibraryPlace, (int ExitCode, byte[] Output)?> Answer)
{
    // git reads many contents in a row faster, beside this process.
    private const int FewContents = 32;

    private const string ToCommit = "^{commit}";
    private const string ToTree = "^{tree}";

    /// <summary>What a call asks.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The question; null for one that is git's to answer.</returns>
    public static LibraryQuestion? Of(GitCall call) => call switch
    {
        { RunsHooks: true } => null,
        { Arguments: ["cat-file", "--batch", "--buffer"], Input: { } input } => Contents(input),
        { Environment.Count: > 0 } or { Input: not null } => null,
        _ => Of([.. call.Arguments]),
    };

    private static LibraryQuestion? Of(string[] words) => words switch
    {
        ["rev-parse", "--verify", "--quiet", "--end-of-options", var name] when name.EndsWith(ToCommit, StringComparison.Ordinal) =>
            Asking(place => Line(place.Named(name[..^ToCommit.Length])?.Peel<Commit>().Sha)),
        ["rev-parse", "--verify", var name] when name.EndsWith(ToTree, StringComparison.Ordinal) =>
            Asking(place => Line(place.Named(name[..^ToTree.Length])?.Peel<Tree>().Sha)),
        ["cat-file", "-t", var id] when IsId(id) => Asking(place => Line(place.Held(id) is { } held ? LibraryTrees.KindOf(held) : null)),
        ["cat-file", "blob", var name] when name.Split(':', 2) is [var tree, var path] && IsId(tree) =>
            Asking(place => place.Held(tree)?.Peel<Tree>()[path]?.Target is Blob blob ? ContentOf(blob) : null),
        ["merge-base", "--is-ancestor", var older, var newer] when IsId(older) && IsId(newer) => new LibraryQuestion(place => IsAncestor(place, older, newer)),
        ["ls-tree", "-z", "--full-tree", "--end-of-options", var tree, .. var names] when IsId(tree) && !Array.Exists(names, name => name.Contains('/', StringComparison.Ordinal)) =>
            Asking(place => place.Held(tree) is { } held ? LibraryTrees.List(held.Peel<Tree>(), names) : null),
        ["diff-tree", .. var options, var from, var to] when IsId(from) && IsId(to) && LibraryTrees.Form(options) is { } form =>
            Asking(place => place.Held(from) is { } older && place.Held(to) is { } newer ? LibraryTrees.Compare(place.Repository, older.Peel<Tree>(), newer.Peel<Tree>(), form) : null),
        _ => null,
    };

    private static LibraryQuestion Asking(Func<LibraryPlace, byte[]?> output) => new(place => output(place) is { } found ? (0, found) : null);

    private static bool IsId(string text) => HeadFile.IsId(text) && text.AsSpan().ContainsAnyExcept('0');

    private static byte[]? Line(string? text) => text is null ? null : Encoding.ASCII.GetBytes(text + '\n');

    private static LibraryQuestion? Contents(byte[] input)
    {
        var ids = Encoding.ASCII.GetString(input).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return ids.Length > FewContents || !ids.All(IsId) ? null : Asking(place =>
        {
            using var output = new MemoryStream();
            foreach (var id in ids)
            {
                // What is missing or no file is told in git's words.
                if (place.Held(id) is not Blob blob)
                {
                    return null;
                }

                var content = ContentOf(blob);
                output.Write(Line($"{id} blob {content.Length}"));
                output.Write(content);
                output.WriteByte((byte)'\n');
            }

            return output.ToArray();
        });
    }

    private static byte[] ContentOf(Blob blob)
    {
        using var content = blob.GetContentStream();
        using var output = new MemoryStream();
        content.CopyTo(output);
        return output.ToArray();
    }

    private static (int ExitCode, byte[] Output)? IsAncestor(LibraryPlace place, string older, string newer) =>
        place.HasWholeHistory && place.Held(older) is Commit ancestor && place.Held(newer) is Commit descendant
            ? (place.Repository.ObjectDatabase.FindMergeBase(ancestor, descendant) == ancestor ? 0 : 1, [])
            : null;
}
