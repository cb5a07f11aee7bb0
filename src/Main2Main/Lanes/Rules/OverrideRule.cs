using Main2Main.Conditions;
using Main2Main.Python;

namespace Main2Main.Lanes.Rules;

/// <summary>Finds methods that do not take what the upstream's method takes that they stand for.</summary>
/// <param name="lanes">The lanes.</param>
internal sealed class OverrideRule(LaneSet lanes)
{
    /// <summary>Checks a file.</summary>
    public IEnumerable<Candidate> Check(CheckedFile file)
    {
        foreach (var function in file.Module.Functions.Where(function => IsChecked(function) && file.Module.ClassAt(function.Container) is not null && file.IsStatementEdited(function.Line)))
        {
            var owner = file.Module.ClassAt(function.Container)!;
            var where = file.Map.AtLine(function.Line);
            foreach (var (lane, world) in lanes.All.Where(entry => where.HasFlag(entry.Lane) && !where.HasFlag(CodeLanes.Probed)))
            {
                if (Overridden(world, file.File, owner, function.Name) is not { Function: { } upstream } found || !IsComparable(function, upstream, found.File))
                {
                    continue;
                }

                foreach (var complaint in Complaints(function, upstream))
                {
                    yield return new Candidate(
                        new CheckFinding(
                            CheckRule.OverrideMismatch,
                            file.Path,
                            function.Line,
                            world.Name,
                            $"overrides {found.FullName} and {complaint}, unlike {found.File.Path}:{found.Line} of {world.Label}",
                            Remedy(complaint)),
                        lane,
                        $"{function.QualifiedName}|{complaint}|{world.Name}",
                        file.File,
                        function.Scope);
                }
            }
        }
    }

    // Who makes an object knows its class.
    private static bool IsChecked(PythonFunction function) => function.Name is "__call__" || !function.Name.StartsWith("__", StringComparison.Ordinal);

    private static string Remedy(string complaint) => complaint.StartsWith("does not take", StringComparison.Ordinal)
        ? "add the parameter with the upstream's default, which serves both lanes"
        : "give the parameter a default";

    private static PythonDefinition? Overridden(LaneWorld world, PythonFile file, PythonClass owner, string name)
    {
        var own = new PythonDefinition(file, PythonDefinitionKind.Class, owner.QualifiedName) { Class = owner };
        var found = world.World.Line(own).Skip(1).Select(above => PythonTree.OwnMember(above, name)).FirstOrDefault(member => member is not null);
        return found is not null && world.World.IsUpstream(found) ? found : null;
    }

    private static bool IsComparable(PythonFunction own, PythonFunction upstream, PythonFile file) =>
        own.IsStatic == upstream.IsStatic && own.IsClassMethod == upstream.IsClassMethod && own.IsProperty == upstream.IsProperty
        && file.Module.Functions.Count(other => other.QualifiedName == upstream.QualifiedName) == 1;

    /// <summary>Whether a parameter in the same place is the same one under another name, so that callers that pass it by position are served.</summary>
    private static bool IsSame(PythonParameter own, PythonParameter upstream) =>
        own.Kind is PythonParameterKind.Any or PythonParameterKind.PositionalOnly && own.IsRequired == upstream.IsRequired
            && (own.Annotation is null || upstream.Annotation is null || own.Annotation == upstream.Annotation);

    /// <summary>Whether a method takes whatever callers of another pass.</summary>
    private static IEnumerable<string> Complaints(PythonFunction own, PythonFunction upstream)
    {
        var skipped = own.IsStatic ? 0 : 1;
        var (ours, theirs) = (own.Parameters.Skip(skipped).ToList(), upstream.Parameters.Skip(skipped).ToList());
        var names = theirs.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        bool Collects(PythonParameterKind kind) => ours.Exists(parameter => parameter.Kind == kind);
        foreach (var (index, parameter) in theirs.Index().Where(entry => entry.Item.Kind is PythonParameterKind.Any or PythonParameterKind.KeywordOnly))
        {
            var isRenamed = parameter.Kind == PythonParameterKind.Any && index < ours.Count && !names.Contains(ours[index].Name)
                && IsSame(ours[index], parameter);
            var isTaken = ours.Exists(mine => mine.Name == parameter.Name) || Collects(PythonParameterKind.Keywords)
                || (parameter.Kind == PythonParameterKind.Any && Collects(PythonParameterKind.Positionals));
            if (!isTaken && !isRenamed)
            {
                yield return $"does not take '{parameter.Name}'";
            }
        }

        var collected = theirs.Exists(parameter => parameter.Kind is PythonParameterKind.Keywords or PythonParameterKind.Positionals);
        var demanded = ours.Index()
            .FirstOrDefault(
                entry => entry.Item.IsRequired && !names.Contains(entry.Item.Name) && (
                    entry.Item.Kind == PythonParameterKind.KeywordOnly || entry.Index >= theirs.Count))
            .Item;
        if (demanded is not null && !collected)
        {
            yield return $"demands '{demanded.Name}', which callers do not pass";
        }
    }
}
