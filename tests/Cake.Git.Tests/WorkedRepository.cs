using System.Reflection;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using CliWrap.Buffered;

namespace Cake.Git.Tests;

/// <summary>A repository that git itself made: three commits on main, a branch, two kinds of tags and a remote; and a context of Cake that asks it.</summary>
public sealed class WorkedRepository : IDisposable
{
    // A second between commits: the log is in the order of their times.
    private int commits;

    private readonly string root = Directory.CreateTempSubdirectory("cake-git-").FullName;

    public WorkedRepository()
    {
        var log = new NullLog();
        var platform = new CakePlatform();
        var environment = new CakeEnvironment(platform, new CakeRuntime());
        var files = new FileSystem();
        var globber = new Globber(files, environment);
        var arguments = new CakeArguments(Array.Empty<string>().ToLookup(name => name, name => (string?)name));
        var tools = new Cake.Core.Tooling.ToolLocator(
            environment, new Cake.Core.Tooling.ToolRepository(environment),
            new Cake.Core.Tooling.ToolResolutionStrategy(files, environment, globber, new CakeConfiguration(new Dictionary<string, string>()), log));
        Context = new CakeContext(
            files, environment, globber, log, arguments,
            new ProcessRunner(files, environment, log, tools, new CakeConfiguration(new Dictionary<string, string>())),
            DispatchProxy.Create<IRegistry, Unasked>(), tools, DispatchProxy.Create<ICakeDataService, Unasked>(),
            new CakeConfiguration(new Dictionary<string, string>()), DispatchProxy.Create<Cake.Core.Tooling.IToolInstaller, Unasked>(),
            DispatchProxy.Create<IServiceProvider, Unasked>());

        Git("init", "-q", "-b", "main");
        Git("config", "user.name", "A Person");
        Git("config", "user.email", "person@example.org");
        Commit("first", "a.txt", "one\n");
        Git("tag", "light");
        Commit("second\n\nwith a body", "b.txt", "two\n");
        Git("tag", "-a", "v1.0", "-m", "the first release");
        Git("branch", "side");
        Commit("third", "a.txt", "three\n");
        Git("remote", "add", "origin", "https://example.org/pull.git");
        Git("remote", "set-url", "--push", "origin", "https://example.org/push.git");
    }

    public ICakeContext Context { get; }

    public DirectoryPath Folder => new(root);

    public string Git(params IReadOnlyList<string> words) => CliWrap.Cli.Wrap("git").WithArguments(arguments => arguments.Add("-C").Add(root).Add(words))
        .WithEnvironmentVariables(variables => variables.Set("GIT_CONFIG_GLOBAL", "/dev/null").Set("GIT_CONFIG_SYSTEM", "/dev/null")
            .Set("GIT_COMMITTER_DATE", $"{1_700_000_000 + commits} +0000").Set("GIT_AUTHOR_DATE", $"{1_700_000_000 + commits} +0100"))
        .ExecuteBufferedAsync().GetAwaiter().GetResult().StandardOutput.Trim();

    public void Write(string file, string content) => File.WriteAllText(System.IO.Path.Combine(root, file), content);

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>Stands where no alias looks.</summary>
    public class Unasked : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException(targetMethod?.Name);
    }

    private void Commit(string message, string file, string content)
    {
        commits++;
        Write(file, content);
        Git("add", file);
        Git("commit", "-q", "-m", message);
    }
}
