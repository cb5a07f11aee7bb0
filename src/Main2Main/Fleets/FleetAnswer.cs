using System.Text.Json.Serialization;

namespace Main2Main.Fleets;

/// <summary>How one downstream answered a change: an edit that its CI has verified, or that moved its pin past the change.</summary>
/// <param name="Downstream">Its name in the list.</param>
/// <param name="Where">Where it is known from: the run and step of its memory, or its commit.</param>
/// <param name="File">Its file.</param>
/// <param name="Before">The statement before; null where it is new.</param>
/// <param name="After">The statement after; null where it is gone.</param>
public sealed record FleetAnswer(string Downstream, string Where, string File, string? Before, string? After)
{
    /// <summary>The edit as the lines of a diff.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Lines => [.. Marked("- ", Before), .. Marked("+ ", After)];

    private static IEnumerable<string> Marked(string sign, string? code) => code is null ? [] : code.Split('\n').Select(line => sign + line);
}
