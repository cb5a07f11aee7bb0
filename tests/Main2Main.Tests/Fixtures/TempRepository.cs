using CliWrap;
using CliWrap.Buffered;

namespace Main2Main.Tests.Fixtures;

/// <summary>A git repository of its own in a temp folder.</summary>
internal sealed class TempRepository : IDisposable
{
    public TempRepository()
    {
        _ = Git("init", "--quiet");
        _ = Git("config", "user.name", "Tester");
        _ = Git("config", "user.email", "tester@example.org");
        _ = Git("config", "commit.gpgSign", "false");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("main2main-repository-").FullName;

    /// <summary>Writes files, removes those without content, and commits.</summary>
    public string Commit(params (string Path, string? Content)[] files)
    {
        foreach (var (path, content) in files)
        {
            var file = Path.Combine(Folder, path);
            if (content is null)
            {
                File.Delete(file);
                continue;
            }

            _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
        }

        _ = Git("add", "--all");
        _ = Git("commit", "--quiet", "--allow-empty", "-m", "change");
        return Git("rev-parse", "HEAD");
    }

    public string Git(params string[] arguments) =>
        Cli.Wrap("git").WithArguments(["-C", Folder, .. arguments]).ExecuteBufferedAsync().GetAwaiter().GetResult().StandardOutput.Trim();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
