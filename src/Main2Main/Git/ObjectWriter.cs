using System.Text;

namespace Main2Main.Git;

/// <summary>Makes trees and commits of git's objects alone: neither HEAD, nor the working tree, nor its index is touched.</summary>
/// <param name="repository">The repository.</param>
/// <param name="scratch">A folder for the index of a tree that is made.</param>
/// <param name="doing">What it is done for.</param>
internal sealed class ObjectWriter(GitRepository repository, string scratch, string doing)
{
    /// <summary>Makes a tree of another one.</summary>
    /// <param name="tree">The other tree, or a commit.</param>
    /// <param name="updates">The words of <c>git update-index</c>, call by call.</param>
    /// <returns>The new tree.</returns>
    /// <exception cref="Main2MainException">git fails.</exception>
    public async Task<string> TreeAsync(string tree, IEnumerable<IReadOnlyList<string>> updates)
    {
        _ = Directory.CreateDirectory(scratch);
        var index = Path.Combine(scratch, $"index-{Environment.ProcessId}");
        try
        {
            _ = (await repository.TryAsync(new GitCall("read-tree", tree).WithIndex(index))).ThrowIfFailed(doing);
            foreach (var update in updates)
            {
                _ = (await repository.TryAsync(new GitCall(["update-index", .. update]).WithIndex(index))).ThrowIfFailed(doing);
            }

            return (await repository.TryAsync(new GitCall("write-tree").WithIndex(index))).ThrowIfFailed(doing).Text;
        }
        finally
        {
            File.Delete(index);
            File.Delete(index + ".lock");
        }
    }

    /// <summary>Who signs a commit that is made here, as a sign-off names him.</summary>
    /// <returns>Name and address.</returns>
    /// <exception cref="Main2MainException">git knows nobody.</exception>
    public async Task<string> SignerAsync()
    {
        var identity = await repository.RunAsync(doing, "var", "GIT_COMMITTER_IDENT");
        return identity[..(identity.LastIndexOf('>') + 1)];
    }

    /// <summary>Makes a commit, which no branch holds yet.</summary>
    /// <param name="tree">Its tree.</param>
    /// <param name="parent">Its parent.</param>
    /// <param name="message">Its message.</param>
    /// <returns>The commit.</returns>
    /// <exception cref="Main2MainException">git fails.</exception>
    public async Task<string> CommitAsync(string tree, string parent, string message)
    {
        var call = new GitCall("commit-tree", tree, "-p", parent, "-F", "-") { Input = Encoding.UTF8.GetBytes(message) };
        return (await repository.TryAsync(call)).ThrowIfFailed(doing).Text;
    }
}
