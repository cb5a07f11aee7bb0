using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Overrides that end by calling the method which they override, where that returned nothing and returns something now.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
internal sealed class SuperReturnPlanner(CodemodWorld world, FilePlan plan)
{
    private const string Nothing = "None";

    private readonly CodeFile file = plan.File;

    public void Plan()
    {
        foreach (var (own, overridden) in Overrides.In(world.Names, file.Python))
        {
            if (overridden.Function!.Returns == Nothing && world.Now(overridden)?.Function is { Returns: not null and not Nothing } now && now.IsAsync == own.IsAsync
                && world.Changes.Of(overridden.FullName).FirstOrDefault(change => change.Kind == Kind.ReturnChanged) is { } change
                && CallAtEnd(own) is { } call && plan.IsForMain(call))
            {
                plan.Edits.Add(new PlannedEdit("changed_return", file.Tokens[call].Line, change, ImpactUsage.Override, $"returns what {overridden.FullName} returns now")
                {
                    Texts = [new TextEdit(file.Tokens[call].Start, file.Tokens[call].Start, "return "), .. Annotation(own, now.Returns)],
                });
            }
        }
    }

    /// <summary>The first token of the call that a function ends with, whatever happens in it; null where it ends otherwise or returns before.</summary>
    private int? CallAtEnd(PythonFunction own)
    {
        var lines = file.Lines.Where(line => file.Tokens[line.First].Line > own.Line && file.Tokens[line.First].Line <= own.EndLine).ToList();
        if (lines is not [var top, ..])
        {
            return null;
        }

        var end = lines[^1];
        if (Enumerable.Range(top.First, end.Last - top.First + 1).Any(token => file.Is(token, TokenKind.Return) || file.Is(token, TokenKind.Yield)))
        {
            return null;
        }

        var first = file.Is(end.First, TokenKind.Await) ? end.First + 1 : end.First;
        return file.IsName(first, "super") && file.Is(first + 1, TokenKind.LeftParenthesis) && file.Partner(first + 1) is var closed && file.Is(closed + 1, TokenKind.Dot)
            && file.IsName(closed + 2, own.Name) && file.Is(closed + 3, TokenKind.LeftParenthesis) && file.Partner(closed + 3) == end.Last && IsAlwaysReached(lines)
            ? end.First : null;
    }

    /// <summary>Whether nothing but <c>with</c> stands around the last line.</summary>
    private bool IsAlwaysReached(List<LogicalLine> lines)
    {
        var indent = lines[^1].Indent;
        for (var at = lines.Count - 2; at >= 0 && indent.Length > lines[0].Indent.Length; at--)
        {
            if (lines[at].Indent.Length >= indent.Length)
            {
                continue;
            }

            if (!file.Is(lines[at].First, TokenKind.With) && !(file.Is(lines[at].First, TokenKind.Async) && file.Is(lines[at].First + 1, TokenKind.With)))
            {
                return false;
            }

            indent = lines[at].Indent;
        }

        return true;
    }

    private IEnumerable<TextEdit> Annotation(PythonFunction own, string type) =>
        own.Returns == Nothing && AnnotationNames.AreKnown(type, file) && DefinitionList.Of(file, own) is { } signature && file.Is(signature.Close + 2, TokenKind.None)
            ? [new TextEdit(file.Tokens[signature.Close + 2].Start, file.Tokens[signature.Close + 2].End, type)] : [];
}
