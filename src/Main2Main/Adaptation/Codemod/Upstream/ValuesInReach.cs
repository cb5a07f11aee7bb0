using Main2Main.Adaptation.Codemod.Copies;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

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
        var alike = all is [{ } only] && (beside.Count > 0 || !IsOfVariable(only)) ? only : null;
        return new[] { beside is [{ } same] ? same : null, alike, parameter }.OfType<string>().FirstOrDefault(text => IsInReach(text, call));
    }

    /// <summary>Whether a value stands behind a variable: what that is, only the upstream's own function says.</summary>
    private static bool IsOfVariable(string text) => text.Contains('.', StringComparison.Ordinal) && !text.StartsWith("self.", StringComparison.Ordinal);

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

        return around is not null && !IsTakenAway(parts[0], call, around) && (parts[0] == "self"
            ? parts.Count > 1 && around is { IsStatic: false, IsClassMethod: false, Parameters: [{ Name: "self" }, ..] }
                && file.Module.ClassAt(around.Container) is { } owner && Has(owner, parts[1]) && IsGivenBefore(owner, parts[1], call, around)
            : parts[0] != "cls" && (around.Parameters.Any(parameter => parameter.Name == parts[0] && !Collects(parameter)) || IsAssigned(parts[0], call, around)));
    }

    private static bool Collects(PythonParameter parameter) => parameter.Kind is PythonParameterKind.Positionals or PythonParameterKind.Keywords;

    /// <summary>In an initializer an object has an attribute when that was given here, or else when the initializer above has run.</summary>
    private bool IsGivenBefore(PythonClass owner, string attribute, PythonCall call, PythonFunction around)
    {
        var given = file.Module.Variables.Where(variable => variable.Site == around.Scope && variable.Scope == owner.Scope && variable.Name == attribute)
            .Select(variable => variable.Line).ToList();
        var above = file.Module.Calls.Where(other => other.Callee.EndsWith(".__init__", StringComparison.Ordinal) && file.Module.EnclosingFunction(other.Scope) == around)
            .Select(other => other.Line).ToList();
        return around.Name != "__init__" || (given.Count > 0 ? given.Min() < call.Line : above.Count > 0 && above.Min() < call.Line);
    }

    /// <summary>Whether a name is deleted in a function, or means another thing in the call's own statement: a lambda's parameter, a comprehension's variable.</summary>
    private bool IsTakenAway(string name, PythonCall call, PythonFunction around)
    {
        var lines = new CopiedLines(file, around).Lines;
        return lines.Exists(line => file.Tokens[line.First].Kind is TokenKind.Del or TokenKind.Except && Holds(line, line.First))
            || lines.FindLast(line => file.Tokens[line.First].Line <= call.Line) is { } own && Enumerable.Range(own.First + 1, own.Last - own.First)
                .Any(token => file.Tokens[token].Kind is TokenKind.For or TokenKind.Lambda && Holds(own, token));

        bool Holds(LogicalLine line, int from) => Enumerable.Range(from, line.Last - from + 1)
            .TakeWhile(token => file.Tokens[token].Kind is not (TokenKind.In or TokenKind.Colon)).Any(token => file.IsName(token, name));
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
            if ((indent <= depth && lines.Lines[index].IsSimple && lines.Given(index, index + 1).Contains(name))
                || (indent < depth && lines.Entered(index).Contains(name)))
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
        var own = line.Where(one => !world.Names.IsUpstream(one)).Select(one => PythonTree.OwnMember(one, attribute)).FirstOrDefault(member => member is not null);
        return own is not null ? IsValue(own)
            : line.Find(world.Names.IsUpstream) is { } above && world.Now(above) is { Class: not null } now
                && world.Newer.FindMember(now, attribute) is { } member && IsValue(member);
    }

    private static bool IsValue(PythonDefinition member) => member.Function is null or { IsProperty: true };
}
