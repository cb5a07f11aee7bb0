using Main2Main.Adaptation.Codemod.Replacements;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Overrides that return nothing, where the overridden function returns a value now and the upstream's own overrides all return the same.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="evidence">What the upstream's texts tell.</param>
internal sealed class ReturnPlanner(CodemodWorld world, FilePlan plan, Evidence evidence)
{
    private const string Nothing = "None";

    private readonly CodeFile file = plan.File;

    public void Plan()
    {
        foreach (var (own, overridden) in Overrides.In(world.Names, file.Python).Where(pair => pair.Own is { Returns: Nothing, IsAbstract: false }))
        {
            if (overridden.Function!.Returns == Nothing && world.Now(overridden) is { Function.Returns: not null and not Nothing } now)
            {
                Plan(own, overridden, now);
            }
        }
    }

    private void Plan(PythonFunction own, PythonDefinition overridden, PythonDefinition now)
    {
        var change = world.Changes.Of(overridden.FullName).FirstOrDefault(change => change.Kind == Kind.ReturnChanged);
        var lines = file.Lines.Where(line => file.Tokens[line.First].Line >= own.Line && file.Tokens[line.First].Line <= own.EndLine).ToList();
        if (change is null || DefinitionList.Of(file, own) is not { } signature || lines.Count < 2 || !plan.IsForMain(signature.Open) || !Ends(lines))
        {
            return;
        }

        var (type, value) = (now.Function!.Returns!, Value(now));
        var imports = AnnotationNames.AreKnown(type, file) ? [] : Import(type, now);
        if (value is null || imports is null)
        {
            plan.Leave(own.Line, change, ImpactUsage.Override, value is null ? $"it is to return '{type}' now, and the upstream's own overrides do not all return the same" : $"'{type}', which it is to return now, means nothing in this file");
            return;
        }

        var (first, last) = (file.Tokens[signature.Close + 2], file.Tokens[lines[0].Last - 1]);
        plan.Edits.Add(new PlannedEdit("changed_return", own.Line, change, ImpactUsage.Override, $"returns '{value}', as the upstream's own overrides of {overridden.FullName} do now")
        {
            Texts = [new TextEdit(first.Start, last.End, type), file.LinesAfter(lines[^1].End, $"{file.NewLine}{lines[1].Indent}return {value}"), .. imports],
        });
    }

    /// <summary>Whether a body runs to its end, and returns no value on the way.</summary>
    private bool Ends(List<LogicalLine> lines) =>
        file.Tokens[lines[^1].First].Kind is not (TokenKind.Return or TokenKind.Raise)
        && Enumerable.Range(lines[0].First, lines[^1].Last - lines[0].First + 1).All(token => !file.Is(token, TokenKind.Return) || file.Is(token + 1, TokenKind.Newline));

    private IReadOnlyList<TextEdit>? Import(string type, PythonDefinition now) =>
        now.File.Module.Imports.FirstOrDefault(import => import.BoundName == type && import.Name is not null) is { } import ? new NewImports(file, plan.Style).Write(import, now.File.AbsoluteModule(import))
        : now.File.Symbols.TopLevel.ContainsKey(type) ? new NewImports(file, plan.Style).Write(new PythonImport(now.File.ModuleName, type, null, 0, 0, PythonModule.ModuleScope, PythonCondition.None), now.File.ModuleName)
        : null;

    /// <summary>What all of the upstream's own overrides end with: an attribute that the class of the overridden function has too.</summary>
    private string? Value(PythonDefinition now)
    {
        var owner = world.Newer.ResolveDotted($"{now.File.ModuleName}.{now.QualifiedName[..now.QualifiedName.LastIndexOf('.')]}");
        var ends = world.Newer.Files.SelectMany(other => other.Module.Classes.Select(found => new PythonDefinition(other, PythonDefinitionKind.Class, found.QualifiedName) { Class = found }))
            .Where(found => PythonTree.OwnMember(found, now.Function!.Name) is { Function.IsAbstract: false } && world.Newer.Ancestors(found).Any(above => above.FullName == owner?.FullName))
            .Select(found => End(PythonTree.OwnMember(found, now.Function!.Name)!)).Distinct(StringComparer.Ordinal).ToList();
        return ends is [{ } only] && owner is not null && only.Split('.') is ["self", var attribute, ..] && world.Newer.FindMember(owner, attribute) is not null ? only : null;
    }

    private string? End(PythonDefinition function)
    {
        var code = evidence.Code.Read(function.File);
        var last = code?.Lines.LastOrDefault(line => code.Tokens[line.First].Line > function.Function!.Line && code.Tokens[line.First].Line <= function.Function.EndLine);
        return last is not null && code!.Is(last.First, TokenKind.Return) && Enumerable.Range(last.First + 1, last.Last - last.First).All(token => code.Tokens[token].Kind is TokenKind.Name or TokenKind.Dot)
            ? string.Concat(Enumerable.Range(last.First + 1, last.Last - last.First).Select(code.TextOf))
            : null;
    }
}
