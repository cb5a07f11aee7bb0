using System.Text.Json.Serialization;
using Main2Main.Workspace;

namespace Main2Main.Verification;

/// <summary>A CI round, round-M-result.json.</summary>
public sealed record RoundResult
{
    /// <summary>The step's name.</summary>
    public required string StepId { get; init; }

    /// <summary>The round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>The suites' names, joined by <c>+</c>.</summary>
    public required string Suite { get; init; }

    /// <summary>The suites' names.</summary>
    public required IReadOnlyList<string> Suites { get; init; }

    /// <summary>The first exit code that is not 0, else 0.</summary>
    public required int RunSuiteExitCode { get; init; }

    /// <summary>The same, under the name that older tools read.</summary>
    public required int ExitCode { get; init; }

    /// <summary>0 when the log was summarised, else 1.</summary>
    public required int SummaryExitCode { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict CiResult { get; init; }

    /// <summary>Whether the verdict is <c>passed</c>.</summary>
    public required bool Passed { get; init; }

    /// <summary>Whether the verdict allows a commit.</summary>
    public required bool CanCommit { get; init; }

    /// <summary>Whether there is a code bug to fix.</summary>
    public required bool RequiresFix { get; init; }

    /// <summary>The raw log.</summary>
    public required string LogPath { get; init; }

    /// <summary>The log's summary.</summary>
    public required string SummaryPath { get; init; }

    /// <summary>Why the log could not be summarised; null when it was.</summary>
    public required string? SummaryError { get; init; }

    /// <summary>How many code bugs the summary holds.</summary>
    public required int CodeBugsCount { get; init; }

    /// <summary>How many environment flakes it holds.</summary>
    public required int EnvFlakesCount { get; init; }

    /// <summary>How many test files failed.</summary>
    public required int FailedTestFilesCount { get; init; }

    /// <summary>How many test cases failed.</summary>
    public required int FailedTestCasesCount { get; init; }

    /// <summary>One suite: its words. Several: one command line each.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>What each suite did.</summary>
    public required IReadOnlyList<SuiteOutcome> SuiteResults { get; init; }

    /// <summary>The commands that prepared the suites in this round; the last one failed where no suite was run.</summary>
    public IReadOnlyList<PrepareResult> Prepared { get; init; } = [];

    /// <summary>Errors that fail at the last verified state already, each with its cases; they are not counted as code bugs.</summary>
    public IReadOnlyList<string> Inherited { get; init; } = [];

    /// <summary>Why environment flakes excuse nothing here; empty when there is no doubt.</summary>
    public IReadOnlyList<string> FlakeDoubts { get; init; } = [];

    /// <summary>Where CI ran the very same before, so that nothing was run; absent where it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reused { get; init; }

    /// <summary>The upstream commit that the round ran against.</summary>
    public required string UpstreamCommit { get; init; }

    /// <summary>The downstream's tree (git object id) that the round ran against.</summary>
    public required string DownstreamTree { get; init; }
}
