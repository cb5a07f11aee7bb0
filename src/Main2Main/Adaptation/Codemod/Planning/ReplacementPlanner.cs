using Main2Main.Adaptation.Codemod.Replacements;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Expressions that the upstream has replaced throughout its own code, where the downstream writes them too.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="evidence">What the upstream's texts tell.</param>
internal sealed class ReplacementPlanner(CodemodWorld world, FilePlan plan, Evidence evidence)
{
    private readonly CodeFile file = plan.File;
    private readonly HashSet<int> taken = [];

    public void Plan()
    {
        taken.UnionWith(plan.Edits.SelectMany(edit => edit.Texts)
            .SelectMany(text => Enumerable.Range(0, file.Tokens.Length)
            .Where(token => file.Tokens[token].Start < text.End && file.Tokens[token].End > text.Start)));
        foreach (var replacement in evidence.Replacements.Where(replacement => file.Text.Contains(replacement.Old[^1], StringComparison.Ordinal)))
        {
            var places = Enumerable.Range(0, file.Tokens.Length).Where(token => Stands(replacement.Old, token) && Applies(replacement, token)).ToList();
            if (places.Count > 0 && Assigned(replacement.Old) is { Count: > 0 } assigned)
            {
                // Who reads by the new name what is assigned by the old one finds nothing: all of them, or none.
                places = replacement is { Old: ["self", ".", _], New: ["self", ".", _] } ? assigned : [];
            }

            if (places.Count > 0 && Merged(replacement, places) is { } other)
            {
                plan.Leave(file.Tokens[places[0]].Line, ChangeOf(replacement), ImpactUsage.Read, $"'{replacement.OldText}' and '{other.OldText}' both became '{replacement.NewText}', which would be called twice");
            }
            else if (places.Count > 0)
            {
                Plan(replacement, places);
            }
        }
    }

    /// <summary>What became the same call and is called beside this; null for none.</summary>
    private Replacement? Merged(Replacement replacement, List<int> places) => evidence.Replacements.FirstOrDefault(other =>
        other.NewText == replacement.NewText && other.OldText != replacement.OldText && Enumerable.Range(0, file.Tokens.Length).Any(token =>
            Stands(other.Old, token) && !file.Is(token - 1, TokenKind.Dot) && IsCalled(other, token) && places.Exists(place => IsCalled(replacement, place) && FunctionAt(place) == FunctionAt(token))));

    private bool IsCalled(Replacement replacement, int token) => file.Is(token + replacement.Old.Count, TokenKind.LeftParenthesis);

    private string FunctionAt(int token) => ReplacementFinder.FunctionAt(file.Python, file.Tokens[token].Line);

    private bool Stands(IReadOnlyList<string> old, int token) => !file.Is(token + old.Count, TokenKind.Assign) && IsAt(old, token);

    /// <summary>Every place of an attribute that the file itself gives its value; none where it does not.</summary>
    private List<int> Assigned(IReadOnlyList<string> old)
    {
        var places = old is ["self", ".", ..] ? Enumerable.Range(0, file.Tokens.Length).Where(token => IsAt([.. old.Take(3)], token)).ToList() : [];
        return places.Exists(token => file.Is(token + 3, TokenKind.Assign)) ? places : [];
    }

    private bool IsAt(IReadOnlyList<string> old, int token) => file.IsName(token, old[0]) && token + old.Count < file.Tokens.Length
        && old.Index().All(part => !taken.Contains(token + part.Index) && file.TextOf(token + part.Index) == part.Item) && plan.IsForMain(token)
        && file.LineOf(token) is { } line && file.Tokens[line.First].Kind is not (TokenKind.From or TokenKind.Import or TokenKind.Class);

    private bool Applies(Replacement replacement, int token)
    {
        if (file.Is(token - 1, TokenKind.Dot))
        {
            return IsMember(replacement, token);
        }

        var bound = file.Module.Imports.FirstOrDefault(import => import.BoundName == replacement.Old[0] && world.Names.IsUpstreamModule(import.Module));
        if (bound is not null)
        {
            var isCalled = file.Is(token + replacement.Old.Count, TokenKind.LeftParenthesis) && !file.IsName(file.LineOf(token)!.First, "case");
            return replacement.IsType ? !isCalled && !file.Is(token + 1, TokenKind.Dot) : replacement.Old.Count > 1 || world.Destinations.Of(bound.Module, replacement.Old[0]) is null;
        }

        if (file.Module.Imports.Any(import => import.BoundName == replacement.Old[0] && import.Level == 0 && world.Names.Tree.FindModule(import.Module) is null)
            && !replacement.Old.Any(evidence.Lost.Contains))
        {
            // What comes from elsewhere is as it was: how the upstream writes it now is its taste.
            return false;
        }

        var function = FunctionAt(token);
        return replacement.Old.Count > 1 && function.Length > 0 && replacement.Places.Any(place => place.Function == function);
    }

