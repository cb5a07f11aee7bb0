using System.Text.Json.Serialization;

namespace Main2Main.Precedents;

/// <summary>How one statement that names what changed was changed itself: in the upstream's own code, or in the downstream's.</summary>
/// <param name="Commit">The commit, or tree, that has it changed.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The statement's line after the commit; before it when the statement is gone.</param>
/// <param name="Within">The function or class around it; empty for the module.</param>
/// <param name="Before">The statement before; null when it is new.</param>
/// <param name="After">The statement after; null when it is gone.</param>
public sealed record CallerChange(string Commit, string File, int Line, string Within, string? Before, string? After)
{
    /// <summary>The change as the lines of a diff.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Lines => [.. Marked("- ", Before), .. Marked("+ ", After)];

    private static IEnumerable<string> Marked(string sign, string? code) => code is null ? [] : code.Split('\n').Select(line => sign + line);
}
