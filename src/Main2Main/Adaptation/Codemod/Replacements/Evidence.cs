using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>What the upstream's own texts tell beyond its contracts. Read once for a range.</summary>
internal sealed class Evidence
{
    private readonly ReplacementFinder finder;
    private readonly Lazy<IReadOnlyList<Replacement>> replacements;
    private readonly Lazy<IReadOnlyList<MemberReplacement>> members;

    /// <summary>Takes the trees and what gives the texts.</summary>
    /// <param name="world">The trees.</param>
    /// <param name="content">Gives the bytes of an upstream file.</param>
    public Evidence(CodemodWorld world, Func<PythonFile, byte[]?> content)
    {
        Code = new UpstreamCode(content);
        finder = new ReplacementFinder(world, Code);
        replacements = new Lazy<IReadOnlyList<Replacement>>(finder.Find);
        members = new Lazy<IReadOnlyList<MemberReplacement>>(finder.FindMembers);
    }

    /// <summary>The upstream's texts.</summary>
    public UpstreamCode Code { get; }

    /// <summary>The names of what is gone, or is something else.</summary>
    public IReadOnlySet<string> Lost => finder.Lost;

    /// <summary>What the upstream has replaced throughout.</summary>
    public IReadOnlyList<Replacement> Replacements => replacements.Value;

    /// <summary>What the upstream writes otherwise behind an attribute, throughout.</summary>
    public IReadOnlyList<MemberReplacement> Members => members.Value;
}
