using System.Text;
using Main2Main.Configuration;
using Main2Main.Python;

namespace Main2Main.Lanes.Rules;

/// <summary>Checks that need no upstream.</summary>
internal static class TextRules
{
    /// <summary>Checks files.</summary>
    /// <param name="files">The edited files.</param>
    /// <param name="commit">Which files must not be there.</param>
    public static IEnumerable<CheckFinding> Check(IReadOnlyList<EditedFile> files, CommitSettings commit)
    {
        foreach (var file in files)
        {
            if (!commit.IsNeverStaged(file.Path) && commit.IsForbidden(file.Path))
            {
                yield return new CheckFinding(
                    CheckRule.IntermediateFile, file.Path, 0, Lane: null, "is an intermediate file", "put such files into the workspace");
            }

            foreach (var line in Markers(file))
            {
                yield return new CheckFinding(CheckRule.ConflictMarker, file.Path, line, Lane: null, "holds a line that a merge left", "resolve the conflict");
            }

            if (file.IsPython && PythonParser.Parse(file.Source).Failure is { } failure
                && (file.OldSource is null || PythonParser.Parse(file.OldSource).Failure is null))
            {
                yield return new CheckFinding(
                    CheckRule.SyntaxError, file.Path, failure.Line, Lane: null, $"is not Python: {failure.Reason}", "mend the line, or what stands before it");
            }
        }
    }

    private static IEnumerable<int> Markers(EditedFile file)
    {
        // A line of equals signs alone is a heading in many texts: only the two that name sides count.
        var number = 0;
        foreach (var range in Encoding.UTF8.GetString(file.Source).Split('\n').Select(line => line.TrimEnd('\r')))
        {
            number++;
            if (file.Lines.Contains(number)
                && (range.StartsWith("<<<<<<< ", StringComparison.Ordinal) || range.StartsWith(">>>>>>> ", StringComparison.Ordinal)))
            {
                yield return number;
            }
        }
    }
}
