using System.Text.RegularExpressions;
using Main2Main.Python;
using Main2Main.Tests.Fixtures;
using NetArchTest.Rules;

namespace Main2Main.Tests.Architecture;

/// <summary>The floors of reference/architecture.md: what stands in a folder may use what stands in a folder before it, and nothing behind it.</summary>
public sealed partial class Arrows_point_down
{
    private static readonly string[] Floors = [.. File.ReadLines(Checkout.PathOf("reference", "architecture.md"))
        .SkipWhile(line => !line.StartsWith("| Floor |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
        .SelectMany(line => line.Split('|')[2].Split(',', StringSplitOptions.TrimEntries))];

    [TestCaseSource(nameof(Floors))]
    public void From_each_folder_of_the_engine(string folder)
    {
        var above = Floors.SkipWhile(floor => floor != folder).Skip(1).Select(floor => $"Main2Main.{floor}").ToArray();
        if (above.Length == 0)
        {
            return;
        }

        var result = Types.InAssembly(typeof(Main2MainException).Assembly).That().ResideInNamespace($"Main2Main.{folder}").ShouldNot()
            .HaveDependencyOnAny(above).GetResult();

        Assert.That(result.FailingTypeNames ?? [], Is.Empty, $"{folder} may only use: {string.Join(", ", Floors.TakeWhile(floor => floor != folder))}");
    }

    [Test]
    public void From_the_root_to_no_folder_at_all()
    {
        var result = Types.InAssembly(typeof(Main2MainException).Assembly).That().ResideInNamespaceMatching(@"^Main2Main$").ShouldNot()
            .HaveDependencyOnAny([.. Floors.Select(floor => $"Main2Main.{floor}")]).GetResult();

        Assert.That(result.FailingTypeNames ?? [], Is.Empty);
    }

    [Test]
    public void From_the_reader_of_Python_to_nothing_of_ours()
    {
        var used = typeof(PythonParser).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name);

        Assert.That(used, Has.None.StartsWith("Main2Main").And.None.StartsWith("CliWrap").And.None.StartsWith("LibGit2Sharp"));
    }

    [Test]
    public void From_the_door_to_repositories_alone_to_the_library()
    {
        var result = Types.InAssembly(typeof(Main2MainException).Assembly).That().DoNotResideInNamespace("Main2Main.Git").ShouldNot()
            .HaveDependencyOn("LibGit2Sharp").GetResult();

        Assert.That(result.FailingTypeNames ?? [], Is.Empty);
    }

    [Test]
    public void And_every_folder_has_its_floor()
    {
        var folders = typeof(Main2MainException).Assembly.GetTypes()
            .Select(type => FolderOf().Match(type.Namespace ?? string.Empty)).Where(match => match.Success)
            .Select(match => match.Groups["folder"].Value).Distinct();

        Assert.That(folders, Is.EquivalentTo(Floors));
    }

    [GeneratedRegex(@"^Main2Main\.(?<folder>\w+)")]
    private static partial Regex FolderOf();
}
