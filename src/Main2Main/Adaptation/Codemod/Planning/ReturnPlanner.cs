using Main2Main.Adaptation.Codemod.Replacements;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Overrides that return nothing, or what the upstream's own returned, where its own overrides all return the same other value now.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="evidence">What the upstream's texts tell.</param>
internal sealed class ReturnPlanner(CodemodWorld world, FilePlan plan, Evidence evidence)
{
    private const string Nothing = "None";

    private readonly CodeFile file = plan.File;
    private readonly ReturnedValues values = new(evidence);

    public void Plan()
    {
        foreach (var (own, overridden) in Overrides.In(world.Names, file.Python).Where(pair => pair.Own is { Returns: not null, IsAbstract: false } && !IsPlanned(pair.Own)))
        {
            if (overridden.Function!.Returns == own.Returns && world.Now(overridden) is { Function.Returns: not null and not Nothing } now
                && now.Function.Returns != own.Returns
                && world.Changes.Of(overridden.FullName).FirstOrDefault(change => change.Kind == Kind.ReturnChanged) is { } change)
            {
                Plan(own, overridden, now, change);
            }
        }
    }

    private bool IsPlanned(PythonFunction own) => plan.Edits.Exists(edit => edit.Kind == "changed_return" && edit.Line >= own.Line && edit.Line <= own.EndLine);

    private void Plan(PythonFunction own, PythonDefinition overridden, PythonDefinition now, ContractChange change)
    {
        var lines = file.Lines.Where(line => file.Tokens[line.First].Line >= own.Line && file.Tokens[line.First].Line <= own.EndLine).ToList();
        if (DefinitionList.Of(file, own) is not { } signature || lines.Count < 2 || !plan.IsForMain(signature.Open)
            || Returns(lines) is not var (returned, isLast))
        {
            return;
        }

        var (type, words) = (now.Function!.Returns!, new OwnWords(file, own, overridden, world.Names));
        var value = values.Of(world.Newer, now) is { } found
            && (returned is null || values.Of(world.Older, overridden) is { } former && words.Say(former.Text) == returned) ? words.Say(found.Text) : null;
        if (value is null || !isLast)
        {
            plan.Leave(own.Line, change, ImpactUsage.Override, $"it is to return '{type}' now, and the upstream's own overrides do not all return the same, or this one has its own way");
            return;
        }

        var imports = AnnotationNames.AreKnown(type, file) ? [] : Import(type, now);
        if (imports is null || (imports.Count > 0 && !plan.IsForMainAlone(signature.Open)
            && world.Need(_ => true, release => release.ResolveIn(release.FindModule(now.File.ModuleName) ?? now.File, type) is not null) != GuardNeed.No))
        {
            plan.Leave(own.Line, change, ImpactUsage.Override, $"'{type}', which it is to return now, means nothing in this file{(imports is null ? string.Empty : ", and the release has no such thing")}");
            return;
        }

        var (first, last, end) = (file.Tokens[signature.Close + 2], file.Tokens[lines[0].Last - 1], lines[^1]);
        var text = $"return {value}".Replace("\n", file.NewLine + lines[1].Indent, StringComparison.Ordinal);
        plan.Edits.Add(new PlannedEdit("changed_return", own.Line, change, ImpactUsage.Override, $"returns '{value.Split('\n')[0]}', as the upstream's own overrides of {overridden.FullName} do now")
        {
            Texts =
            [
                new TextEdit(first.Start, last.End, type),
                returned is null ? file.LinesAfter(end.End, $"{file.NewLine}{lines[1].Indent}{text}")
                    : new TextEdit(file.Tokens[end.First].Start, file.Tokens[end.Last].End, text),
                .. imports,
            ],
        });
    }

    /// <summary>What a function returns, null for nothing, and whether that is all that it ever does at its end; null where it raises there.</summary>
    private (string? Value, bool IsLast)? Returns(List<LogicalLine> lines)
    {
        var valued = Enumerable.Range(lines[0].First, lines[^1].Last - lines[0].First + 1)
            .Count(token => file.Is(token, TokenKind.Return) && !file.Is(token + 1, TokenKind.Newline));
        var end = lines[^1];
        return file.Is(end.First, TokenKind.Raise) || (valued == 0 && file.Is(end.First, TokenKind.Return)) ? null
            : valued == 0 ? (null, true)
            : file.Is(end.First, TokenKind.Return)
            ? (file.Text[file.Tokens[end.First + 1].Start..file.Tokens[end.Last].End], valued == 1 && end.Indent == lines[1].Indent)
            : (string.Empty, false);
    }

    private IReadOnlyList<TextEdit>? Import(string type, PythonDefinition now) =>
        now.File.Module.Imports.FirstOrDefault(import => import.BoundName == type && import.Name is not null) is { } import ? new NewImports(file, plan.Style).Write(import, now.File.AbsoluteModule(import))
        : now.File.Symbols.TopLevel.ContainsKey(type) ? new NewImports(file, plan.Style).Write(new PythonImport(now.File.ModuleName, type, null, 0, 0, PythonModule.ModuleScope, PythonCondition.None), now.File.ModuleName)
        : null;
}
