using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Fields and methods that have another name or another place, where the receiver's class is known.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="values">What chains are.</param>
internal sealed class MemberPlanner(CodemodWorld world, FilePlan plan, ValueReader values)
{
    private readonly CodeFile file = plan.File;
    private readonly MemberPlaces places = new(world);
    private readonly HashSet<int> seen = [];

    public void Plan()
    {
        foreach (var reference in file.Module.References.Where(reference => reference.Target.Contains('.', StringComparison.Ordinal)))
        {
            var usage = reference.Access == PythonAccess.Read ? ImpactUsage.Read : ImpactUsage.Write;
            Walk(reference.Target, reference.Scope, usage, () => Chains.EndingOn(file, reference.Target, reference.Line));
        }

        foreach (var call in file.Module.Calls.Where(call => call.Callee.Contains('.', StringComparison.Ordinal)))
        {
            Walk(call.Callee, call.Scope, ImpactUsage.Call, () => Chains.CalledFrom(file, call.Callee, call.Line));
        }
    }

    private void Walk(string chain, int scope, ImpactUsage usage, Func<IEnumerable<IReadOnlyList<int>>> tokens)
    {
        if (chain[0] == '?')
        {
            return;
        }

        var parts = ValueReader.Parts(chain);
        var (prefix, names) = (parts[0], 0);
        for (var index = 1; index < parts.Count; index++)
        {
            if (parts[index] is "()" or "[]")
            {
                prefix += parts[index];
                continue;
            }

            names++;
            if (values.Of(file.Python, scope, prefix) is { Kind: ValueKind.Object or ValueKind.Class or ValueKind.Super } owner && values.Definer(owner, parts[index]) is { } member
                && world.Names.IsUpstream(member))
            {
                var last = index == parts.Count - 1;
                Plan(member, tokens, names, last ? usage : ImpactUsage.Read);
            }

            prefix += "." + parts[index];
        }
    }

    private void Plan(PythonDefinition member, Func<IEnumerable<IReadOnlyList<int>>> tokens, int name, ImpactUsage usage)
    {
        var place = places.Of(member);
        if (place is null)
        {
            return;
        }

        foreach (var chain in tokens())
        {
            var token = file.Tokens[chain[name]];
            if (!seen.Add(chain[name]) || !plan.IsForMain(chain[name]))
            {
                continue;
            }

            var edit = new PlannedEdit(place.Path.Contains('.', StringComparison.Ordinal) ? "moved_member" : "renamed_member", token.Line, place.Change, usage, $"reaches {member.FullName} by '{place.Path}'")
            {
                Texts = [new TextEdit(token.Start, token.End, place.Path)],
            };
            var need = plan.IsForMainAlone(chain[name]) ? GuardNeed.No : place.Need;
            if (need == GuardNeed.Yes && usage == ImpactUsage.Read && Conditional(chain, name, place) is { } conditional)
            {
                plan.Edits.Add(edit with { IsGuarded = true, Texts = [conditional] });
            }
            else
            {
                plan.Add(edit, need, chain[name]);
            }
        }
    }

    /// <summary>A conditional expression in the place of a read, where the statement cannot be written twice.</summary>
    private TextEdit? Conditional(IReadOnlyList<int> chain, int name, MemberPlace place)
    {
        var statement = file.LineOf(chain[0]);
        var (first, last) = (file.Tokens[chain[0]], file.Tokens[chain[name]]);
        if (plan.Guard.Complaint is not null || statement is null or { IsSimple: true } || chain[name] - chain[0] != 2 * name || file.Is(chain[name] + 1, TokenKind.Dot)
            || file.Tokens[statement.First].Kind is not (TokenKind.If or TokenKind.Elif or TokenKind.While or TokenKind.For)
            || Enumerable.Range(statement.First, statement.Last - statement.First).Any(token => file.Is(token, TokenKind.FormattedStart)))
        {
            return null;
        }

        var old = file.Text[first.Start..last.End];
        return new TextEdit(first.Start, last.End, $"({old} if {plan.Guard.Call} else {file.Text[first.Start..last.Start]}{place.Path})");
    }
}