    /// <summary>Whether a name behind a module's is the definition that the upstream calls otherwise now, there too.</summary>
    private bool IsMember(Replacement replacement, int token)
    {
        if (replacement is not { Old: [var old], New: [var now] } || !evidence.Lost.Contains(old) || file.Is(token + 1, TokenKind.Dot)
            || ModuleChain.Before(world, file, token) is not { } module)
        {
            return false;
        }

        return world.Newer.Resolve(module, old) is null && world.Older.Resolve(module, old) is { } before && world.Newer.Resolve(module, now) is { } after
            && before.File.ModuleName == after.File.ModuleName && before.Kind == after.Kind
            && replacement.Places.Any(place => world.Newer.ResolveIn(place.File, now)?.FullName == after.FullName);
    }

    private void Plan(Replacement replacement, List<int> places)
    {
        var change = ChangeOf(replacement);
        var line = file.Tokens[places[0]].Line;

        // What the upstream writes now says nothing of the release: there the old code is the right one.
        var bare = places.Where(place => !file.Is(place - 1, TokenKind.Dot)).ToList();
        var imports = places.TrueForAll(plan.IsForMainAlone) || world.Need(_ => true, _ => false) == GuardNeed.No ? bare.Count == 0 ? [] : Imports(replacement, bare) : null;
        if (imports is null)
        {
            plan.Leave(line, change, ImpactUsage.Read, places.TrueForAll(plan.IsForMainAlone) || !world.HasRelease
                ? $"'{replacement.New[0]}', which the upstream writes now, means nothing in this file"
                : $"the release needs '{replacement.OldText}', and main '{replacement.NewText}'");
            return;
        }

        // Another file that needs no import, or has shorter lines, does not wait for this one.
        var unit = new object();
        foreach (var (index, place) in places.Index())
        {
            taken.UnionWith(Enumerable.Range(place, replacement.Old.Count));
            var text = new TextEdit(file.Tokens[place].Start, file.Tokens[place + replacement.Old.Count - 1].End, replacement.NewText);
            plan.Edits.Add(new PlannedEdit("replaced_expression", file.Tokens[place].Line, change, ImpactUsage.Read, $"writes '{replacement.NewText}' for '{replacement.OldText}', as the upstream's own code does now")
            {
                Group = unit,
                Texts = [text],
            });
            if (index == 0 && imports.Count > 0)
            {
                plan.Edits.Add(new PlannedEdit("import", line, change, ImpactUsage.Import, $"imports what '{replacement.NewText}' needs") { Group = unit, Texts = imports });
            }
        }
    }

    private ContractChange ChangeOf(Replacement replacement)
    {
        if (replacement.Old[0] != replacement.New[0] && file.Module.Imports.FirstOrDefault(one => one.BoundName == replacement.Old[0] && one.Name is not null) is { } import
            && world.Destinations.Loss(file.Python.AbsoluteModule(import), import.Name!) is { } loss)
        {
            return loss;
        }

        var lost = replacement.Old.Where(evidence.Lost.Contains).LastOrDefault();
        return world.Changes.All.FirstOrDefault(change => lost is not null && (change.Member ?? DottedName.Last(change.FullName)) == lost) ?? new ContractChange
        {
            Kind = ContractChangeKind.BodyChanged,
            Module = replacement.Places[0].File.ModuleName,
            Symbol = replacement.Places[0].Function,
        };
    }

    /// <summary>What binds the new expression's first name, and takes out what nothing needs then; null where it cannot be bound.</summary>
    private IReadOnlyList<TextEdit>? Imports(Replacement replacement, List<int> places)
    {
        var (old, now) = (replacement.Old[0], replacement.New[0]);
        if (old == now)
        {
            return [];
        }

        var writer = new NewImports(file, plan.Style);
        var gone = new FreedNames(world, file).IsFreed(old, places) ? old : null;
        if (writer.IsBound(now))
        {
            return gone is null ? [] : writer.Remove(gone);
        }

        if (Binding(replacement, now) is not var (import, module))
        {
            return null;
        }

        var former = file.Module.Imports.FirstOrDefault(one => one.BoundName == old)?.Module;
        module = former is not null && import.Name is { } name && world.Newer.Resolve(former, name) is { } there && there.FullName == world.Newer.Resolve(module, name)?.FullName ? former : module;
        return writer.Write(import, module, gone);
    }

    private (PythonImport Import, string Module)? Binding(Replacement replacement, string name)
    {
        foreach (var place in replacement.Places.Select(place => place.File).Distinct())
        {
            if (place.Module.Imports.FirstOrDefault(import => import.BoundName == name && !import.IsStar && (import.Alias is not null || import.Name is not null)) is { } import
                && IsThere(world.Newer, place.AbsoluteModule(import), import.Name))
            {
                return (import, place.AbsoluteModule(import));
            }

            if (place.Symbols.TopLevel.ContainsKey(name))
            {
                return (new PythonImport(place.ModuleName, name, null, 0, 0, PythonModule.ModuleScope, PythonCondition.None), place.ModuleName);
            }
        }

        return null;
    }

    /// <summary>Whether an import finds something: in a tree of the upstream, or anywhere else, which is taken to be as it was.</summary>
    private bool IsThere(PythonTree? tree, string module, string? name) => !world.Names.IsUpstreamModule(module) || tree?.Has(module, name) == true;
}
