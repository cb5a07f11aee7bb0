using System.IO.Enumeration;

namespace Main2Main.Configuration;

/// <summary>What may be committed. Source: the playbook's commit check.</summary>
public sealed record CommitSettings
{
    /// <summary>Folders whose changes are left in the working tree and never staged; each ends in <c>/</c>.</summary>
    public IReadOnlyList<string> NeverStaged { get; init; } = ["csrc/", "cmake/"];

    /// <summary>File-name patterns (<c>*</c> and <c>?</c>) of intermediate files that must not be in the tree.</summary>
    public IReadOnlyList<string> Forbidden { get; init; } =
    [
        "*.log", "*.patch", "*.jsonl", "*_changes.md", "*_error_analyze.md",
        "*round-ledger*", "*main2main-failure-summary*", "*ci-summary*",
    ];

    /// <summary>Whether a file lies in a folder that is never staged.</summary>
    /// <param name="path">The path, relative to the downstream's root.</param>
    /// <returns>True when it does.</returns>
    public bool IsNeverStaged(string path) => NeverStaged.Any(folder => Unquoted(path).StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Whether a file's name is that of an intermediate file.</summary>
    /// <param name="path">The path, relative to the downstream's root.</param>
    /// <returns>True when it is.</returns>
    public bool IsForbidden(string path)
    {
        var name = Unquoted(path)[(Unquoted(path).LastIndexOf('/') + 1)..];
        return Forbidden.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));
    }

    // A name that is not UTF-8 has quotes around it; it lies where it lies all the same.
    private static string Unquoted(string path) => path.Trim('"');
}
