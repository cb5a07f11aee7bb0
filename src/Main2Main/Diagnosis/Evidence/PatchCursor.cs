using System.Text.RegularExpressions;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>
/// Knows where in a patch a line stands: commit, file, hunk and line number. It counts a hunk's lines as the header announces them,
/// so that a removed line that looks like a header is not taken for one.
/// </summary>
internal sealed partial class PatchCursor
{
    private int oldLeft;
    private int newLeft;

    public string Commit { get; private set; } = string.Empty;

    /// <summary>The file's name before the change.</summary>
    public string OldFile { get; private set; } = string.Empty;

    /// <summary>The file's name after the change.</summary>
    public string NewFile { get; private set; } = string.Empty;

    public string Header { get; private set; } = string.Empty;

    public (int Start, int Lines) Old { get; private set; }

    public (int Start, int Lines) New { get; private set; }

    /// <summary>The number of the line that was read last, before the change for a removed line, after it for others.</summary>
    public int Line { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>What it is.</returns>
    public PatchLineKind Read(string line)
    {
        if (oldLeft > 0 || newLeft > 0)
        {
            return ReadInHunk(line);
        }

        if (line.StartsWith("diff --git ", StringComparison.Ordinal))
        {
            (OldFile, NewFile) = SplitNames(line["diff --git ".Length..]);
            return PatchLineKind.File;
        }

        if (HunkHeader().Match(line) is { Success: true } hunk)
        {
            Header = line;
            Old = Range(hunk, "old");
            New = Range(hunk, "new");
            (oldLeft, newLeft) = (Old.Lines, New.Lines);
            return PatchLineKind.Hunk;
        }

        if (CommitLine().IsMatch(line))
        {
            (Commit, OldFile, NewFile) = (line, string.Empty, string.Empty);
            return PatchLineKind.Commit;
        }

        return ReadFileHeader(line);
    }

    private static (int Start, int Lines) Range(Match hunk, string side) => (
        int.Parse(hunk.Groups[side].Value),
        hunk.Groups[side + "Lines"] is { Success: true, Value: var lines } ? int.Parse(lines) : 1);

    // "a/NAME b/NAME", both halves alike unless it is a rename, whose own lines follow.
    private static (string Old, string New) SplitNames(string names)
    {
        var half = names.Length / 2;
        return names.Length < 5 || names[half] != ' ' ? (string.Empty, string.Empty) : (WithoutSide(names[..half]), WithoutSide(names[(half + 1)..]));
    }

    private static string WithoutSide(string name)
    {
        var plain = name.TrimEnd('\t');
        return plain switch
        {
            "/dev/null" => string.Empty,
            ['"', 'a' or 'b', '/', ..] => "\"" + plain[3..],
            ['a' or 'b', '/', ..] => plain[2..],
            _ => plain,
        };
    }

    private PatchLineKind ReadFileHeader(string line)
    {
        if (Rest(line, "rename from ") is { } from)
        {
            OldFile = from;
        }
        else if (Rest(line, "rename to ") is { } to)
        {
            NewFile = to;
            return PatchLineKind.Renamed;
        }
        else if (Rest(line, "--- ") is { } old)
        {
            OldFile = WithoutSide(old) is { Length: > 0 } name ? name : OldFile;
        }
        else if (Rest(line, "+++ ") is { } changed)
        {
            NewFile = WithoutSide(changed) is { Length: > 0 } name ? name : OldFile;
        }
        else if (line.StartsWith("deleted file mode", StringComparison.Ordinal))
        {
            return PatchLineKind.Deleted;
        }
        else if (line.StartsWith("new file mode", StringComparison.Ordinal))
        {
            return PatchLineKind.Created;
        }

        return PatchLineKind.Other;
    }

    private static string? Rest(string line, string prefix) => line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..] : null;

    private PatchLineKind ReadInHunk(string line)
    {
        switch (line)
        {
            case ['-', ..]:
                Line = Old.Start + Old.Lines - oldLeft--;
                return PatchLineKind.Removed;
            case ['+', ..]:
                Line = New.Start + New.Lines - newLeft--;
                return PatchLineKind.Added;
            case ['\\', ..]:
                return PatchLineKind.Other;
            default:
                oldLeft--;
                Line = New.Start + New.Lines - newLeft--;
                return PatchLineKind.Context;
        }
    }

    [GeneratedRegex(@"^@@ -(?<old>\d+)(?:,(?<oldLines>\d+))? \+(?<new>\d+)(?:,(?<newLines>\d+))? @@", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HunkHeader();

    [GeneratedRegex("^[0-9a-f]{40,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex CommitLine();
}
