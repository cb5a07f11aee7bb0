using Main2Main.Adaptation.Codemod.Copies;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Impact.Findings;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>
/// Parameters that an override still has although the function that it overrides has lost them, and that it uses for nothing, or finds elsewhere: nobody
/// passes them any more.
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
            var lost = world.Changes.Of(overridden.FullName)
                .Where(change => change.Kind == Kind.ParameterRemoved && own.Parameters.Any(parameter => parameter.Name == change.Member)).ToList();
            if (lost.Count > 0 && !plan.Edits.Exists(edit => edit.Kind == Rule && edit.Line == own.Line)
                && world.Now(overridden) is { Function: not null } now && DefinitionList.Of(file, own) is { } signature && plan.IsForMain(signature.Open))
            {
                Plan(own, (overridden, now), lost, signature, standsIn);
            }
        }
    }

    private void Plan(PythonFunction own, (PythonDefinition Before, PythonDefinition Now) overridden, List<ContractChange> lost, BracketList signature, bool standsIn)
    {
        var handedOn = plan.Edits.Where(edit => edit.Kind == "removed_argument" && edit.Line >= own.Line && edit.Line <= own.EndLine).ToList();
        var gone = lost.Where(change => (!IsUsed(own, change.Member!, signature, handedOn)
            || Home(own, overridden.Before, change.Member!, signature) is not null) && !IsPassedHere(own, change.Member!)).ToList();
        var need = plan.IsForMainAlone(signature.Open) ? GuardNeed.No : world.Need(_ => gone.Exists(change => world.AtRelease(overridden.Before)?.Function?.Parameters.Any(one => one.Name == change.Member) != false), _ => false);

        // An option that nobody passes does no harm, but where all that it was handed on to has lost it too, or where it says now what is wrong.
        if (need != GuardNeed.No || !gone.Exists(change => own.Parameters.Any(parameter => parameter.Name == change.Member && parameter.IsRequired)
            || (standsIn && IsDropped(own, change.Member!)) || IsUsed(own, change.Member!, signature, handedOn)))
        {
            return;
        }

        if (lost.Find(change => !gone.Contains(change) && own.Parameters
            .Any(parameter => parameter.Name == change.Member && parameter.IsRequired)) is { } demanded)
        {
            plan.Leave(own.Line, demanded, ImpactUsage.Override, $"the override needs '{demanded.Member}', which {overridden.Now.FullName} is not given any more, and where it is now is not known");
            return;
        }

        // Without the call's edit the parameter would be missed there.
        foreach (var edit in handedOn.Where(edit => edit.Group is null))
        {
            plan.Edits[plan.Edits.IndexOf(edit)] = edit with { Group = own };
        }

        var texts = signature.Remove(WithBareStar(signature, [.. gone.Select(change => IndexOf(signature, change.Member!))]));
        plan.Edits.Add(new PlannedEdit(Rule, own.Line, gone[0], ImpactUsage.Override, $"does not take {string.Join(" and ", gone.Select(change => $"'{change.Member}'"))} any more, which {overridden.Now.FullName} has lost")
        {
            Group = own,
            Texts = [.. texts, .. gone.SelectMany(change => AtHome(own, overridden.Before, change.Member!, signature)), .. Freed(texts)],
        });
    }

    /// <summary>
    /// Where the lost parameter is now, of another that the override has; null where that is not known, or the function gives one of the two a value of
    /// its own.
    /// </summary>
    private string? Home(PythonFunction own, PythonDefinition overridden, string name, BracketList signature) =>
        world.ParameterHomes.Of(overridden, name) is { } home && home.Split('.')[0] is var owner && own.Parameters.Any(parameter => parameter.Name == owner)
        && !IsGiven(own, name, signature) && !IsGiven(own, owner, signature) && !IsStored(own, home, signature) ? home : null;

    /// <summary>
    /// Whether a function gives a name another value, has it mean something else in a part of itself, or may read it in a way that nobody sees.
    /// </summary>
    private bool IsGiven(PythonFunction own, string name, BracketList signature) =>
        new CopiedLines(file, own) is var lines && (lines.Given(1, lines.Lines.Count).Contains(name) || lines.FreeNames(1, lines.Lines.Count).Any(IsBlind))
        || Uses(own, name, signature).Any(IsTarget);

    private static bool IsBlind(string called) => called is "locals" or "vars" or "eval" or "exec" or "setattr" or "delattr";

    private bool IsTarget(int token) => (file.Is(token + 1, TokenKind.Assign) && !file.IsKeyword(token))
        || file.Is(token + 1, TokenKind.AugmentedAssign) || file.Is(token + 1, TokenKind.ColonAssign)
        || (file.LineOf(token) is { } line && Enumerable.Range(line.First, token - line.First)
            .Any(other => file.Tokens[other].Kind is TokenKind.Lambda or TokenKind.For or TokenKind.Def or TokenKind.As or TokenKind.Del));

    /// <summary>Whether a function gives the attribute a value, so that it is not what was passed any more.</summary>
    private bool IsStored(PythonFunction own, string home, BracketList signature) => home.Split('.') is [var owner, var attribute]
        && Uses(own, owner, signature)
        .Any(token => file.Is(token + 1, TokenKind.Dot) && file.IsName(token + 2, attribute)
            && file.Tokens[token + 3].Kind is TokenKind.Assign or TokenKind.AugmentedAssign);

    /// <summary>What reads the attribute wherever the body reads the parameter.</summary>
    private IEnumerable<TextEdit> AtHome(PythonFunction own, PythonDefinition overridden, string name, BracketList signature) => Home(own, overridden, name, signature) is not { } home ? []
        : Uses(own, name, signature).Where(token => !file.IsKeyword(token)).Select(token => new TextEdit(file.Tokens[token].Start, file.Tokens[token].End, home));

    private bool IsDropped(PythonFunction own, string name) =>
        plan.Edits.Exists(edit => edit.Kind == "removed_argument" && edit.Change.Member == name && edit.Line >= own.Line && edit.Line <= own.EndLine);

    /// <summary>What goes, and the star behind which nothing stays that is passed by its name.</summary>
    private static List<int> WithBareStar(BracketList signature, List<int> gone)
    {
        var (file, elements) = (signature.File, signature.Elements.ToList());
        var star = elements.FindIndex(element => element.First == element.Last && file.Is(element.First, TokenKind.Star));
        var isAlone = star >= 0 && Enumerable.Range(star + 1, elements.Count - star - 1)
            .All(index => gone.Contains(index) || file.Is(elements[index].First, TokenKind.DoubleStar));
        return isAlone ? [.. gone, star] : gone;
    }

    private static int IndexOf(BracketList signature, string name) => signature.Elements.ToList().FindIndex(element => signature.File.IsName(element.First, name));

    /// <summary>Whether the body does something with a parameter, what goes aside.</summary>
    private bool IsUsed(PythonFunction own, string name, BracketList signature, List<PlannedEdit> gone) => IndexOf(signature, name) < 0
        || Uses(own, name, signature).Any(token => !gone.SelectMany(edit => edit.Texts).Cover(file, token));

    private IEnumerable<int> Uses(PythonFunction own, string name, BracketList signature) =>
        Enumerable.Range(signature.Close, file.Tokens.Length - signature.Close).TakeWhile(token => file.Tokens[token].Line <= own.EndLine)
            .Where(token => file.IsName(token, name) && !file.Is(token - 1, TokenKind.Dot));

    /// <summary>Whether the downstream itself may pass the parameter: by its name, or by places that would not be the same.</summary>
    private bool IsPassedHere(PythonFunction own, string name)
    {
        var called = own.Name == "__init__" && file.Module.ClassAt(own.Container) is { } owner ? DottedName.Last(owner.QualifiedName) : own.Name;
        var parameters = own.Parameters.Skip(file.Module.ClassAt(own.Container) is null ? 0 : 1).ToList();
        var place = parameters.FindIndex(parameter => parameter.Name == name);
        return world.Names.Downstream.SelectMany(other => other.Module.Calls)
            .Any(call => DottedName.Last(call.Callee) == called && !call.Callee.StartsWith("super()", StringComparison.Ordinal)
            && (call.HasStar || call.HasDoubleStar || call.KeywordNames.Contains(name) || (call.PositionalCount > place && MayBeOne(call, own, parameters))));
    }

    /// <summary>
    /// Whether a call fits a function; one of an object that gives names, and none to the parameter of that name, is of another method that takes other
    /// things.
    /// </summary>
    private static bool MayBeOne(PythonCall call, PythonFunction own, List<PythonParameter> parameters)
    {
        var names = call.Arguments.Take(call.PositionalCount)
            .Select(argument => argument.Text is { Length: > 0 } text and not ("None" or "True" or "False") && (char.IsLetter(text[0]) || text[0] == '_')
                ? DottedName.Last(text) : null).Index()
            .Where(argument => argument.Item is not null).ToList();
        return CallBinding.Complaint(call, own, parameters.Count < own.Parameters.Count) is null
            && (own.Name == "__init__" || !call.Callee.Contains('.', StringComparison.Ordinal) || names.Count == 0 || names
                .Exists(argument => argument.Index < parameters.Count && argument.Item == parameters[argument.Index].Name));
    }

    /// <summary>What takes out the imports of names that only the removed text has used.</summary>
    private IEnumerable<TextEdit> Freed(IReadOnlyList<TextEdit> texts)
    {
        var removed = Enumerable.Range(0, file.Tokens.Length).Where(token => texts.Cover(file, token) && file.Tokens[token].Kind == TokenKind.Name && !file.Is(token - 1, TokenKind.Dot)).ToList();
        var (imports, names) = (new NewImports(file, plan.Style), new FreedNames(world, file));
        return removed.Select(file.TextOf).Distinct(StringComparer.Ordinal).Where(name => names.IsFreed(name, removed)).SelectMany(imports.Remove);
    }
}
