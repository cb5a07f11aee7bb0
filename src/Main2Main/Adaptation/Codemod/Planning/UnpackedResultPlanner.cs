using Main2Main.Adaptation.Codemod.Replacements;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Impact.Findings;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Results that are taken apart and have more parts now, or fewer.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="values">What chains are.</param>
/// <param name="evidence">What the upstream's texts tell.</param>
internal sealed class UnpackedResultPlanner(CodemodWorld world, FilePlan plan, ValueReader values, Evidence evidence)
{
    private const string Unused = "_";

    private readonly CodeFile file = plan.File;
    private readonly ResultNames names = new(evidence);

    public void Plan()
    {
        foreach (var place in file.Module.Unpackings
            .Where(place => place is { Kind: PythonUnpackingKind.Assignment, HasStar: false } && place.Source.EndsWith("()", StringComparison.Ordinal)))
        {
            if (values.Of(file.Python, place.Scope, place.Source[..^2]) is { Kind: ValueKind.Function, Definition: var function }
                && world.Names.IsUpstream(function)
                && world.Changes.Of(function.FullName).FirstOrDefault(change => change.Kind == Kind.ReturnChanged) is { } change
                && world.Now(function) is { Function: not null } now && Counts(function.Function!, now.Function) is var (before, after) && before == place.Count
                && Targets.Of(file, place) is { } targets && plan.IsForMain(targets.Assign) && !IsEdited(targets))
            {
                Plan(new Taking(place, targets, function, now, before, after, change));
            }
        }
    }

    /// <summary>How many parts a result had and has; null where that is the same, or one of the two is not known to be several.</summary>
    private static (int Before, int After)? Counts(PythonFunction before, PythonFunction after) =>
        ResultShape.Of(before, each: false) is { IsOneAtSight: false } old && ResultShape.Of(after, each: false) is { IsOneAtSight: false } now
            && old.Count != now.Count && now.Count > 1
            ? (old.Count, now.Count) : null;

    private bool IsEdited(Targets targets) => plan.Edits.Exists(edit => edit.Texts.Any(text => text.Start < targets.Line.End && text.End > targets.Line.Start));

    private void Plan(Taking one)
    {
        var (shorter, longer) = one.After < one.Before ? (Called(world.Newer, one.Now, one.After), Called(world.Older, one.Function, one.Before))
            : (Called(world.Older, one.Function, one.Before), Called(world.Newer, one.Now, one.After));
        var more = PartAlignment.Surplus(shorter, longer) ?? PartAlignment.Surplus(Types(one, isShorter: true), Types(one, isShorter: false));
        var why = world.IsPatched(one.Function) || IsOverridden(one)
            ? $"this package has a function of its own for {one.Function.FullName}, so that the result may be that one's"
            : more is null ? $"which of the {longer.Count} parts {(one.After < one.Before ? "are gone" : "are new")} is not sure"
            : one.After < one.Before && more.FirstOrDefault(part => IsRead(one, part), -1) is var read and >= 0
                ? $"'{TextOf(one.Targets.Parts[read])}', which is gone, is still used"
            : one.After > one.Before && NewTargets(one, more).Split(", ").Contains(Unused) && IsUnusedTaken(one)
                ? $"the new part would be called '{Unused}', which means something here"
            : null;
        if (why is not null)
        {
            plan.Leave(one.Place.Line, one.Change, ImpactUsage.Call, why);
            return;
        }

        var need = plan.IsForMainAlone(one.Targets.Assign) ? GuardNeed.No
            : world.Need(_ => CountAtRelease(one) == one.Before, _ => CountAtRelease(one) == one.After);
        plan.Add(
            new PlannedEdit("unpacked_result", one.Place.Line, one.Change, ImpactUsage.Call, $"takes the {one.After} parts apart that {one.Function.FullName} returns now, in the place of {one.Before}")
            {
                Texts = Texts(one, NewTargets(one, more!)),
            },
            need,
            one.Targets.Assign);
    }

    private int? CountAtRelease(Taking one) => world.AtRelease(one.Function)?.Function is { } there ? ResultShape.Of(there, each: false)?.Count : null;

    private IReadOnlyList<IReadOnlySet<string>> Called(PythonTree tree, PythonDefinition function, int count) => names.Of(tree, function, count);

    private static IReadOnlyList<IReadOnlySet<string>> Types(Taking one, bool isShorter)
    {
        var function = (one.After < one.Before) == isShorter ? one.Now.Function! : one.Function.Function!;
        return [.. (ResultShape.Of(function, each: false)?.Parts ?? []).Select(part => new HashSet<string>(StringComparer.Ordinal) { part })];
    }

    private bool IsOverridden(Taking one) => !one.Place.Source.StartsWith("super()", StringComparison.Ordinal) && world.Names.Downstream
        .Any(other => other.Module.Functions
            .Any(own => own.Name == one.Function.Function!.Name && Overrides.Of(world.Names, other, own)?.FullName == one.Function.FullName));

