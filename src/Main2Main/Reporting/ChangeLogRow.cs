using System.Text.Json.Serialization;

namespace Main2Main.Reporting;

/// <summary>A changed file of the downstream and why it was changed: a row of the change log.</summary>
/// <param name="File">The file, relative to the downstream's root.</param>
/// <param name="Causes">The reasons, by step; at least one.</param>
public sealed record ChangeLogRow(string File, IReadOnlyList<ChangeCause> Causes)
{
    /// <summary>Whether only the pin was moved in it.</summary>
    [JsonIgnore]
    public bool OnlyReference => Causes.All(cause => cause.Evidence == ChangeEvidence.Reference);

    /// <summary>Whether nothing is known of why it was changed in some step.</summary>
    public bool Unexplained => Causes.Any(cause => cause.Evidence == ChangeEvidence.Unexplained);
}
