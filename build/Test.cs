using System.Xml.Linq;
using Cake.Common.IO;
using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Test;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;

namespace Main2Main.Build;

/// <summary>Runs every test and prints the runner's own counts on the last line.</summary>
[TaskName(nameof(Test))]
[TaskDescription("Runs every test of this project (--filter=EXPRESSION for some) and ends with 'N passed, N failed'.")]
public sealed class Test : FrostingTask<ICakeContext>
{
    private static readonly XNamespace Results = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public override void Run(ICakeContext context)
    {
        var root = Repository.Root(context);
        var folder = root.Combine("artifacts/test-results");
        context.CleanDirectory(folder);
        Exception? failure = null;
        try
        {
            context.DotNetTest(root.CombineWithFilePath("Main2Main.slnx").FullPath, new DotNetTestSettings
            {
                Configuration = "Release",
                Filter = context.Arguments.GetArguments("filter").LastOrDefault(),
                Loggers = ["trx", "console;verbosity=minimal"],
                ResultsDirectory = folder,
                WorkingDirectory = root,
            });
        }
        catch (CakeException exception)
        {
            failure = exception;
        }

        var (passed, failed) = Count(context, folder);
        Console.WriteLine($"{passed} passed, {failed} failed");
        if (failure is not null || failed > 0 || passed == 0)
        {
            throw new CakeException(failed > 0 ? $"{failed} test(s) failed; see {folder}." : "The tests could not be run; see the output above.");
        }
    }

    private static (int Passed, int Failed) Count(ICakeContext context, DirectoryPath folder)
    {
        var counters = context.GetFiles($"{folder}/**/*.trx").Select(file => XDocument.Load(file.FullPath).Descendants(Results + "Counters").Single()).ToList();
        return (
            counters.Sum(counter => (int)counter.Attribute("passed")!),
            counters.Sum(counter => (int)counter.Attribute("failed")! + (int)counter.Attribute("error")!));
    }
}
