using System.Text.Json;
using System.Text.RegularExpressions;
using Cake.Common.IO;
using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Build;
using Cake.Common.Tools.DotNet.MSBuild;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;

namespace Main2Main.Build;

/// <summary>Lists what the users of each library see and what is not released yet, as the compiler tells it.</summary>
[TaskName(nameof(Surface))]
[TaskDescription("Writes what the libraries show their users, and is not in PublicAPI.Shipped.txt, to PublicAPI.Unshipped.txt beside it.")]
public sealed partial class Surface : FrostingTask<ICakeContext>
{
    private const string Header = "#nullable enable";
    private const string NotListed = "RS0016";

    public override void Run(ICakeContext context)
    {
        var root = Repository.Root(context);
        var folder = root.Combine("artifacts/surface");
        context.CleanDirectory(folder);
        foreach (var list in context.GetFiles($"{root}/src/*/PublicAPI.Unshipped.txt").OrderBy(file => file.FullPath, StringComparer.Ordinal))
        {
            var name = list.GetDirectory().GetDirectoryName();
            System.IO.File.WriteAllText(list.FullPath, $"{Header}\n");
            var told = folder.CombineWithFilePath($"{name}.sarif");
            context.DotNetBuild(list.GetDirectory().CombineWithFilePath($"{name}.csproj").FullPath, Settings(told));
            var symbols = Read(told).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            System.IO.File.WriteAllText(list.FullPath, string.Join('\n', [Header, .. symbols, string.Empty]));
            Console.WriteLine($"{name}: {symbols.Count} symbols that are not released yet.");
        }
    }

    private static DotNetBuildSettings Settings(FilePath told) => new()
    {
        Configuration = "Release",
        NoIncremental = true,
        NoDependencies = true,
        Verbosity = DotNetVerbosity.Quiet,
        ArgumentCustomization = arguments => arguments.Append("-consoleLoggerParameters:ErrorsOnly"),
        MSBuildSettings = new DotNetMSBuildSettings()
            .WithProperty("TreatWarningsAsErrors", "false").WithProperty("RunAnalyzers", "true").WithProperty("ErrorLog", $"{told.FullPath}%2Cversion=2.1"),
    };

    private static IEnumerable<string> Read(FilePath told)
    {
        using var log = JsonDocument.Parse(System.IO.File.ReadAllText(told.FullPath));
        return [.. log.RootElement.GetProperty("runs").EnumerateArray().SelectMany(run => run.GetProperty("results").EnumerateArray())
            .Where(result => result.GetProperty("ruleId").GetString() == NotListed)
            .Select(result => Symbol().Match(result.GetProperty("message").GetProperty("text").GetString()!).Groups["symbol"].Value)];
    }

    [GeneratedRegex("^Symbol '(?<symbol>.+)' is not part of the declared public API", RegexOptions.ExplicitCapture)]
    private static partial Regex Symbol();
}
