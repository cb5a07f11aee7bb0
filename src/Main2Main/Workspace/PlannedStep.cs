using System.Text.Json.Serialization;

namespace Main2Main.Workspace;

/// <summary>A step in steps.json: a range of upstream commits that is adapted, verified and committed as one.</summary>
public sealed record PlannedStep
{
    /// <summary>The step's number, from 1.</summary>
    public required int Index { get; init; }

    /// <summary>The step's name, <c>step-N</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its commits: those of the target's first-parent line, oldest first, and before each merge what that brought.</summary>
    public required IReadOnlyList<PlannedCommit> Commits { get; init; }

    /// <summary>How many they are, those that merges brought included.</summary>
    public required int CommitCount { get; init; }

    /// <summary>How many of them merges brought.</summary>
    public int MergedCommitCount { get; init; }

    /// <summary>The upstream commit that the step starts from (not part of it).</summary>
    public required string StartCommit { get; init; }

    /// <summary>Its last commit; a descendant of the one that it starts from, unless that is a pin on a side branch.</summary>
    public required string EndCommit { get; init; }

    /// <summary>The release tag at its last commit, to which a pin that is a tag or a version moves; absent where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EndTag { get; init; }

    /// <summary>The playbook's steps that it takes at once; where that fails, it is divided between them. Absent from plans without leaps.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PlannedPart>? Parts { get; init; }

    /// <summary>Which leap of the plan it is, or a part of, from 1; absent from plans without leaps.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Group { get; init; }

    /// <summary>Whether it verifies what was taken along of an open proposal, and no upstream commit; absent when not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Carried { get; init; }

    /// <summary>Whether only mechanical edits are made in it, and a failure divides it at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Mechanical { get; init; }

    /// <summary>What its files are, sorted: the upstream package's name for source, <c>requirements</c>, <c>ignored</c>.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Changed lines in source files. The JSON name is a contract with tools that read steps.json.</summary>
    [JsonPropertyName("vllm_changed_lines")]
    public required int SourceChangedLines { get; init; }

    /// <summary>Changed lines in all files.</summary>
    public required int TotalChangedLines { get; init; }

    /// <summary>The line budget that the plan was made with.</summary>
    public required int LineBudget { get; init; }

    /// <summary>The commit budget that the plan was made with.</summary>
    public required int CommitCountBudget { get; init; }

    /// <summary>All files that its commits change, sorted.</summary>
    public required IReadOnlyList<string> FilesChanged { get; init; }

    /// <summary>Whether it is tried as a whole and divided where that fails.</summary>
    [JsonIgnore]
    public bool Leap => Parts is { Count: > 1 };

    /// <summary>The range as git takes it.</summary>
    [JsonIgnore]
    public string Range => $"{StartCommit}..{EndCommit}";

    /// <summary>The range with abbreviated commits, for people.</summary>
    [JsonIgnore]
    public string ShortRange => $"{StartCommit[..10]}..{EndCommit[..10]}";
}

/// <summary>A part of a leap: what would be a step of the playbook's.</summary>
/// <param name="EndCommit">Its last upstream commit.</param>
/// <param name="Named">How many of its commits Impact names as breaking, or as likely to.</param>
/// <param name="Weight">How likely the first commit that breaks something is in it, against the other parts.</param>
public sealed record PlannedPart(string EndCommit, int Named, double Weight);
