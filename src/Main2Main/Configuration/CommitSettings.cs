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
}
