using Main2Main.Frosting.Tests.Documentation;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>Where a package's version comes from.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class VersionTests
{
    [TestCase("v9.8.7", 0, "9.8.7")]
    [TestCase("v9.8.7", 1, "9.8.8-alpha.0.1")]
    [TestCase("other-9.8.7", 0, "0.1.0-alpha.0")]
    public void A_package_has_the_version_of_its_commit_s_tag(string tag, int later, string version)
    {
        var repository = Directory.CreateTempSubdirectory("main2main-version-").FullName;
        _ = Processes.Git(repository, "init", "--quiet");
        File.WriteAllText(
            Path.Combine(repository, "Directory.Build.props"),
            $"""<Project><Import Project="{Path.GetFullPath(Page.PathOf("src/Directory.Build.props"))}" /></Project>""");
        File.WriteAllText(
            Path.Combine(repository, "Directory.Packages.props"),
            $"""<Project><Import Project="{Path.GetFullPath(Page.PathOf("Directory.Packages.props"))}" /></Project>""");
        File.WriteAllText(Path.Combine(repository, "Some.csproj"), """<Project Sdk="Microsoft.NET.Sdk" />""");
        Commit("one");
        _ = Processes.Git(repository, "tag", tag);
        for (var count = 0; count < later; count++)
        {
            Commit("later");
        }

        var told = CleanProcess.Run(
            repository,
            "dotnet",
            "msbuild",
            Path.Combine(repository, "Some.csproj"),
            "-restore",
            "-t:MinVer",
            "-p:_IsPacking=true",
            "-getProperty:PackageVersion");
        Assert.That(told.Output.Trim(), Is.EqualTo(version), told.ToString());
        Directory.Delete(repository, recursive: true);

        void Commit(string subject) =>
            _ = Processes.Git(repository, "-c", "user.name=T", "-c", "user.email=t@x", "commit", "--quiet", "--allow-empty", "-m", subject);
    }
}
