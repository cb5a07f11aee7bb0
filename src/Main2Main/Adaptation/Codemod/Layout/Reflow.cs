using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Python.Editing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Layout;

/// <summary>
/// Lays out anew what an edit has made too long or too short: a line that no longer fits is broken as the file breaks its own, and lines that were only
/// broken because one did not fit are joined again.
/// </summary>
/// <param name="file">The file as it was.</param>
/// <param name="style">How it is laid out.</param>
internal sealed class Reflow(CodeFile file, FileStyle style)
{
    private readonly Brackets before = new(file);

    /// <summary>Lays out the edited lines.</summary>
    /// <param name="text">The edited text.</param>
    /// <param name="edits">The edits that led to it, in terms of the file as it was.</param>
    public string Apply(string text, IReadOnlyList<TextEdit> edits)
    {
        if (CodeFile.TryRead(file.Python.Path, file.Python.ModuleName, file.Encode(text)) is not { } edited || edited.Text != text)
        {
            return text;
        }

        var (brackets, wrap, shift) = (new Brackets(edited), new Wrapping(edited, style), 0);
        var layouts = new List<TextEdit>();
        foreach (var edit in edits.Distinct().OrderBy(edit => edit.Start).ThenBy(edit => edit.End))
        {
            var (start, end) = (edit.Start + shift, edit.Start + shift + edit.NewText.Length);
            shift += edit.NewText.Length - (edit.End - edit.Start);
            foreach (var line in edited.Lines.Where(line => line.Start <= end && start <= line.End))
            {
                if (((WasLong(edit) ? null : wrap.Of(line, start, end)) ?? Join(edited, brackets, line, edit, (start, end))) is { } layout)
                {
                    layouts.Add(layout);
                }
            }
        }

        return TextEdit.Apply(text, 0, text.Length, Outermost(layouts)) ?? text;
    }

    private LogicalLine? Former(TextEdit edit) => file.Lines.FirstOrDefault(old => old.Start <= edit.Start && edit.End <= old.End);

    /// <summary>Whether the file's author has let a line be longer than the others already.</summary>
    private bool WasLong(TextEdit edit) =>
        Former(edit) is { } former && file.Text[former.Start..former.End].Split('\n').Any(line => line.TrimEnd('\r').Length > style.Limit);

    /// <summary>One line for the outermost brackets around an edit that had several only because one was too long.</summary>
    private TextEdit? Join(CodeFile edited, Brackets brackets, LogicalLine line, TextEdit edit, (int Start, int End) now)
    {
        if (Former(edit) is not { } former)
        {
            return null;
        }

        var old = before.Around(former, edit.Start, edit.End).ToList();
        foreach (var (index, open) in brackets.Around(line, now.Start, now.End).Index())
        {
            if (index < old.Count && before.IsBroken(old[index]) && before.Joined(old[index]) is { } was && was.Length > style.Limit
                && brackets.Joined(open) is { } joined && joined.Length <= style.Limit)
            {
                return new TextEdit(edited.LineStart(edited.Tokens[open].Start), edited.LineEnd(edited.Tokens[edited.Partner(open)].End), joined);
            }
        }

        return null;
    }

    /// <summary>The layouts without those that lie in another.</summary>
    private static IEnumerable<TextEdit> Outermost(List<TextEdit> layouts) =>
        layouts.Distinct().Where(one => !layouts.Exists(other => other != one && other.Covers(one.Start, one.End)));
}
