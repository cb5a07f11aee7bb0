using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Run;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;

namespace Main2Main.Build;

/// <summary>Measures whole processes and prints ratios.</summary>
[TaskName(nameof(Bench))]
[TaskDescription("Measures Plan and Status against git and the playbook's scripts (--upstream, --from, --to, --scripts, --rounds; a generated repository without), SummarizeLog (--log-size, --log-script), or Impact (--impact-range, --downstream, --downstream-ref, --packages).")]
public sealed class Bench : FrostingTask<ICakeContext>
{
    private static readonly string[] Passed = ["upstream", "scripts", "from", "to", "rounds", "log-size", "log-script", "impact-range", "downstream",
        "downstream-ref", "packages"];

    public override void Run(ICakeContext context)
    {
        var root = Repository.Root(context);
        var arguments = new ProcessArgumentBuilder().AppendQuoted($"--project={root}");
        foreach (var name in Passed)
        {
            if (context.Arguments.GetArguments(name).LastOrDefault() is { } value)
            {
                arguments.AppendQuoted(
                    $"--{name}={(name is "upstream" or "downstream" or "scripts" or "log-script" ? System.IO.Path.GetFullPath(value) : value)}");
            }
        }

        context.DotNetRun(
            root.CombineWithFilePath("tests/Main2Main.Benchmarks/Main2Main.Benchmarks.csproj").FullPath,
            arguments,
            new DotNetRunSettings { Configuration = "Release", WorkingDirectory = root });
    }
}
