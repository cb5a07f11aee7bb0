using System.Text;
using Main2Main.Configuration;
using Main2Main.Detection.Pins;
using Main2Main.Git;
using Main2Main.Templates;
using Main2Main.Workspace;

namespace Main2Main.Publishing;

/// <summary>Makes the commit that moves a pin on a branch of its own, from git's objects alone: neither the working tree nor the index is touched.</summary>
/// <param name="session">The session.</param>
internal sealed class PinCommit(SyncSession session)
{
    /// <summary>The trailer that names the upstream's commit or tag that a pin was moved to.</summary>
    public const string Key = "Main2Main-Pin";

    private const string LinkMode = "120000";
    private const string Doing = "making the commit that moves the pin";

    private GitRepository Downstream => session.Downstream;

    private ObjectWriter Objects => new(Downstream, session.Workspace.Scratch, Doing);

    /// <summary>The pin as a commit of the branch records it.</summary>
    /// <param name="commit">The branch's commit.</param>
    /// <param name="source">The configured place.</param>
    /// <returns>The value; null where there is none.</returns>
    public async Task<RecordedValue?> ReadAsync(string commit, PinSource source) =>
        await new CommitFiles(Downstream, commit).ReadAsync(source.File) is { } text
            ? PinReader.Find(text, source).FirstOrDefault(value => value.Revision is not null)
            : null;

    /// <summary>Makes the commit.</summary>
    /// <param name="parent">The branch's tip.</param>
    /// <param name="old">The pin as the tip records it.</param>
    /// <param name="written">What is to be recorded.</param>
    /// <returns>The commit and its tree.</returns>
    /// <exception cref="Main2MainException">git fails, or the file is a link.</exception>
    public async Task<(string Commit, string Tree)> MakeAsync(string parent, RecordedValue old, string written)
    {
        var tree = await TreeAsync(parent, old, written);
        var message = ReportTemplates.RenderMessage(
            "pin-commit.sbn", new { old = old.Text, @new = written, file = old.Source.File, key = Key, signer = await Objects.SignerAsync() });
        return (await Objects.CommitAsync(tree, parent, message), tree);
    }

    private async Task<string> TreeAsync(string parent, RecordedValue old, string written)
    {
        var entry = (await Downstream.RunAsync(Doing, "ls-tree", "--full-tree", parent, "--", old.Source.File)).Split(' ', '\t');
        if (entry[0] == LinkMode)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"the pin's file '{old.Source.File}' on '{old.Source.Ref}' is a link, and a link is not moved.",
                "name the file that it leads to in `pin[].file`.");
        }

        var content = (await Downstream.TryAsync(new GitCall("cat-file", "blob", entry[2]))).ThrowIfFailed(Doing).Output;
        var text = Encoding.UTF8.GetString(content);
        var at = old.Index + (text.StartsWith('\uFEFF') ? 1 : 0);
        var hash = new GitCall("hash-object", "-w", "--stdin") { Input = Encoding.UTF8.GetBytes(text.Remove(at, old.Text.Length).Insert(at, written)) };
        var blob = (await Downstream.TryAsync(hash)).ThrowIfFailed(Doing).Text;
        return await Objects.TreeAsync(parent, [["--cacheinfo", $"{entry[0]},{blob},{old.Source.File}"]]);
    }
}
