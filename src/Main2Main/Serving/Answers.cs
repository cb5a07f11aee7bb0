using Main2Main.Impact;
using Main2Main.Lanes;
using Main2Main.Precedents;
using Main2Main.Verification;

namespace Main2Main.Serving;

/// <summary>What a range broke for the downstream, or for one file of it.</summary>
/// <param name="UpstreamBase">The upstream commit before the range.</param>
/// <param name="UpstreamTarget">Its last commit.</param>
/// <param name="DownstreamCommit">The downstream commit, or tree, that was looked at.</param>
/// <param name="StepId">The run's step; null without a run.</param>
/// <param name="Findings">The findings, the surest first.</param>
/// <param name="LeftOut">How many found no room.</param>
public sealed record FindingsAnswer(string UpstreamBase, string UpstreamTarget, string DownstreamCommit, string? StepId, IReadOnlyList<ImpactFinding> Findings, int LeftOut);

/// <summary>What a name stands for at some commits.</summary>
/// <param name="Name">The name that was asked for.</param>
/// <param name="Contracts">One entry a commit.</param>
public sealed record ContractAnswer(string Name, IReadOnlyList<ContractAt> Contracts);

/// <summary>What a name stands for at a commit.</summary>
/// <param name="At">What the commit is called: <c>before</c>, <c>main</c>, <c>release</c>, or as it was asked for.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Kind"><c>module</c>, <c>class</c>, <c>function</c>, <c>variable</c>, <c>dynamic</c>; <c>absent</c> when there is no such name.</param>
/// <param name="DefinedAs">The dotted name of the definition that the name leads to; null when there is none.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 when there is none.</param>
/// <param name="Signature">The definition in one line.</param>
/// <param name="Members">Of a class or module, its own members in one line each.</param>
/// <param name="Source">The source, from decorators to the last line, cut where it is long.</param>
public sealed record ContractAt(string At, string Commit, string Kind, string? DefinedAs, string? File, int Line, string? Signature, IReadOnlyList<string> Members, IReadOnlyList<string> Source);

/// <summary>Who uses an upstream name.</summary>
/// <param name="Name">The name, as it is defined.</param>
/// <param name="Downstream">The downstream's uses, as its working tree stands.</param>
/// <param name="Upstream">The upstream's own calls at the main lane's commit.</param>
/// <param name="LeftOut">How many found no room.</param>
public sealed record UsersAnswer(string Name, IReadOnlyList<NameUse> Downstream, IReadOnlyList<NameUse> Upstream, int LeftOut);

/// <summary>A use of a name.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Within">The function or class around it; empty for the module.</param>
/// <param name="Usage">How it is used; of a call in the upstream <c>call</c>, or <c>call_by_name</c> where only the method's name is the same.</param>
public sealed record NameUse(string File, int Line, string Within, string Usage);

/// <summary>Why a log failed.</summary>
/// <param name="Log">The log.</param>
/// <param name="Errors">The root causes: code bugs first.</param>
public sealed record LogAnswer(string Log, IReadOnlyList<LogError> Errors);

/// <summary>A root cause in a log and what is known of its cause in the upstream.</summary>
/// <param name="Error">Type and message.</param>
/// <param name="Category"><c>Code Bug</c> or <c>Environment Flake</c>.</param>
/// <param name="Line">The line in the log, from 1.</param>
/// <param name="FailedTestCases">The test cases that failed by it.</param>
/// <param name="Context">What the log says there.</param>
/// <param name="Mechanism">What kind of upstream change it shows; null for a flake, or without a run.</param>
/// <param name="Commits">The likeliest upstream commits, with their subjects.</param>
/// <param name="Places">The downstream's places in the traceback as <c>file:line</c>, deepest first.</param>
/// <param name="GuardNeeded">Whether the fix needs a version guard; null where it is not told.</param>
public sealed record LogError(
    string Error, string Category, int Line, IReadOnlyList<string> FailedTestCases, IReadOnlyList<string> Context, string? Mechanism, IReadOnlyList<string> Commits, IReadOnlyList<string> Places, string? GuardNeeded);

/// <summary>What the checks find in the working tree, as it stands.</summary>
/// <param name="From">The downstream commit that it is compared with.</param>
/// <param name="MainCommit">The upstream commit of the main lane.</param>
/// <param name="ReleaseTag">The release tag; null when there is none.</param>
/// <param name="ReleaseCommit">Its commit; null when the release lane was not checked.</param>
/// <param name="ChangedFiles">The files that differ.</param>
/// <param name="Findings">What does not keep both lanes.</param>
/// <param name="Open">What the range breaks, or what is likely not to fit any more, in the working tree still: places that no edit has answered.</param>
/// <param name="Refused">What an adapter loses its edit for: weakened tests, protected paths.</param>
/// <param name="Warnings">What could not be checked.</param>
/// <param name="Passes">Whether nothing was found in the edit; what is open is for whoever edits to judge.</param>
public sealed record CheckAnswer(
    string From,
    string MainCommit,
    string? ReleaseTag,
    string? ReleaseCommit,
    IReadOnlyList<string> ChangedFiles,
    IReadOnlyList<CheckFinding> Findings,
    IReadOnlyList<OpenPlace> Open,
    IReadOnlyList<string> Refused,
    IReadOnlyList<string> Warnings,
    bool Passes);

/// <summary>A place that the range broke and that is as it was.</summary>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Severity">How surely it needs an edit.</param>
/// <param name="UpstreamSymbol">What it depends on.</param>
/// <param name="Change">What happened to that, in words.</param>
/// <param name="Suggestion">What to do.</param>
public sealed record OpenPlace(string File, int Line, ImpactSeverity Severity, string UpstreamSymbol, string Change, string Suggestion);

/// <summary>What the range did to a name of the upstream.</summary>
/// <param name="Name">The name.</param>
/// <param name="From">The upstream commit before the range.</param>
/// <param name="To">Its last commit.</param>
/// <param name="Changes">The changes of its contract.</param>
/// <param name="Commits">The commits that touched the files it is in, newest first.</param>
/// <param name="Diff">The diff of its definition.</param>
/// <param name="Callers">How the upstream adapted its own code.</param>
public sealed record DiffAnswer(string Name, string From, string To, IReadOnlyList<NameChange> Changes, IReadOnlyList<string> Commits, IReadOnlyList<string> Diff, IReadOnlyList<CallerChange> Callers);

/// <summary>A change of a contract.</summary>
/// <param name="Symbol">The dotted name.</param>
/// <param name="Change">What happened, in words.</param>
/// <param name="Member">The member, parameter, base or value that it happened to; null for the whole.</param>
/// <param name="Old">The old contract; null when there was none.</param>
/// <param name="New">The new one; null when there is none.</param>
public sealed record NameChange(string Symbol, string Change, string? Member, string? Old, string? New);
