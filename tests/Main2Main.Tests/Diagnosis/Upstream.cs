using System.Text;
using Main2Main.Configuration;
using Main2Main.Diagnosis;
using Main2Main.Git;
using Main2Main.Planning;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Tests.Diagnosis;

/// <summary>An upstream with a real history and a downstream's files, in a temporary folder.</summary>
internal sealed class Upstream : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("main2main-diagnosis-").FullName;
    private readonly List<PlannedCommit> commits = [];

    private Upstream() => Repository = new GitRepository(Path.Combine(root, "upstream"), NullRunLog.Instance);

    public GitRepository Repository { get; }

    public string Downstream => Path.Combine(root, "downstream");

    public string Patch => Path.Combine(root, "upstream.patch");

    public string Start { get; private set; } = string.Empty;

    public static async Task<Upstream> CreateAsync(params (string Path, string? Content)[] files)
    {
        var upstream = new Upstream();
        _ = Directory.CreateDirectory(upstream.Repository.Path);
        _ = await upstream.Repository.RunAsync("creating", "init", "--quiet", "--initial-branch=main");
        upstream.Start = await upstream.ChangeAsync("start", files);
        upstream.commits.Clear();
        return upstream;
    }

    /// <summary>A commit; a file without content is removed.</summary>
    public async Task<string> ChangeAsync(string subject, params (string Path, string? Content)[] files)
    {
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(Repository.Path, name);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (content is null)
            {
                File.Delete(path);
            }
            else
            {
                await File.WriteAllTextAsync(path, content);
            }
        }

        _ = await Repository.RunAsync("staging", "add", "--all");
        _ = await Repository.RunAsync(
            "committing",
            "-c",
            "user.name=A Tester",
            "-c",
            "user.email=tester@example.org",
            "-c",
            "commit.gpgSign=false",
            "commit",
            "--quiet",
            "--no-verify",
            $"--message={subject}");
        var sha = await Repository.HeadAsync();
        commits.Add(new PlannedCommit(sha, subject));
        return sha;
    }

    public Task TagAsync(string tag) => Repository.RunAsync("tagging", "tag", tag);

    public async Task WriteDownstreamAsync(string path)
    {
        var file = Path.Combine(Downstream, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "code\n");
    }

    public async Task<ErrorDiagnosis> DiagnoseAsync(string type, string message, string? tag = null, params string[] traceback) =>
        (await DiagnoseAsync([Error(type, message, traceback)], tag))[0];

    public async Task<IReadOnlyList<ErrorDiagnosis>> DiagnoseAsync(IReadOnlyList<CiError> errors, string? tag = null)
    {
        var workspace = new WorkspaceFolder(Path.Combine(root, "workspace"));
        var step = Step();
        await new StepPatches(Repository, workspace).WriteAsync([step]);
        File.Copy(workspace.Step(step.Id).UpstreamPatch, Patch, overwrite: true);
        var layout = new LayoutSettings { UpstreamPackage = "engine", DownstreamPackage = "board" };
        return await new ErrorDiagnoser(Repository, Downstream, layout).DiagnoseAsync(errors, step, Patch, tag);
    }

    public static CiError Error(string type, string message, params string[] traceback) => new()
    {
        ErrorType = type,
        ErrorMessage = message,
        Category = "Code Bug",
        Context = traceback,
        LineNumber = 0,
        Source = ErrorSource.CaseTraceback,
        Signature = ErrorSignature.Of(type, message),
    };

    public static string Lines(string name, int count)
    {
        var text = new StringBuilder();
        for (var line = 0; line < count; line++)
        {
            _ = text.Append($"{name}_{line} = {line}\n");
        }

        return text.ToString();
    }

    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.IsReadOnly = false;
        }

        Directory.Delete(root, recursive: true);
    }

    private PlannedStep Step() => new()
    {
        Index = 1,
        Id = "step-1",
        Commits = [.. commits],
        CommitCount = commits.Count,
        StartCommit = Start,
        EndCommit = commits[^1].Sha,
        Categories = [],
        SourceChangedLines = 0,
        TotalChangedLines = 0,
        LineBudget = 0,
        CommitCountBudget = 0,
        FilesChanged = [],
    };
}
