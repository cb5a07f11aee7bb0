namespace Main2Main.Python.Statements;

/// <summary>One replacement in a file's text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends; the same for an insertion.</param>
/// <param name="NewText">What stands there then.</param>
internal sealed record TextEdit(int Start, int End, string NewText)
{
    /// <summary>Whether it replaces a part of the text, perhaps with what is around it.</summary>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends.</param>
    public bool Covers(int start, int end) => Start <= start && end <= End;

    /// <summary>Applies edits to a part of a text.</summary>
    /// <returns>The part as it reads then; null when edits overlap.</returns>
    public static string? Apply(string text, int start, int end, IEnumerable<TextEdit> edits)
    {
        var result = new System.Text.StringBuilder();
        var at = start;
        foreach (var edit in edits.Distinct().OrderBy(edit => edit.Start).ThenBy(edit => edit.End))
        {
            if (edit.Start < at || edit.End > end)
            {
                return null;
            }

            _ = result.Append(text, at, edit.Start - at).Append(edit.NewText);
            at = edit.End;
        }

        return result.Append(text, at, end - at).ToString();
    }
}
