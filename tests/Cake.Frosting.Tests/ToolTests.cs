using System.IO.Compression;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Path = System.IO.Path;

namespace Cake.Frosting.Tests;

/// <summary>Tools, from a folder that holds a NuGet package: nothing is fetched from outside.</summary>
public sealed class ToolTests
{
    private string _folder = string.Empty;

    private string Feed => Path.Combine(_folder, "feed");

    private string Tools => Path.Combine(_folder, "my tools");

    [SetUp]
    public void Make_a_feed()
    {
        _folder = Directory.CreateTempSubdirectory("frosting-").FullName;
        Directory.CreateDirectory(Feed);
        using var package = ZipFile.Open(Path.Combine(Feed, "Sample.Tool.1.0.0.nupkg"), ZipArchiveMode.Create);
        Write(package, "Sample.Tool.nuspec", """
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd">
              <metadata><id>Sample.Tool</id><version>1.0.0</version><authors>tests</authors><description>A tool.</description></metadata>
            </package>
            """);
        Write(package, "tools/sample.exe", "not really");
    }

    [TearDown]
    public void Remove_the_feed() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_tool_that_the_host_asks_for_is_there_when_the_first_task_runs()
    {
        var host = Host().Configure(cake => cake.InstallTool(new Uri("nuget:?package=Sample.Tool&version=1.0.0")));

        var result = host.Run("--target=FindsTool");

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(host.Journal.Single(), Does.StartWith(Tools).And.EndsWith("sample.exe"));
    }

    [Test]
    public void A_task_can_install_a_tool_itself()
    {
        var host = Host();

        var result = host.Run("--target=InstallsTool");

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(host.Journal.Single(), Does.StartWith(Tools).And.EndsWith("sample.exe"));
    }

    [Test]
    public void A_host_s_own_package_installer_serves_its_own_scheme()
    {
        var host = Host().Configure(cake => cake.UsePackageInstaller<OwnInstaller>().InstallTool(new Uri("own:?package=Anything")));

        var result = host.Run("--target=ReadsNothing");

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(host.Journal, Is.EqualTo(new[] { "installed Anything" }));
    }

    [Test]
    public void A_tool_that_cannot_be_installed_fails_the_run_before_its_first_task()
    {
        var host = Host().Configure(cake => cake.InstallTool(new Uri("nuget:?package=Absent.Tool&version=1.0.0")));

        var result = host.Run("--target=FindsTool");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("Absent.Tool"));
        Assert.That(host.Journal, Is.Empty);
    }

    [Test]
    public void A_run_without_tools_leaves_nuget_alone()
    {
        var without = Host().Run("--target=ReadsNothing", "--verbosity=diagnostic");
        var with = Host().Run("--target=InstallsTool", "--verbosity=diagnostic");

        Assert.That(without.Output, Does.Not.Contain("NuGet"));
        Assert.That(with.Output, Does.Contain("NuGet"));
    }

    private static void Write(ZipArchive package, string name, string text)
    {
        using var writer = new StreamWriter(package.CreateEntry(name).Open());
        writer.Write(text);
    }

    private TestHost Host() => new TestHost().With<FindsTool>().With<InstallsTool>().With<ReadsNothing>()
        .Configure(cake => cake.SetToolPath(Tools).UseCakeSetting("NuGet_Source", Feed));

    private sealed class FindsTool(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.Tools.Resolve("sample.exe")?.FullPath ?? "nothing");
    }

    private sealed class InstallsTool(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
            _ = context.ToolInstaller.Install(new PackageReference("nuget:?package=Sample.Tool&version=1.0.0")).ToList();
            journal.Add(context.Tools.Resolve("sample.exe")?.FullPath ?? "nothing");
        }
    }

    private sealed class ReadsNothing : FrostingTask
    {
        public override void Run(ICakeContext context) => context.Log.Information("nothing");
    }

    private sealed class OwnInstaller(Journal journal) : IPackageInstaller
    {
        public bool CanInstall(PackageReference package, PackageType type) => package.Scheme == "own";

        public IReadOnlyCollection<IFile> Install(PackageReference package, PackageType type, DirectoryPath path)
        {
            journal.Add("installed " + package.Package);
            return [new FileSystem().GetFile(typeof(ToolTests).Assembly.Location)];
        }
    }
}
