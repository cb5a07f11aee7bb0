using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>
/// Parameters that an override still demands although the function that it overrides has lost them, and that it uses for nothing: nobody passes them any more.
/// </summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
internal sealed class LostParameterPlanner(CodemodWorld world, FilePlan plan)
{
    private const string Rule = "removed_parameter";

    private readonly CodeFile file = plan.File;

    /// <summary>Plans what goes, together with the arguments of <c>super()</c> that were its only use: <see cref="CallPlanner"/> comes first.</summary>
    public void Plan()
    {
        var standIns = file.Module.Functions
            .SelectMany(own => world.StandIns.Of(file.Python, own).Take(1).Select(target => (Own: own, Overridden: target, StandsIn: true)));
        foreach (var (own, overridden, standsIn) in Overrides.In(world.Names, file.Python).Select(pair => (pair.Own, pair.Overridden, false)).Concat(standIns)
            .Where(pair => !pair.Own.IsProperty))
        {
            // An option that nobody passes does no harm, but where all that it was handed on to has lost it too.
            var lost = world.Changes.Of(overridden.FullName).Where(change => change.Kind == Kind.ParameterRemoved
                && own.Parameters.Any(parameter => parameter.Name == change.Member && (parameter.IsRequired || (standsIn && IsDropped(own, change.Member!)))))
                .ToList();
            if (lost.Count > 0 && world.Now(overridden) is { Function: not null } now && DefinitionList.Of(file, own) is { } signature && plan.IsForMain(signature.Open))
            {
                Plan(own, (overridden, now), lost, signature);
            }
        }
    }

    private void Plan(PythonFunction own, (PythonDefinition Before, PythonDefinition Now) overridden, List<ContractChange> lost, BracketList signature)
    {
        var handedOn = plan.Edits.Where(edit => edit.Kind == "removed_argument" && edit.Line >= own.Line && edit.Line <= own.EndLine).ToList();
        var gone = lost.Where(change => !IsUsed(own, change.Member!, signature, handedOn) && !IsPassedHere(own, change.Member!)).ToList();
        var need = plan.IsForMainAlone(signature.Open) ? GuardNeed.No : world.Need(_ => gone.Exists(change => world.AtRelease(overridden.Before)?.Function?.Parameters.Any(one => one.Name == change.Member) != false), _ => false);
        if (gone.Count == 0 || need != GuardNeed.No)
        {
            return;
        }

        // Without the call's edit the parameter would be missed there.
        foreach (var edit in handedOn.Where(edit => edit.Group is null))
        {
            plan.Edits[plan.Edits.IndexOf(edit)] = edit with { Group = own };
        }

        var texts = signature.Remove([.. gone.Select(change => IndexOf(signature, change.Member!))]);
        plan.Edits.Add(new PlannedEdit(Rule, own.Line, gone[0], ImpactUsage.Override, $"does not take {string.Join(" and ", gone.Select(change => $"'{change.Member}'"))} any more, which {overridden.Now.FullName} has lost")
        {
            Group = own,
            Texts = [.. texts, .. Freed(texts)],
        });
    }

    private bool IsDropped(PythonFunction own, string name) =>
        plan.Edits.Exists(edit => edit.Kind == "removed_argument" && edit.Change.Member == name && edit.Line >= own.Line && edit.Line <= own.EndLine);

    private static int IndexOf(BracketList signature, string name) => signature.Elements.ToList().FindIndex(element => signature.File.IsName(element.First, name));

    /// <summary>Whether the body does something with a parameter, what goes aside.</summary>
    private bool IsUsed(PythonFunction own, string name, BracketList signature, List<PlannedEdit> gone) => IndexOf(signature, name) < 0
        || Enumerable.Range(signature.Close, file.Tokens.Length - signature.Close).TakeWhile(token => file.Tokens[token].Line <= own.EndLine)
            .Any(token => file.IsName(token, name) && !file.Is(token - 1, TokenKind.Dot) && !gone.SelectMany(edit => edit.Texts).Cover(file, token));

    /// <summary>Whether the downstream itself may pass the parameter: by its name, or by places that would not be the same.</summary>
    private bool IsPassedHere(PythonFunction own, string name)
    {
        var called = own.Name == "__init__" && file.Module.ClassAt(own.Container) is { } owner ? DottedName.Last(owner.QualifiedName) : own.Name;
        var place = own.Parameters.Skip(file.Module.ClassAt(own.Container) is null ? 0 : 1).ToList().FindIndex(parameter => parameter.Name == name);
        return world.Names.Downstream.SelectMany(other => other.Module.Calls).Any(call => DottedName.Last(call.Callee) == called
            && (call.KeywordNames.Contains(name) || call.PositionalCount > place || call.HasStar || call.HasDoubleStar) && !call.Callee.StartsWith("super()", StringComparison.Ordinal));
    }

    /// <summary>What takes out the imports of names that only the removed text has used.</summary>
    private IEnumerable<TextEdit> Freed(IReadOnlyList<TextEdit> texts)
    {
        var removed = Enumerable.Range(0, file.Tokens.Length).Where(token => texts.Cover(file, token) && file.Tokens[token].Kind == TokenKind.Name && !file.Is(token - 1, TokenKind.Dot)).ToList();
        var (imports, names) = (new NewImports(file, plan.Style), new FreedNames(world, file));
        return removed.Select(file.TextOf).Distinct(StringComparer.Ordinal).Where(name => names.IsFreed(name, removed)).SelectMany(imports.Remove);
    }
}
