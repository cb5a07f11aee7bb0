using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Impact.Findings;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Fields that a class of the downstream's assigns, and that only a property has now: the class uses the field behind the property.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
internal sealed class ReadOnlyFieldPlanner(CodemodWorld world, FilePlan plan)
{
    private readonly CodeFile file = plan.File;
    private readonly ReadOnlyMembers fixedNow = new(world.Names, world.Newer);

    public void Plan()
    {
        foreach (var owner in file.Module.Classes)
        {
            var line = world.Names.Line(file.Python, owner).Where(world.Names.IsUpstream).ToList();
            foreach (var field in line.Count == 0 ? [] : Assigned(owner))
            {
                if (line.SelectMany(above => world.Changes.OfMember($"{above.FullName}.{field.Name}"))
                        .FirstOrDefault(change => change.Kind == Kind.MemberKindChanged) is { } change
                    && fixedNow.PropertyOf(file.Python, owner, field.Name) is { } property
                    && Places(owner, field.Name).ToList() is { Count: > 0 } places && !places.Exists(IsEdited))
                {
                    Plan(owner, line, field, property, places, change);
                }
            }
        }
    }

    private IEnumerable<PythonVariable> Assigned(PythonClass owner) =>
        file.Module.Variables.Where(variable => variable.Scope == owner.Scope && variable.Site != owner.Scope).DistinctBy(variable => variable.Name);

    /// <summary>Whether the upstream's own code has said already what stands in a place.</summary>
    private bool IsEdited(int token) =>
        plan.Edits.Exists(edit => edit.Texts.Any(text => text.Start <= file.Tokens[token].Start && text.End >= file.Tokens[token].End));

    private void Plan(PythonClass owner, List<PythonDefinition> line, PythonVariable field, PythonDefinition property, List<int> places, ContractChange change)
    {
        var behind = Behind(property, field.Name);
        var need = behind is null ? GuardNeed.No : world.Need(release => Has(release, line, field.Name), release => Has(release, line, behind));
        var why = behind is null ? $"no field is known that '{field.Name}' gives now"
            : file.Module.Variables.Any(variable => variable.Scope == owner.Scope && variable.Name == behind) ? $"the class has a '{behind}' of its own"
            : Heir(owner, field.Name) is { } heir ? $"'{heir}', which derives from it, has a '{field.Name}' of its own"
            : need == GuardNeed.Unknown ? "the release tag's sources are not at hand, so that it is not known whether the old name must stay for the release"
            : need == GuardNeed.Yes && IsRegistered(owner, line, field.Name) ? $"the release's constructor registers '{field.Name}', which the class cannot answer for"
            : null;
        if (why is not null)
        {
            plan.Leave(field.Line, change, ImpactUsage.Override, why);
            return;
        }

        foreach (var token in places)
        {
            plan.Edits.Add(new PlannedEdit("renamed_member", file.Tokens[token].Line, change, ImpactUsage.Override, $"uses '{behind}', which {property.FullName} gives")
            {
                Group = field,
                Texts = [new TextEdit(file.Tokens[token].Start, file.Tokens[token].End, behind!)],
            });
        }

        if (need == GuardNeed.Yes)
        {
            Answer(owner, field, behind!, property.Function!, change);
        }
    }

    /// <summary>A class of the downstream's that derives from one and has the member in its body; null for none.</summary>
    private string? Heir(PythonClass owner, string field)
    {
        var own = $"{file.Python.ModuleName}.{owner.QualifiedName}";
        return world.Names.Downstream.SelectMany(other => other.Module.Classes.Select(heir => world.Names.Line(other, heir)))
            .FirstOrDefault(line => ReadOnlyMembers.IsTaken(line[0], field) && line.Skip(1).Any(above => above.FullName == own))?[0].Class!.Name;
    }

    /// <summary>The field that a property gives: what it returns, or the one of its name that it reads.</summary>
    private static string? Behind(PythonDefinition property, string field)
    {
        var (function, module) = (property.Function!, property.File.Module);
        var self = function.Parameters.Count > 0 ? function.Parameters[0].Name + "." : "self.";
        var read = module.References.Where(reference => reference.Scope == function.Scope && reference.Target.StartsWith(self, StringComparison.Ordinal))
            .Select(reference => reference.Target[self.Length..]).Distinct(StringComparer.Ordinal);
        return function.ReturnSource?.StartsWith(self, StringComparison.Ordinal) == true && function.ReturnSource[self.Length..] is var given && !given.AsSpan().ContainsAny('.', '(', '[')
            ? given
            : read.FirstOrDefault(name => name == "_" + field);
    }

    private bool Has(PythonTree release, List<PythonDefinition> line, string member) =>
        line.Select(world.AtRelease).Any(there => there is { Class: not null } && release.FindMember(there, member) is not null);

    /// <summary>Whether the release's constructor, which the class runs, gives the field its value by its name as a text, which a property of that name refuses.</summary>
    private bool IsRegistered(PythonClass owner, List<PythonDefinition> line, string field)
    {
        var own = world.Names.Line(file.Python, owner)[0];
        var skipped = new SkippedInitializer(world.Names, world.Newer, new MethodReach(world.Names, world.Newer));
        return line.Any(above => !skipped.Skips(own, above) && world.AtRelease(above) is { Class: { } there, File: var from }
            && from.Module.Strings.Any(text => text.Value == field && from.Module.EnclosingClass(text.Scope) == there));
    }

    /// <summary>Where the methods of a class have the field of the object that they are called on.</summary>
    private IEnumerable<int> Places(PythonClass owner, string field) => file.Module.Functions
        .Where(method => method.Container == owner.Scope && method is { IsStatic: false, IsClassMethod: false, Parameters.Count: > 0 })
        .SelectMany(method => Enumerable.Range(0, file.Tokens.Length).Where(token => file.IsName(token, field) && file.Is(token - 1, TokenKind.Dot)
            && file.IsName(token - 2, method.Parameters[0].Name) && !file.Is(token - 3, TokenKind.Dot)
            && file.Tokens[token].Line >= method.Line && file.Tokens[token].Line <= method.EndLine && plan.IsForMain(token)));

    /// <summary>Answers for the release, whose class has the field by its old name.</summary>
    private void Answer(PythonClass owner, PythonVariable field, string behind, PythonFunction property, ContractChange change)
    {
        var last = file.Lines.Last(statement => file.Tokens[statement.First].Line <= owner.EndLine);
        var indent = file.Lines.First(statement => file.Tokens[statement.First].Line > owner.Line).Indent;
        var returns = property.Returns is { } type && AnnotationNames.AreKnown(type, file) ? $" -> {type}" : string.Empty;
        string[] lines =
        [
            string.Empty, "@property", $"def {field.Name}(self){returns}:", $"{file.Unit}return self.{behind}",
            string.Empty, $"@{field.Name}.setter", $"def {field.Name}(self, {field.Name}):", $"{file.Unit}self.{behind} = {field.Name}",
        ];
        plan.Edits.Add(new PlannedEdit("renamed_member", owner.Line, change, ImpactUsage.Override, $"answers for the release, which has '{field.Name}' as a field")
        {
            Group = field,
            Texts = [new TextEdit(last.End, last.End, string.Concat(lines.Select(text => file.NewLine + (text.Length == 0 ? text : indent + text))))],
        });
    }
}
