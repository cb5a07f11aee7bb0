using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>The fields and attributes to which the downstream's own classes give values.</summary>
internal sealed class OwnMembers
{
    private readonly CodeWorld names;
    private readonly HashSet<string> invented;

    /// <summary>Reads the classes.</summary>
    /// <param name="names">The old upstream and the downstream as one.</param>
    public OwnMembers(CodeWorld names)
    {
        this.names = names;
        invented = [.. names.Downstream.SelectMany(file => file.Module.Classes.SelectMany(owner => Invented(file, owner)))];
    }

    /// <summary>Whether a name is one that a class of the downstream's has thought of, so that an object of an unknown class may be one of that.</summary>
    public bool Has(string member) => invented.Contains(member);

    /// <summary>Whether a member of a class's objects is the downstream's affair: a class of its own gives it its value, or none of the upstream's has it.</summary>
    /// <param name="file">The class's file.</param>
    /// <param name="owner">The class.</param>
    /// <param name="member">The member.</param>
    public bool IsOwn(PythonFile file, PythonClass owner, string member)
    {
        var line = names.Line(file, owner).ToList();
        return line.Exists(one => !names.IsUpstream(one) && one.File.Module.Variables
            .Any(variable => variable.Scope == one.Class!.Scope && variable.Name == member))
            || !line.Exists(one => names.IsUpstream(one) && PythonTree.OwnMember(one, member) is not null);
    }

    private IEnumerable<string> Invented(PythonFile file, PythonClass owner)
    {
        var given = file.Module.Variables.Where(variable => variable.Scope == owner.Scope).Select(variable => variable.Name).Distinct().ToList();
        var above = given.Count == 0 ? [] : names.Line(file, owner).Where(names.IsUpstream).ToList();
        return given.Where(name => !above.Exists(one => PythonTree.OwnMember(one, name) is not null));
    }
}
