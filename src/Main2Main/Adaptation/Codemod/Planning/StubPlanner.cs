using Main2Main.Adaptation.Codemod.Copies;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Diffing;
using Main2Main.Python.Editing;
using Main2Main.Python.Statements;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Stubs of methods that the upstream's class now demands.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="stubs">Where they go: to the edits, or to what is offered.</param>
/// <param name="commitOf">Gives the commit that made a change.</param>
internal sealed class StubPlanner(CodemodWorld world, FilePlan plan, List<PlannedEdit> stubs, Func<ContractChange, ImpactUsage, int, string?> commitOf)
{
    private readonly CodeFile file = plan.File;
    private readonly Delegation delegation = new(plan.File);

    public void Plan()
    {
        foreach (var owner in file.Module.Classes.Where(owner => !file.Module.Functions.Any(function => function.Container == owner.Scope && function.IsAbstract)))
        {
            var line = world.Names.Line(file.Python, owner);
            var above = line.Skip(1).ToList();
            if (above.Count == 0 || !world.Names.IsUpstream(above[0]))
            {
                // The downstream's class between is the one that gets the stub.
                continue;
            }

            // Two classes of the line may demand the same.
            var planned = new HashSet<string>(StringComparer.Ordinal);
            foreach (var demanding in above.Where(world.Names.IsUpstream))
            {
                foreach (var change in world.Changes.Of(demanding.FullName).Where(change => change is { Kind: Kind.AbstractMemberAdded, Member: not null }))
                {
                    if (!line.Where(one => one != demanding).Any(one => PythonTree.OwnMember(one, change.Member!) is not null)
                        && world.Now(demanding) is { } now && !IsDefined(above, demanding, change.Member!) && !IsRenamed(owner, change.Member!)
                        && PythonTree.OwnMember(now, change.Member!) is { Function: { } wanted } definition && planned.Add(change.Member!))
                    {
                        Plan(owner, wanted, definition.File, change);
                    }
                }
            }
        }
    }

    /// <summary>Whether a method of the class goes by this name from now on.</summary>
    private bool IsRenamed(PythonClass owner, string name) =>
        plan.Edits.Exists(edit => edit.Kind == "renamed_override" && edit.Change.NewName == name && edit.Line > owner.Line && edit.Line <= owner.EndLine);

    /// <summary>Whether another upstream class of the line defines it now.</summary>
    private bool IsDefined(List<PythonDefinition> above, PythonDefinition demanding, string name) =>
        above.Where(one => one != demanding && world.Names.IsUpstream(one)).Select(world.Now).Any(now => now is { Class: not null } && PythonTree.OwnMember(now, name) is { Function.IsAbstract: false });

    private void Plan(PythonClass owner, PythonFunction wanted, PythonFile from, ContractChange change)
    {
        var index = file.Lines.ToList().FindIndex(statement => statement.First >= 0 && file.Tokens[statement.First].Line > owner.Line && file.Tokens[statement.First].Line <= owner.EndLine);
        var last = file.Lines.LastOrDefault(statement => file.Tokens[statement.First].Line <= owner.EndLine);
        if (index < 0 || last is null)
        {
            plan.Leave(owner.Line, change, ImpactUsage.Subclass, "the class has its body on its own line");
            return;
        }

        var indent = file.Lines[index].Indent;
        if (Decorator(wanted) is null && delegation.AttributeOf(owner) is { } attribute)
        {
            var (signature, imports) = Whole(wanted, from);
            plan.Edits.Add(new PlannedEdit("delegated_method", owner.Line, change, ImpactUsage.Subclass, $"asks 'self.{attribute}' for '{change.Member}', which {change.FullName} now demands, as for the rest")
            {
                Texts = [Behind(last, [$"{indent}{signature}:", $"{indent}{file.Unit}{Delegation.Ask(attribute, wanted)}"]), .. imports],
            });
            return;
        }

        var commit = commitOf(change, ImpactUsage.Subclass, owner.Line);
        string?[] lines =
        [
            Decorator(wanted) is { } decorator ? indent + decorator : null,
            $"{indent}{Signature(wanted)}:",
            $"{indent}{file.Unit}# TODO: implement; {(commit is null ? "the upstream" : $"upstream commit {commit[..Math.Min(commit.Length, 10)]}")} made this abstract.",
            $"{indent}{file.Unit}raise NotImplementedError",
        ];
        stubs.Add(new PlannedEdit("abstract_stub", owner.Line, change, ImpactUsage.Subclass, $"defines '{change.Member}', which {change.FullName} now demands")
        {
            Texts = [Behind(last, lines.OfType<string>())],
        });
    }

    /// <summary>Puts lines behind a class's last one, and a blank before them.</summary>
    private TextEdit Behind(LogicalLine last, IEnumerable<string> lines) =>
        new(last.End, last.End, string.Concat(lines.Prepend(string.Empty).Select(line => file.NewLine + line)));

    /// <summary>The upstream's signature with all of its types, and the imports that they need; without a type that cannot be had.</summary>
    private (string Text, IReadOnlyList<TextEdit> Imports) Whole(PythonFunction wanted, PythonFile from)
    {
        var needed = wanted.Parameters.Select(parameter => parameter.Annotation).Append(wanted.Returns).OfType<string>()
            .Where(text => !AnnotationNames.AreKnown(text, file)).SelectMany(CopyImports.NamesIn).Distinct(StringComparer.Ordinal);
        return new CopyImports(file, from, plan.Style).Bind(needed, new HashSet<string>(StringComparer.Ordinal)) is { } imports
            ? (CodeLine.Of(wanted), imports) : (Signature(wanted), []);
    }

    private static string? Decorator(PythonFunction wanted) =>
        wanted.IsProperty ? "@property" : wanted.IsStatic ? "@staticmethod" : wanted.IsClassMethod ? "@classmethod" : null;

    /// <summary>The upstream's signature with those annotations and defaults that mean something here.</summary>
    private string Signature(PythonFunction wanted)
    {
        var parameters = wanted.Parameters.Select(parameter => parameter with
        {
            Annotation = parameter.Annotation is { } annotation && AnnotationNames.AreKnown(annotation, file) ? annotation : null,
            Default = parameter.Default is null ? null : DefaultText.Of(parameter, file, must: true) ?? "None",
        });
        var returns = wanted.Returns is { } text && AnnotationNames.AreKnown(text, file) ? text : null;
        return CodeLine.Of(wanted with { Parameters = [.. parameters], Returns = returns });
    }
}
