using Main2Main.Python;

namespace Main2Main.Patches.Judging;

/// <summary>
/// Says whether the upstream does by itself what a replacement does. What the replacement brought, held against the upstream that it was written
/// on, must be in the upstream now; what it took out must have left.
/// </summary>
internal static class RedundancyJudge
{
    private const double Copied = 0.25;
    private const double Most = 0.75;
    private const double Half = 0.6;
    private const int FewestMarks = 2;
    private const int ShortestText = 5;
    private const int ShortestStatement = 12;

    /// <summary>Judges a function or class.</summary>
    /// <param name="own">The replacement.</param>
    /// <param name="now">The original as it is.</param>
    /// <param name="then">The original as it was when the replacement got its form; null when it was not there or is not known.</param>
    /// <param name="similarity">How alike the replacement and the original were then.</param>
    /// <param name="wrapped">The names by which the replacement calls the original; none when it does not.</param>
    public static NeedVerdict Judge(CodePiece own, CodePiece now, CodePiece? then, double similarity, IReadOnlySet<string> wrapped)
    {
        var wraps = wrapped.Count > 0;
        if (own.Statements.SetEquals(now.Statements))
        {
            return new NeedVerdict(PatchNeed.MayGo, "the upstream has the same code");
        }

        if (then is null)
        {
            return NeedVerdict.Needed;
        }

        var isCopy = !wraps && similarity >= Copied;
        return (isCopy ? OfCopy(own, now, then) : null) ?? OfHandled(own, now, then, wraps) ?? OfGain(own, now, then, wrapped);
    }

    private static NeedVerdict? OfCopy(CodePiece own, CodePiece now, CodePiece then)
    {
        var brought = own.Statements.Where(line => !then.Statements.Contains(line)).ToList();
        var taken = then.Statements.Where(line => !own.Statements.Contains(line)).ToList();
        var kept = taken.Count(now.Statements.Contains);
        var came = brought.Count(now.Statements.Contains);
        if (brought.Count + taken.Count > 0 && kept == 0 && came == brought.Count)
        {
            return new NeedVerdict(
                PatchNeed.MayGo,
                $"all that it changed in the original ({brought.Count} statement(s) brought, {taken.Count} taken out) the upstream has changed likewise");
        }

        return brought.Count > 0 && came >= Most * brought.Count && kept <= (1 - Most) * taken.Count
            ? new NeedVerdict(PatchNeed.LikelyMayGo, $"{came} of {brought.Count} statement(s) that it brought are in the upstream now, and {taken.Count - kept} of {taken.Count} that it took out have left")
            : null;
    }

    /// <summary>What a wrapper catches or lets pass by its text: the upstream lets the same pass, or raises it no more.</summary>
    private static NeedVerdict? OfHandled(CodePiece own, CodePiece now, CodePiece then, bool wraps)
    {
        if (!wraps)
        {
            return null;
        }

        var compared = own.Compared.Where(text => text.Length >= ShortestText && !then.Compared.Contains(text)).ToList();
        var gone = compared.Find(text => Held(then, text) && !Held(now, text));
        if (gone is not null)
        {
            return new NeedVerdict(
                PatchNeed.LikelyMayGo, $"the original held {PythonText.Quote(gone)}, which it handles, when it was written, and holds it no more");
        }

        var gained = compared.Find(text => !Held(then, text) && Held(now, text));
        return gained is null ? null : new NeedVerdict(PatchNeed.LikelyMayGo, $"the original has come to know {PythonText.Quote(gained)}, which it handles");
    }

    private static bool Held(CodePiece piece, string text) => piece.Texts.Any(held => held.Contains(text, StringComparison.OrdinalIgnoreCase));

    private static NeedVerdict OfGain(CodePiece own, CodePiece now, CodePiece then, IReadOnlySet<string> wrapped)
    {
        var brought = own.Marks.Where(mark => !then.Names.Contains(mark) && !wrapped.Contains(mark)).ToList();
        var came = brought.Where(now.Names.Contains).ToList();
        if (came.Count >= FewestMarks && came.Count >= Half * brought.Count)
        {
            return new NeedVerdict(PatchNeed.LikelyMayGo, $"{came.Count} of {brought.Count} names and texts that it brought are in the original now: {string.Join(", ", came.Order(StringComparer.Ordinal).Take(5))}");
        }

        // The same new statement with the same new name in it is no accident.
        var lines = wrapped.Count > 0
            ? own.Statements.Where(
                line => line.Length >= ShortestStatement && !then.Statements.Contains(line) && now.Statements.Contains(line) && HasNewName(line, own, then))
                .ToList()
            : [];
        return lines.Count > 0
            ? new NeedVerdict(PatchNeed.LikelyMayGo, $"the original has come to say what it says: {lines[0]}")
            : NeedVerdict.Needed;
    }

    private static bool HasNewName(string line, CodePiece own, CodePiece then) =>
        line.Split([' ', '.', ',', '(', ')', '[', ']', ':', '='], StringSplitOptions.RemoveEmptyEntries)
            .Any(word => own.Names.Contains(word) && !then.Names.Contains(word));
}
