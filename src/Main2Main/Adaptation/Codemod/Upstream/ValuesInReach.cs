using Main2Main.Adaptation.Codemod.Copies;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>The values that a call can give what its function demands now.</summary>
/// <param name="world">The trees.</param>
/// <param name="file">The call's file.</param>
internal sealed class ValuesInReach(CodemodWorld world, CodeFile file)
{
    /// <summary>What the upstream's own callers give, those in a function of the same name first, or the local variable of the parameter's name; null for neither.</summary>
    /// <param name="call">The call.</param>
    /// <param name="now">The upstream's new function.</param>
    /// <param name="parameter">The parameter.</param>
    public string? Of(PythonCall call, PythonDefinition now, string parameter)
    {
        var around = file.Module.EnclosingFunction(call.Scope);
        var given = world.Callers.Values(parameter, now).ToList();
        var beside = given.Where(one => around is not null && one.Around == around.Name).Select(one => one.Text).Distinct(StringComparer.Ordinal).ToList();
        var all = given.Select(one => one.Text).Distinct(StringComparer.Ordinal).ToList();
        return new[] { beside is [{ } same] ? same : null, all is [{ } only] ? only : null, parameter }.OfType<string>()
            .FirstOrDefault(text => IsInReach(text, call));
    }

    /// <summary>Whether a name, or an attribute behind one, has its value where a call is made.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="call">The call.</param>
    public bool IsInReach(string text, PythonCall call)
    {
        var around = file.Module.EnclosingFunction(call.Scope);

        // A constant says what the upstream's caller wanted, and not what is wanted here.
        var parts = ValueReader.Parts(text);
        if (text.Length == 0 || !(char.IsLetter(text[0]) || text[0] == '_') || parts.Exists(part => part.AsSpan().ContainsAny('(', '['))
            || text is "None" or "True" or "False")
        {
            return false;
        }

        // Before the initializer above has run, an object has nothing of what that gives it.
        return parts[0] == "self" ? parts.Count > 1 && call.Callee != "super().__init__" && around is not null
            && file.Module.ClassAt(around.Container) is { } owner && Has(owner, parts[1])
            : around is not null && (around.Parameters.Any(parameter => parameter.Name == parts[0]) || IsAssigned(parts[0], call, around));
    }

    /// <summary>Whether a local variable has its value wherever the call is reached: it was given in the call's block, or in one around it.</summary>
    private bool IsAssigned(string name, PythonCall call, PythonFunction around)
    {
        var lines = new CopiedLines(file, around);
        var at = lines.Lines.FindLastIndex(line => file.Tokens[line.First].Line <= call.Line);
        var depth = lines.Lines[at].Indent.Length;
        for (var index = at - 1; index > 0; index--)
        {
            var indent = lines.Lines[index].Indent.Length;
            if ((indent <= depth && lines.Given(index, index + 1).Contains(name)) || (indent < depth && lines.Entered(index).Contains(name)))
            {
                return true;
            }

            depth = Math.Min(depth, indent);
        }

        return false;
    }

    /// <summary>Whether a class's objects have an attribute, in the new upstream where it comes from there.</summary>
    private bool Has(PythonClass owner, string attribute)
    {
        var line = world.Names.Line(file.Python, owner).ToList();
        return line.Exists(one => !world.Names.IsUpstream(one) && PythonTree.OwnMember(one, attribute) is not null)
            || (line.Find(world.Names.IsUpstream) is { } above && world.Now(above) is { Class: not null } now
            && world.Newer.FindMember(now, attribute) is not null);
    }
}
