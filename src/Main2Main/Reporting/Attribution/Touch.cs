using Main2Main.Git;
using Main2Main.Impact;

namespace Main2Main.Reporting.Attribution;

/// <summary>Whether an edit has to do with a finding: it stands at the finding's line, or takes out or puts in the name that changed.</summary>
/// <param name="edit">The edit.</param>
internal sealed class Touch(FileEdit edit)
{
    private readonly HashSet<int> removed = [.. edit.Removed.Select(line => line.Number)];
    private readonly HashSet<string> names = [.. EditNames.Of(edit.Removed).Union(EditNames.Of(edit.Added))];

    /// <summary>Whether a line of the older file was taken out or changed.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <returns>Whether it was.</returns>
    public bool Holds(int line) => removed.Contains(line);

    /// <summary>Whether the edit has to do with a finding.</summary>
    /// <param name="finding">The finding, in the same file.</param>
    /// <returns>Whether it has.</returns>
    public bool Reaches(ImpactFinding finding) =>
        Holds(finding.Line) || names.Contains(finding.Member ?? string.Empty) || names.Contains(Name(finding.UpstreamSymbol));

    /// <summary>The last part of a dotted name that tells something: a constructor goes by its class.</summary>
    private static string Name(string symbol)
    {
        var parts = symbol.Split('.');
        return parts is [.., var owner, "__init__" or "__new__" or "__call__"] ? owner : parts[^1];
    }
}
