using System.Text;

namespace Main2Main.Git;

/// <summary>
/// Snapshots are objects that no commit holds: a clearing up of git that spares nothing (gc --prune=now) would take them away from a run
/// that still needs them. Refs of ours hold them while the run lasts.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="owner">Whose they are: letters and digits.</param>
public sealed class KeptTrees(GitRepository repository, string owner)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> held = new(StringComparer.Ordinal);

    private string Folder => $"refs/main2main/kept/{owner}/";

    /// <summary>Keeps a tree.</summary>
    /// <param name="tree">Its id.</param>
    /// <returns>A task.</returns>
    internal async Task KeepAsync(string tree)
    {
        if (known.Add(tree))
        {
            // One that cannot be kept lasts until git clears up, which is no reason to end a run.
            if ((await repository.TryAsync(new GitCall("update-ref", Folder + tree, tree))).Succeeded)
            {
                _ = held.Add(tree);
            }
        }
    }

    /// <summary>Whether a tree is kept, so that the repository holds it whatever it clears up.</summary>
    /// <param name="tree">Its id.</param>
    /// <returns>Whether it is.</returns>
    internal bool Holds(string tree) => held.Contains(tree);

    /// <summary>Lets all of them go, when nobody needs them any more.</summary>
    /// <returns>A task.</returns>
    public async Task ForgetAsync()
    {
        const string Doing = "letting snapshots go";
        known.Clear();
        held.Clear();
        var refs = await repository.RunAsync(Doing, "for-each-ref", "--format=delete %(refname)", Folder);
        if (refs.Length > 0)
        {
            _ = (await repository.TryAsync(new GitCall("update-ref", "--stdin") { Input = Encoding.UTF8.GetBytes(refs + "\n") })).ThrowIfFailed(Doing);
        }
    }
}
