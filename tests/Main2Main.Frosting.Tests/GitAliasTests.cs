using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>What a task of one's own can ask a repository.</summary>
public sealed class GitAliasTests
{
    private static readonly Context Cake = new();

    [Test]
    public void They_tell_head_branch_and_ancestry_as_git_does()
    {
        using var pair = new Pair();
        var next = pair.AddStep("one");

        Assert.That(Cake.GitHead(pair.Upstream), Is.EqualTo(next));
        Assert.That(Cake.GitBranch(pair.Upstream), Is.EqualTo("main"));
        Assert.That(Cake.GitIsAncestor(pair.Upstream, pair.Base, "HEAD"), Is.True);
        Assert.That(Cake.GitIsAncestor(pair.Upstream, next, pair.Base), Is.False);
        Assert.That(Cake.GitIsAncestor(pair.Upstream, new string('b', 40), next), Is.False);
        _ = Processes.Git(pair.Upstream, "checkout", "--quiet", "--detach");
        Assert.That(Cake.GitBranch(pair.Upstream), Is.Null);
    }

    [Test]
    public void A_folder_that_is_no_repository_is_named()
    {
        using var pair = new Pair();

        var exception = Assert.Throws<Main2MainException>(() => Cake.GitHead(pair.CiPlay))!;

        Assert.That(exception.Message, Does.Contain(pair.CiPlay));
    }

    private sealed class Context : ICakeContext
    {
        public IFileSystem FileSystem => throw new NotSupportedException();

        public ICakeEnvironment Environment { get; } = new CakeEnvironment(new CakePlatform(), new CakeRuntime());

        public IGlobber Globber => throw new NotSupportedException();

        public ICakeLog Log => throw new NotSupportedException();

        public ICakeArguments Arguments => throw new NotSupportedException();

        public IProcessRunner ProcessRunner => throw new NotSupportedException();

        public IRegistry Registry => throw new NotSupportedException();

        public IToolLocator Tools => throw new NotSupportedException();

        public ICakeDataResolver Data => throw new NotSupportedException();

        public ICakeConfiguration Configuration => throw new NotSupportedException();
    }
}
