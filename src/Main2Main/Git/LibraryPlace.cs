using LibGit2Sharp;

namespace Main2Main.Git;

/// <summary>A repository that LibGit2Sharp has opened, and where its folders are.</summary>
/// <param name="Repository">The repository, opened at what its working trees share.</param>
/// <param name="Own">The folder of the working tree that is asked for.</param>
/// <param name="Common">The folder that all of its working trees share.</param>
internal sealed record LibraryPlace(Repository Repository, string Own, string Common)
{
    private const string References = "refs/";

    // What git tries, in its order, for a name that is not written out.
    private static readonly string[] Spellings = ["refs/{0}", "refs/tags/{0}", "refs/heads/{0}", "refs/remotes/{0}", "refs/remotes/{0}/HEAD"];

    // A linked working tree has these for itself.
    private static readonly string[] OfOneTree = ["refs/bisect/", "refs/worktree/", "refs/rewritten/"];

    /// <summary>Whether commits have the parents that they name: a history that is cut off or grafted is git's to walk.</summary>
    public bool HasWholeHistory => !File.Exists(Path.Combine(Common, "shallow")) && !File.Exists(Path.Combine(Common, "info", "grafts"));

    /// <summary>The object that a full id names.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The object; null where the repository does not hold it.</returns>
    public GitObject? Held(string id) => Repository.Lookup(new ObjectId(id));

    /// <summary>The object that a full id or a plain name of a reference names.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The object; null for every other way to name a commit, and where there is none.</returns>
    public GitObject? Named(string name)
    {
        if (HeadFile.IsId(name))
        {
            return Held(name);
        }

        var spellings = name.StartsWith(References, StringComparison.Ordinal)
            ? [name]
            : Spellings.Select(spelling => spelling.Replace("{0}", name, StringComparison.Ordinal));
        return IsPlain(name)
            ? spellings.Select(spelling => Repository.Refs[spelling]).FirstOrDefault(reference => reference is not null)?.ResolveToDirectReference()?.Target
            : null;
    }

    /// <summary>Whether a name can only be that of a reference below <c>refs/</c>, as far as git's own files do not bear it.</summary>
    private bool IsPlain(string name) => name.Length > 0 && char.IsAsciiLetterOrDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '/' or '+' or '-')
        && !OfOneTree.Any(folder => name.StartsWith(folder, StringComparison.Ordinal) || (References + name).StartsWith(folder, StringComparison.Ordinal))
        && (name.StartsWith(References, StringComparison.Ordinal) || (!Path.Exists(Path.Combine(Own, name)) && !Path.Exists(Path.Combine(Common, name))));
}
