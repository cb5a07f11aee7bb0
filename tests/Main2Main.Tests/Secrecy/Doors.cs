using System.Text.RegularExpressions;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Secrecy;

/// <summary>What is written and shown passes one door: nobody writes to the terminal, draws a table or saves text past it.</summary>
public sealed partial class Doors
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        // The doors themselves.
        ["Screen.cs"] = ["Markup.Escape", "console.WriteLine", "Console.Out"],
        ["ConsoleDoor.cs"] = ["Console.Out", "Console.Error", "Console.SetOut", "Console.SetError"],
        ["AtomicFileStream.cs"] = ["new FileStream"],

        // Each wraps what it opens in the masking stream, or holds no text of others.
        ["SuiteSlot.cs"] = ["new FileStream"],
        ["CommandAdapter.cs"] = ["new FileStream"],
        ["SuitePreparation.cs"] = ["new FileStream"],
        ["RepositoryLock.cs"] = ["new FileStream"],
        ["Witness.cs"] = ["File.WriteAllText", "File.Create("],
        ["WorkspaceLock.cs"] = ["new FileStream"],
        ["Examination.cs"] = ["new FileStream"],
        ["SyncHost.cs"] = ["Console.Out", "Console.Error", "Console.SetOut"],
        ["DocumentOutput.cs"] = ["Console.Out", "Console.Error", "Console.SetOut"],
        ["LiveBlock.cs"] = ["Console.Out"],
        ["HousePrinter.cs"] = ["Console.Out"],
        ["PlainConsole.cs"] = ["Console.Out", "Console.Error"],
        ["HouseLog.cs"] = ["Console.Out", "Console.Error"],

        // A script that holds nothing of a run, and the protocol, whose answers are masked as they are written.
        ["Completion.cs"] = ["Console.Out"],
        ["ProtocolOutput.cs"] = ["Console.Out", "Console.SetOut", "Console.Error"],

        // Opened for reading.
        ["TestCountReader.cs"] = ["new FileStream"],
        ["TaskFiles.cs"] = ["new FileStream"],
        ["Interruption.cs"] = ["Console.Error"],
        ["ServiceMessages.cs"] = ["Console.Out"],

        // Sources of the downstream, the sample's configuration and the cache of parsed sources are no reports.
        ["CodemodAdapter.cs"] = ["File.WriteAllBytes"],
        ["GuardStage.cs"] = ["File.WriteAllBytes"],
        ["GuideFile.cs"] = ["File.WriteAllBytes"],
        ["ReferenceFile.cs"] = ["File.WriteAllBytes"],
        ["TreeFiles.cs"] = ["File.WriteAllBytes"],
        ["ContractCache.cs"] = ["File.WriteAllBytes"],
        ["SampleWriter.cs"] = ["File.AppendAll"],

        // Numbers of jobs.
        ["SlurmArray.cs"] = ["File.AppendAll"],
    };

    [Test]
    public void Are_passed_by_nobody()
    {
        var sources = Checkout.PathOf("src");
        var found = new[] { "Main2Main.Python", "Main2Main", "Main2Main.Frosting" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(sources, project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Past().Matches(File.ReadAllText(file)).Select(match => (File: Path.GetFileName(file), match.Value)))
            .Where(place => !(Allowed.TryGetValue(place.File, out var ways) && ways.Contains(place.Value)))
            .Distinct();
        Assert.That(found, Is.Empty, "use Screen, IRunLog, ArtifactFile or AtomicFile.WriteText");
    }

    [GeneratedRegex(@"Console\.(?:Out|Error|SetOut|SetError|Write(?:Line)?)\b|Markup\.Escape|console\.WriteLine|new FileStream|File\.WriteAll(?:Text|Bytes|Lines)|File\.AppendAll|new StreamWriter|File\.Create(?:Text)?\(")]
    private static partial Regex Past();
}
