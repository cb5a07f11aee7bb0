using System.Text.RegularExpressions;
using Main2Main.Adaptation.Codemod.Layout;
using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Guards;

/// <summary>Makes a file's edits, and drops what would leave it worse than not parsed.</summary>
/// <param name="file">The file.</param>
/// <param name="guard">How the downstream guards.</param>
/// <param name="limit">The longest line.</param>
/// <param name="isImportedByGuard">Whether the guard's module needs this file before it has the function.</param>
internal sealed partial class FileAssembler(CodeFile file, LaneGuard guard, int limit, bool isImportedByGuard)
{
    private FileStyle? style;

    /// <summary>Makes the edits of a plan; those that cannot be made are left.</summary>
    /// <returns>The file's new text, and the edits that were made.</returns>
    public (string Text, IReadOnlyList<PlannedEdit> Made) Assemble(FilePlan plan)
    {
        style = plan.Style;
        if (Try(plan.Edits) is (null, var whole))
        {
            return (whole, plan.Edits);
        }

        var made = new List<PlannedEdit>();
        var text = file.Text;
        foreach (var group in plan.Edits.GroupBy(edit => edit.Group ?? edit))
        {
            var (complaint, attempt) = Try([.. made, .. group]);
            if (complaint is null)
            {
                made.AddRange(group);
                text = attempt;
                continue;
            }

            foreach (var edit in group)
            {
                plan.Leave(edit.Line, edit.Change, edit.Usage, complaint);
            }
        }

        return (text, made);
    }

    private (string? Complaint, string Text) Try(IReadOnlyList<PlannedEdit> edits)
    {
        var needsGuard = edits.Any(edit => edit.IsGuarded);
        var import = new GuardImport(file, guard, style!, limit);
        if (needsGuard && isImportedByGuard && !import.IsThere)
        {
            return ($"the guard's module '{guard.Module}' imports this file, so that this file cannot import the guard", string.Empty);
        }

        if (file.Python.ModuleName == (needsGuard ? guard.Module : null) && edits.Any(edit => edit.Form == EditForm.ImportBlock))
        {
            return ("the guard function is defined below this file's imports", string.Empty);
        }

        var plain = edits.Where(edit => edit.Form != EditForm.TwoStatements).SelectMany(edit => edit.Texts).ToList();
        var texts = new List<TextEdit>(needsGuard && !import.IsThere ? import.Write(plain) : []);
        var statements = new TwoStatements(file, guard).Write([.. edits.Where(edit => edit.Form == EditForm.TwoStatements)], plain);
        if (statements is null)
        {
            return ("the statement has a text of several lines, which cannot be written twice", string.Empty);
        }

        texts.AddRange(plain.Where(edit => !statements.Any(block => block.Covers(edit.Start, edit.End))));
        texts.AddRange(statements);
        texts.AddRange(new GuardedImportBlock(file, guard, style!, limit).Write([.. edits.Where(edit => edit.Form == EditForm.ImportBlock)]));
        return TextEdit.Apply(file.Text, 0, file.Text.Length, texts) is { } text
            ? Judged(new Reflow(file, style!).Apply(text, texts))
            : ("another edit changes the same place", string.Empty);
    }

    private (string? Complaint, string Text) Judged(string text) => (Complaint(text), text);

    private string? Complaint(string text)
    {
        if (PythonParser.Parse(file.Encode(text)).Failure is { } failure)
        {
            return $"the edited file would not parse: line {failure.Line}: {failure.Reason}";
        }

        var (before, after) = (Long(file.Text), Long(text));
        return after.Count(line => !before.Contains(line)) > before.Count(line => !after.Contains(line)) ? $"a line would have more than {limit} characters" : null;
    }

    // The module of an import cannot be broken.
    private HashSet<string> Long(string text) => [.. text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > limit && !Opening().IsMatch(line))];

    [GeneratedRegex(@"^\s*from [\w.]+ import (\(\s*(#.*)?|\\)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();
}
