using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Build;
using Cake.Core;
using Cake.Frosting;

namespace Main2Main.Build;

/// <summary>Compiles everything with warnings as errors.</summary>
[TaskName(nameof(Build))]
[TaskDescription("Compiles this project with warnings as errors.")]
public sealed class Build : FrostingTask<ICakeContext>
{
    public override void Run(ICakeContext context) =>
        context.DotNetBuild(Repository.Root(context).CombineWithFilePath("Main2Main.slnx").FullPath, new DotNetBuildSettings { Configuration = "Release" });
}
