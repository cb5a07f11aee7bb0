using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Test;
using Cake.Core;
using Cake.Frosting;

namespace Main2Main.Build;

/// <summary>Kills syncs again and again, far more often than <see cref="Test"/> does.</summary>
[TaskName(nameof(Torture))]
[TaskDescription("Kills syncs of the sample at random moments (--kills=N, default 100; --seed=N repeats a run) and compares how they end; so does a small sync that is killed around every git command that moves it.")]
public sealed class Torture : FrostingTask<ICakeContext>
{
    public override void Run(ICakeContext context)
    {
        var root = Repository.Root(context);
        var settings = new DotNetTestSettings
        {
            Configuration = "Release",
            Filter = "FullyQualifiedName~TortureTests|FullyQualifiedName~KillTests",
            Loggers = ["console;verbosity=detailed"],
            WorkingDirectory = root,
            EnvironmentVariables =
                new Dictionary<string, string> { ["KILL_STRIDE"] = "1", ["TORTURE_KILLS"] = context.Arguments.GetArguments("kills").LastOrDefault() ?? "100" },
        };
        if (context.Arguments.GetArguments("seed").LastOrDefault() is { } seed)
        {
            settings.EnvironmentVariables["TORTURE_SEED"] = seed;
        }

        context.DotNetTest(root.CombineWithFilePath("tests/Main2Main.Frosting.Tests/Main2Main.Frosting.Tests.csproj").FullPath, settings);
    }
}
