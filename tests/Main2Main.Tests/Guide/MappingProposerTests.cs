using Main2Main.Configuration;
using Main2Main.Guide;

namespace Main2Main.Tests.Guide;

public sealed class MappingProposerTests
{
    [Test]
    public void Few_importers_are_named_as_they_are() =>
        Assert.That(
            ImporterFolders.Collapse("plugin/", ["plugin/b/y.py", "plugin/a.py", "plugin/b/y.py", "plugin/b/c/x.py"]),
            Is.EqualTo(new[] { "plugin/a.py", "plugin/b/c/x.py", "plugin/b/y.py" }));

    [Test]
    public void Many_importers_are_named_by_their_folders_the_deepest_first() => Assert.That(
        ImporterFolders.Collapse("plugin/", ["plugin/a/deep/1.py", "plugin/a/deep/2.py", "plugin/a/deep/3.py", "plugin/b/4.py", "plugin/c/5.py"]),
        Is.EqualTo(new[] { "plugin/a/deep/", "plugin/b/4.py", "plugin/c/5.py" }));

    [Test]
    public void Of_too_many_folders_the_ones_with_the_most_importers_are_named() => Assert.That(
        ImporterFolders.Collapse("plugin/", ["plugin/a/1.py", "plugin/b/1.py", "plugin/b/2.py", "plugin/c/1.py", "plugin/c/2.py", "plugin/d/1.py", "plugin/d/2.py", "plugin/e/1.py", "plugin/e/2.py", "plugin/top.py"]),
        Is.EqualTo(new[] { "plugin/b/", "plugin/c/", "plugin/d/", "plugin/e/" }));

    [Test]
    public void Files_of_one_folder_share_a_row_when_the_same_files_import_them()
    {
        var rows = Propose(new() { ["core/a.py"] = "plugin/x.py", ["core/b.py"] = "plugin/x.py", ["core/c.py"] = "plugin/y.py" });

        Assert.That(rows.Select(row => string.Join(' ', row.Upstream)), Is.EqualTo(new[] { "core/a.py core/b.py", "core/c.py" }));
    }

    [Test]
    public void When_rows_would_be_too_many_each_folder_gets_one_and_every_imported_file_is_in_it()
    {
        var files = Enumerable.Range(0, 60).ToDictionary(number => $"core/sub{number % 2}/m{number:00}.py", number => $"plugin/p{number}.py");
        files.Add("core/sub0/deeper/z.py", "plugin/z.py");

        var rows = Propose(files);

        Assert.That(rows, Has.Count.EqualTo(3));
        Assert.That(rows[0].Upstream, Is.EqualTo(new[] { "core/sub0/deeper/z.py" }));
        Assert.That(rows[1].Upstream, Has.Count.EqualTo(30).And.All.StartsWith("core/sub0/m"));
        Assert.That(rows[2].Upstream, Is.EqualTo(new[] { "core/sub1/" }));
    }

    private static IReadOnlyList<MappingProposal> Propose(Dictionary<string, string> importers)
    {
        var inputs = new GuideInputs
        {
            Document = GuideDocument.Parse("guide.md", GuideTexts.With()),
            Layout = new LayoutSettings { UpstreamPackage = "core", DownstreamPackage = "plugin" },
            DownstreamFiles = [],
            UpstreamFiles = [.. importers.Keys],
            UpstreamChanges = [],
        };
        return new MappingProposer(inputs, new OneImporter(importers)).Propose(importers.Keys);
    }

    private sealed class OneImporter(Dictionary<string, string> importers) : IImporterFinder
    {
        public IReadOnlyList<Importer> ImportersOf(string upstreamFile) => [new Importer(importers[upstreamFile], [])];
    }
}
