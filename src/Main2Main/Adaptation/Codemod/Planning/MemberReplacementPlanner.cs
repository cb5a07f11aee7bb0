using Main2Main.Adaptation.Codemod.Replacements;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Attributes of the upstream's objects behind which its own code writes something else now, throughout.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="evidence">What the upstream's texts tell.</param>
internal sealed class MemberReplacementPlanner(CodemodWorld world, FilePlan plan, Evidence evidence)
{
    private readonly CodeFile file = plan.File;

    public void Plan()
    {
        foreach (var replacement in evidence.Members.Where(replacement => file.Text.Contains("." + replacement.Member, StringComparison.Ordinal)))
        {
            var dots = Enumerable.Range(1, file.Tokens.Length - 2)
                .Where(token => file.Is(token, TokenKind.Dot) && file.IsName(token + 1, replacement.Member) && plan.IsForMain(token)).ToList();
            var reads = dots.Where(token => Stands(replacement, token) && !IsOwn(token)).ToList();
            var assigned = dots.Where(token => file.Is(token + 2, TokenKind.Assign)).ToList();
            var wraps = assigned.Select(token => Wrapped(replacement, token)).OfType<(int Open, int Close)>().ToList();
            if (reads.Count + wraps.Count > 0 && wraps.Count == assigned.Count && !world.OwnMembers.Has(replacement.Member)
                && !reads.Exists(read => IsUnclear(replacement, read)))
            {
                Plan(replacement, reads, wraps);
            }
        }
    }

    /// <summary>Whether what is read is the object's own, of which the upstream's classes know nothing, or to which the class here gives its value.</summary>
    private bool IsOwn(int token) => file.IsName(token - 1, "self") && file.Module.Classes
        .Where(one => one.Line <= file.Tokens[token].Line && file.Tokens[token].Line <= one.EndLine).MinBy(one => one.EndLine - one.Line) is { } owner
        && world.OwnMembers.IsOwn(file.Python, owner, file.TextOf(token + 1));

    /// <summary>Whether one form more stands behind a place: of which of both the old text is, nobody can tell once one is gone.</summary>
    private bool IsUnclear(MemberReplacement replacement, int token) => replacement.IsStillWritten
        && file.Is(token + replacement.Old.Count, TokenKind.LeftBracket);

    private bool Stands(MemberReplacement replacement, int token) => token + replacement.Old.Count < file.Tokens.Length
        && replacement.Old.Index().All(part => file.TextOf(token + part.Index) == part.Item)
        && file.Tokens[token + replacement.Old.Count].Kind is not (TokenKind.LeftParenthesis or TokenKind.Assign);

    /// <summary>The brackets of a list of one thing that is assigned to what is the thing now; null for any other value.</summary>
    private (int Open, int Close)? Wrapped(MemberReplacement replacement, int token)
    {
        var (open, close) = (token + 3, file.Is(token + 3, TokenKind.LeftBracket) ? file.Partner(token + 3) : -1);
        return replacement.Unwraps && close > open + 1 && file.LineOf(token)!.Last == close && !Enumerable.Range(open + 1, close - open - 1)
            .Any(inner => file.Tokens[inner].Kind is TokenKind.Comma or TokenKind.For or TokenKind.Star) ? (open, close) : null;
    }

    private void Plan(MemberReplacement replacement, List<int> reads, List<(int Open, int Close)> wraps)
    {
        var need = world.Need(tree => evidence.Code.Holds(tree, replacement.OldText), tree => !evidence.Code.Holds(tree, replacement.OldText));
        var unit = new object();
        foreach (var token in reads)
        {
            var (start, end) = (file.Tokens[token].Start, file.Tokens[token + replacement.Old.Count - 1].End);
            if (need == GuardNeed.Yes && replacement.Subscript is { } now && plan.Guard.Complaint is null && !plan.IsForMainAlone(token))
            {
                // A subscript holds both ways, which is less to read than the statement twice.
                var (inner, close) = (file.Tokens[token + 3].Start, file.Tokens[token + replacement.Old.Count - 1].Start);
                plan.Edits.Add(Edit(replacement, unit, token, [new TextEdit(inner, close, $"{file.Text[inner..close]} if {plan.Guard.Call} else {now}")]) with { IsGuarded = true });
                continue;
            }

            Plan(replacement, unit, need, token, [new TextEdit(start, end, replacement.NewText)]);
        }

        foreach (var (open, close) in wraps)
        {
            Plan(replacement, unit, need, open, [new TextEdit(file.Tokens[open].Start, file.Tokens[open + 1].Start, string.Empty), new TextEdit(file.Tokens[close].Start, file.Tokens[close].End, string.Empty)]);
        }
    }

    private void Plan(MemberReplacement replacement, object unit, GuardNeed need, int token, IReadOnlyList<TextEdit> texts) =>
        plan.Add(Edit(replacement, unit, token, texts), plan.IsForMainAlone(token) ? GuardNeed.No : need, token);

    private PlannedEdit Edit(MemberReplacement replacement, object unit, int token, IReadOnlyList<TextEdit> texts) =>
        new("replaced_member", file.Tokens[token].Line, ChangeOf(replacement), ImpactUsage.Read, $"writes '{replacement.NewText}' for '{replacement.OldText}', as the upstream's own code does now")
        {
            Group = unit,
            Texts = texts,
        };

    private ContractChange ChangeOf(MemberReplacement replacement) =>
        world.Changes.All.FirstOrDefault(change => change.Member == replacement.Member
            && change.Kind is ContractChangeKind.FieldTypeChanged or ContractChangeKind.FieldRemoved)
        ?? new ContractChange { Kind = ContractChangeKind.BodyChanged, Module = replacement.Place.ModuleName, Symbol = string.Empty, Member = replacement.Member };
}
