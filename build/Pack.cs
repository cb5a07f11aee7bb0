using System.Globalization;
using Cake.Common.IO;
using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.MSBuild;
using Cake.Common.Tools.DotNet.Pack;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;

namespace Main2Main.Build;

/// <summary>Makes the NuGet packages of what is in src.</summary>
[TaskName(nameof(Pack))]
[TaskDescription("Makes the NuGet packages in artifacts/packages or at --out=FOLDER, as --package-version=VERSION instead of what the last tag v1.2.3 gives.")]
public sealed class Pack : FrostingTask<ICakeContext>
{
    public override void Run(ICakeContext context)
    {
        var root = Repository.Root(context);
        var folder = context.Arguments.GetArguments("out").LastOrDefault() is { } named
            ? new DirectoryPath(System.IO.Path.GetFullPath(named))
            : root.Combine("artifacts/packages");

        // Compiled anew and apart from the other targets: nothing of an earlier build or of another configuration gets into a package.
        // Analyzers have their say in Build; here they would double the time.
        var work = root.Combine("artifacts/packing");
        context.CleanDirectory(work);
        context.EnsureDirectoryExists(folder);
        context.DeleteFiles(Packages(folder));
        var properties = new DotNetMSBuildSettings { ContinuousIntegrationBuild = true }.WithProperty("RunAnalyzers", "false");
        if (context.Arguments.GetArguments("package-version").LastOrDefault() is { } version)
        {
            _ = properties.WithProperty("MinVerVersionOverride", version);
        }

        context.DotNetPack(root.CombineWithFilePath("build/Packages.slnf").FullPath, new DotNetPackSettings
        {
            Configuration = "Release",
            OutputDirectory = folder,
            MSBuildSettings = properties,
            WorkingDirectory = root,
            ArgumentCustomization = arguments => arguments.AppendQuoted($"--artifacts-path={work}"),
        });
        foreach (var package in context.GetFiles(Packages(folder)).OrderBy(file => file.FullPath, StringComparer.Ordinal))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{package} {context.FileSystem.GetFile(package).Length / 1024.0:N0} KiB"));
        }
    }

    private static string Packages(DirectoryPath folder) => $"{folder}/{{Main2Main,main2main}}.*nupkg";
}
