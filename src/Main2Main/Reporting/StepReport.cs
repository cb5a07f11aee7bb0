using System.Text.Json.Serialization;
using Main2Main.Adaptation;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Reporting;

/// <summary>A finished step as reports show it.</summary>
public sealed record StepReport
{
    /// <summary>The step's name.</summary>
    public required string Id { get; init; }

    /// <summary>Its upstream range, full commits.</summary>
    public required string UpstreamRange { get; init; }

    /// <summary>Its upstream commits.</summary>
    public required IReadOnlyList<PlannedCommit> UpstreamCommits { get; init; }

    /// <summary>The downstream commit; empty where the step changed no file.</summary>
    public required string Commit { get; init; }

    /// <summary>The downstream commit that was verified as it is, where the step changed no file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VerifiedUnchanged { get; init; }

    /// <summary>The verdict of the last round.</summary>
    public required string CiResult { get; init; }

    /// <summary>How many rounds it took.</summary>
    public required int Rounds { get; init; }

    /// <summary>Files in which only the pin was moved.</summary>
    public required IReadOnlyList<string> ReferenceFiles { get; init; }

    /// <summary>Files that were adapted.</summary>
    public required IReadOnlyList<string> AdaptedFiles { get; init; }

    /// <summary>Version guards that the step added, as <c>file:line text</c>.</summary>
    public required IReadOnlyList<string> VersionGuards { get; init; }

    /// <summary>Errors that earlier rounds showed and that are gone.</summary>
    public required IReadOnlyList<string> FixedErrors { get; init; }

    /// <summary>Root causes of the last round that count as environment flakes.</summary>
    public required IReadOnlyList<string> EnvFlakes { get; init; }

    /// <summary>Cases that failed with an environment flake in the last round and in every re-run of it.</summary>
    public required IReadOnlyList<string> PersistentFlakes { get; init; }

    /// <summary>Errors that the step was committed with, because the last verified state has them already.</summary>
    public IReadOnlyList<string> Inherited { get; init; } = [];

    /// <summary>What the suites of the last round were seen to import, a sentence each.</summary>
    public IReadOnlyList<string> Witness { get; init; } = [];

    /// <summary>What each suite of the last round did.</summary>
    public IReadOnlyList<SuiteTests> Suites { get; init; } = [];

    /// <summary>What adapters did that none may do, or that was undone because they did not end well.</summary>
    public required IReadOnlyList<string> AdapterProblems { get; init; }

    /// <summary>What asking adapters cost, all rounds; null where none of them is a program.</summary>
    public AdapterCost? AdapterCost { get; init; }

    /// <summary>Seconds that CI took, all rounds.</summary>
    public required double CiSeconds { get; init; }
}

/// <summary>What a suite of a step's last round did.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Tests">Its test cases; null when no test runner was seen.</param>
public sealed record SuiteTests(string Suite, int ExitCode, TestCounts? Tests);
