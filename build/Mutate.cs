using Cake.Common;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;

namespace Main2Main.Build;

/// <summary>Changes the types that decide, one place at a time, and lets their tests find it: what they do not find is not tested.</summary>
[TaskName(nameof(Mutate))]
[TaskDescription("Mutates the types that decide (stryker-config.json beside their tests) and fails where their tests find less than 85 % of it.")]
public sealed class Mutate : FrostingTask<ICakeContext>
{
    private static readonly string[] Tests = ["tests/Main2Main.Python.Tests", "tests/Main2Main.Tests"];

    public override void Run(ICakeContext context)
    {
        var root = Repository.Root(context);
        Start(context, root, "tool", "restore");
        foreach (var folder in Tests)
        {
            Start(
                context,
                root.Combine(folder),
                "stryker",
                "--output",
                root.Combine("artifacts/mutation").Combine(new DirectoryPath(folder).GetDirectoryName()).FullPath);
        }
    }

    private static void Start(ICakeContext context, DirectoryPath folder, params string[] words)
    {
        var arguments = words.Aggregate(new ProcessArgumentBuilder(), (builder, word) => builder.AppendQuoted(word));
        var code = context.StartProcess("dotnet", new ProcessSettings { Arguments = arguments, WorkingDirectory = folder });
        if (code != 0)
        {
            throw new CakeException($"'dotnet {string.Join(' ', words)}' ended with exit code {code} in '{folder}': too many mutants survive, or it could not be run; see its output above.");
        }
    }
}
