using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>What the upstream's own texts tell beyond its contracts. Read once for a range.</summary>
internal sealed class Evidence
{
    private readonly Lazy<IReadOnlyList<Replacement>> replacements;
    private readonly Lazy<ILookup<(string Path, string Name), UsageSite>> copies;

    /// <summary>Takes the trees and what gives the texts.</summary>
    /// <param name="world">The trees.</param>
    /// <param name="content">Gives the bytes of an upstream file.</param>
    public Evidence(CodemodWorld world, Func<PythonFile, byte[]?> content)
    {
        Code = new UpstreamCode(content);
        var finder = new ReplacementFinder(world, Code);
        replacements = new Lazy<IReadOnlyList<Replacement>>(finder.Find);
        copies = new Lazy<ILookup<(string, string), UsageSite>>(() => Copied(world));
        Finder = finder;
    }

    /// <summary>The upstream's texts.</summary>
    public UpstreamCode Code { get; }

    /// <summary>Tells what kind of replacement one is.</summary>
    public ReplacementFinder Finder { get; }

    /// <summary>What the upstream has replaced throughout.</summary>
    public IReadOnlyList<Replacement> Replacements => replacements.Value;

    /// <summary>The upstream's function that a function of the downstream does over again; null when it does none.</summary>
    /// <param name="path">The downstream's file.</param>
    /// <param name="own">Its function.</param>
    public UsageSite? OriginalOf(string path, PythonFunction own) => copies.Value[(path, own.QualifiedName)]
        .Where(site => site.Target.Function?.Name == own.Name).MaxBy(site => site.Similarity);

    private static ILookup<(string Path, string Name), UsageSite> Copied(CodemodWorld world)
    {
        var changed = world.Older.Files.Where(file => world.Newer.FindFile(file.Path)?.BlobId != file.BlobId).ToList();
        var finder = new CopyFinder(world.Names.Downstream);
        return new TwinFinder(world.Names, changed).Find()
            .Concat(changed.SelectMany(file => file.Module.Functions.Select(function => new PythonDefinition(file, PythonDefinitionKind.Function, function.QualifiedName) { Function = function })).SelectMany(finder.Of))
            .Where(site => site.Own is not null && site.Target.Function is not null)
            .ToLookup(site => (site.File.Path, site.Own!.QualifiedName));
    }
}
