using Main2Main.Python;
using Main2Main.Impact.Trees;
using Main2Main.Patches.Reading;

namespace Main2Main.Patches.Judging;

/// <summary>The upstream as it was when replacements got their form.</summary>
internal sealed class PastTrees
{
    private readonly Dictionary<string, PythonTree> trees = new(StringComparer.Ordinal);
    private readonly SourceTexts texts;

    private PastTrees(SourceTexts texts) => this.texts = texts;

    /// <summary>Lists what some commits hold; contents are read when they are asked for.</summary>
    public static async Task<PastTrees> ReadAsync(SourceReader sources, SourceTexts texts, IEnumerable<string> commits)
    {
        var past = new PastTrees(texts);
        foreach (var commit in commits.Distinct(StringComparer.Ordinal))
        {
            past.trees[commit] = await sources.TreeAsync(commit);
        }

        return past;
    }

    /// <summary>What a place stood on.</summary>
    /// <param name="site">The place.</param>
    /// <param name="commit">The upstream commit of then; null when it is not known.</param>
    public async Task<Past> OfAsync(PatchSite site, string? commit)
    {
        if (commit is null || !trees.TryGetValue(commit, out var tree))
        {
            return Past.Unknown;
        }

        var found = Definition(tree, site);
        if (found is null)
        {
            // Where its owner was not there either, it was elsewhere then.
            var bracket = site.Target.IndexOf('[', StringComparison.Ordinal);
            return HasOwner(tree, bracket < 0 ? site.Target : site.Target[..bracket]) ? new Past(true, false, null, 0) : Past.Unknown;
        }

        await texts.ReadAsync([found.File.BlobId]);
        var body = found.Function?.Body ?? found.Class?.Body;
        var own = site.Replacement?.Function?.Body ?? site.Replacement?.Class?.Body;
        var isThere = site.Kind != PatchKind.Item || new ValueJudge(texts).HasKey(site with { Original = found });
        return new Past(true, isThere, PatchJudge.Piece(texts, found), body is null || own is null ? 0 : own.Similarity(body));
    }

    /// <summary>The version of an original that a replacement was written on: the last one when that is not known.</summary>
    public int IndexOf(IReadOnlyList<OriginalVersion> versions, PatchSite site, string? commit)
    {
        if (commit is null || !trees.TryGetValue(commit, out var tree))
        {
            return versions.Count - 1;
        }

        var found = Definition(tree, site);
        var hash = (found?.Function?.Body ?? found?.Class?.Body)?.Hash;
        var index = versions.Count - 1;
        while (index > 0 && versions[index].Body?.Hash != hash)
        {
            index--;
        }

        return index;
    }

    private static PythonDefinition? Definition(PythonTree tree, PatchSite site)
    {
        var bracket = site.Target.IndexOf('[', StringComparison.Ordinal);
        var target = bracket < 0 ? site.Target : site.Target[..bracket];
        if ((tree.ResolveDotted(target) ?? Field(tree, site, bracket)) is { } found)
        {
            return found;
        }

        // A class that the upstream has moved since stood elsewhere under another name.
        if (site.Original is { QualifiedName.Length: > 0 } original && !HasOwner(tree, target) && tree.FindFile(original.File.Path) is { } file)
        {
            var function = file.Module.Functions.LastOrDefault(one => one.QualifiedName == original.QualifiedName);
            var owner = file.Module.Classes.LastOrDefault(one => one.QualifiedName == original.QualifiedName);
            if (original.Variable is null && (function is not null || owner is not null))
            {
                return new PythonDefinition(file, function is null ? PythonDefinitionKind.Class : PythonDefinitionKind.Function, original.QualifiedName) { Function = function, Class = function is null ? owner : null };
            }
        }

        return null;
    }

    /// <summary>Whether what holds a member was there.</summary>
    private static bool HasOwner(PythonTree tree, string target) => target.LastIndexOf('.') is var dot and > 0 && tree.ResolveDotted(target[..dot]) is not null;

    /// <summary>The field that an item of a class's own table is about.</summary>
    private static PythonDefinition? Field(PythonTree tree, PatchSite site, int bracket) =>
        bracket > 0 && site.Key is { } key && site.Target.LastIndexOf('.', bracket) is var dot and > 0
            ? tree.ResolveDotted($"{site.Target[..dot]}.{key}")
            : null;
}