    /// <summary>Whether what a part is given to is used anywhere else than in targets.</summary>
    private bool IsRead(Taking one, int part)
    {
        var (first, end) = one.Targets.Parts[part];
        if (end != first + 1 || !file.Is(first, TokenKind.Name))
        {
            return true;
        }

        var name = file.TextOf(first);
        return name != Unused && Enumerable.Range(0, file.Tokens.Length)
            .Any(token => file.IsName(token, name) && IsAround(one, token) && !file.Is(token - 1, TokenKind.Dot) && !IsTarget(token));
    }

    /// <summary>Whether the name that stands for nothing stands for something: in the module, or read in the function.</summary>
    private bool IsUnusedTaken(Taking one) => file.Python.Symbols.TopLevel.ContainsKey(Unused) || file.Module.Imports.Any(import => import.BoundName == Unused)
        || Enumerable.Range(0, file.Tokens.Length).Any(token => file.IsName(token, Unused) && IsAround(one, token) && !IsTarget(token));

    private bool IsTarget(int token) => file.LineOf(token) is { } line && Enumerable.Range(token, line.Last - token + 1)
        .FirstOrDefault(at => file.Is(at, TokenKind.Assign), -1) is var assign and > 0
        && file.Module.Unpackings.Any(place => Targets.Of(file, place) is { } targets && targets.Assign == assign
            && targets.Parts.Contains((token, token + 1)));

    private bool IsAround(Taking one, int token) =>
        file.Module.EnclosingFunction(one.Place.Scope) is not { } around
            || (file.Tokens[token].Line >= around.Line && file.Tokens[token].Line <= around.EndLine);

    private string NewTargets(Taking one, IReadOnlyList<int> more)
    {
        var old = one.Targets.Parts.Select(TextOf).ToList();
        if (one.After < one.Before)
        {
            return string.Join(", ", old.Where((_, index) => !more.Contains(index)));
        }

        var around = file.Module.EnclosingFunction(one.Place.Scope)?.Name;
        return string.Join(", ", Enumerable.Range(0, one.After)
            .Select(part => more.Contains(part) ? NewName(one, part, around) : old[part - more.Count(other => other < part)]));
    }

    /// <summary>What the upstream's callers call a part, where the function around has nothing of that name.</summary>
    private string NewName(Taking one, int part, string? around) =>
        names.NameOf(world.Newer, one.Now, one.After, part, around) is { } name
        && !Enumerable.Range(0, file.Tokens.Length)
            .Any(token => file.IsName(token, name) && IsAround(one, token) && !file.Is(token - 1, TokenKind.Dot) && !file.Is(token + 1, TokenKind.Assign))
                ? name : Unused;

    private string TextOf((int First, int End) part) => file.Text[file.Tokens[part.First].Start..file.Tokens[part.End - 1].End];

    /// <summary>Writes the targets, and keeps lines beneath the bracket that they stand beneath; one line where all has room there.</summary>
    private List<TextEdit> Texts(Taking one, string targets)
    {
        var line = one.Targets.Line;
        var (start, end) = (file.Tokens[line.First].Start, file.Tokens[one.Targets.Assign].Start);
        List<TextEdit> texts = [new TextEdit(start, end, targets + " ")];
        var (gained, column) = (targets.Length + 1 - (end - start), 0);
        for (var token = one.Targets.Assign + 1; token <= line.Last; token++)
        {
            var (last, here) = (file.Tokens[token - 1], file.Tokens[token]);
            var isFirst = here.Line > last.Line;
            if (isFirst && here.Start - file.LineStart(here.Start) == column && file.Text[last.End..here.Start].Trim().Length == 0)
            {
                texts.Add(new TextEdit(here.Start, here.Start, string.Empty));
            }

            column = file.Is(token - 1, TokenKind.LeftParenthesis) && !isFirst && column == 0 ? here.Start - file.LineStart(here.Start) : column;
        }

        return Aligned(texts, gained, line);
    }

    private List<TextEdit> Aligned(List<TextEdit> texts, int gained, LogicalLine line)
    {
        var places = texts.Skip(1).Select(text => text.Start).ToList();
        var text = file.Text[line.Start..line.End];
        var joined = string.Join(' ', text.Split('\n').Select((part, index) => index == 0 ? part.TrimEnd() : part.Trim()));
        if (places.Count == text.Count(character => character == '\n') && places.Count > 0 && joined.Length + gained <= plan.Style.Limit)
        {
            return [texts[0], .. places.Select(place => new TextEdit(file.Text.AsSpan(0, place).TrimEnd().Length, place, " "))];
        }

        return [texts[0], .. places.Select(place => gained > 0 ? new TextEdit(place, place, new string(' ', gained))
            : new TextEdit(place + Math.Max(gained, file.LineStart(place) - place), place, string.Empty))];
    }

    /// <summary>A place that takes a result apart.</summary>
    private sealed record Taking(PythonUnpacking Place, Targets Targets, PythonDefinition Function, PythonDefinition Now, int Before, int After, ContractChange Change);
}
