using Cake.Core;
using Options = Main2Main.Configuration.OptionNames;

namespace Main2Main.Frosting.CommandLine;

/// <summary>How every target is used, once: the help and the shells' completion are made of it.</summary>
internal static class TargetGuides
{
    private const string Folders = "--upstream=../vllm --downstream=../vllm-ascend";

    private static readonly string[] Pair = [Options.Upstream, Options.Downstream, Options.Config, Options.Workspace, Options.Sample];

    private static readonly string[] Suites = [Options.Suite, Options.Ci, Options.RerunFlakes, Options.Baseline, Options.Sandbox,
        Options.ReleaseTag, Options.Memory];

    private static readonly string[] Adapters = [Options.Adapter, Options.Replay];

    /// <summary>Options that every target takes.</summary>
    public static IReadOnlyList<string> Everywhere { get; } = [Options.Quiet, Options.Color, Options.Log];

    /// <summary>The targets of this package.</summary>
    public static IReadOnlyList<TargetGuide> All { get; } =
    [
        new(
            nameof(Sync),
            TargetGroup.Common,
            [.. Pair, Options.To, Options.From, .. Adapters, .. Suites, Options.IfNeeded, Options.Onto, Options.Carry, Options.Restart, Options.Watch],
            $"Sync {Folders}"),
        new(
            nameof(Impact),
            TargetGroup.Common,
            [.. Pair, Options.To, Options.From, Options.DownstreamRef, Options.ReleaseTag, Options.Heads, Options.Fleet, Options.Format, Options.Out],
            $"Impact {Folders}"),
        new(nameof(Status), TargetGroup.Common, [.. Pair, Options.Format], $"Status {Folders}"),
        new(nameof(Doctor), TargetGroup.Common, [.. Pair, .. Adapters, Options.Suite, Options.Ci], $"Doctor {Folders}"),
        new(nameof(Init), TargetGroup.Start, [Options.Upstream, Options.Downstream, Options.Out], $"Init {Folders}"),
        new(nameof(Need), TargetGroup.Stages, [.. Pair, Options.IfNeeded, Options.Memory], $"Need --if-needed {Folders}"),
        new(
            nameof(Main2Main.Frosting.Carry),
            TargetGroup.Stages,
            [.. Pair, Options.Onto, Options.Carry],
            $"Carry --onto=main --carry=main2main/sync {Folders}"),
        new(nameof(Detect), TargetGroup.Stages, [.. Pair, Options.To, Options.From, Options.ReleaseTag, Options.Restart, Options.Format], $"Detect {Folders}"),
        new(nameof(Plan), TargetGroup.Stages, [.. Pair, Options.To, Options.From, Options.ReleaseTag, Options.Restart, Options.Format], $"Plan {Folders}"),
        new(nameof(Steps), TargetGroup.Stages, [.. Pair, .. Adapters, .. Suites], $"Steps {Folders}"),
        new(nameof(Main2Main.Frosting.Step), TargetGroup.Stages, [.. Pair, Options.Step, .. Adapters, .. Suites], $"Step --step=3 {Folders}"),
        new(nameof(UpdateReference), TargetGroup.Stages, [.. Pair, Options.Step], $"UpdateReference --step=3 {Folders}"),
        new(nameof(Adapt), TargetGroup.Stages, [.. Pair, Options.Step, .. Adapters], $"Adapt --step=3 {Folders}"),
        new(nameof(RunCi), TargetGroup.Stages, [.. Pair, Options.Step, .. Adapters, .. Suites], $"RunCi --step=3 {Folders}"),
        new(nameof(Commit), TargetGroup.Stages, [.. Pair, Options.Step], $"Commit --step=3 {Folders}"),
        new(nameof(Advance), TargetGroup.Stages, [.. Pair, Options.Step], $"Advance --step=3 {Folders}"),
        new(nameof(RefreshGuide), TargetGroup.Stages, [.. Pair], $"RefreshGuide {Folders}"),
        new(nameof(Summarize), TargetGroup.Stages, [.. Pair], $"Summarize {Folders}"),
        new(nameof(Bisect), TargetGroup.Trouble, [.. Pair, Options.Good, Options.Bad, Options.Step, Options.Suite, Options.Ci], $"Bisect --step=3 {Folders}"),
        new(
            nameof(SummarizeLog),
            TargetGroup.Trouble,
            [Options.Log, Options.ExitCode, Options.JUnit, Options.Out, Options.Config],
            "SummarizeLog --log=ci.log"),
        new(nameof(History), TargetGroup.Trouble, [.. Pair, Options.Memory, Options.Since, Options.Format, Options.Out], $"History {Folders}"),
        new(
            nameof(Guards),
            TargetGroup.Downstream,
            [.. Pair, Options.ReleaseTag, Options.DownstreamRef, Options.Fix, Options.Format, Options.Out],
            $"Guards {Folders}"),
        new(nameof(Lanes), TargetGroup.Downstream, [.. Pair, Options.Since, Options.ReleaseTag, Options.Format, Options.Out], $"Lanes --since=main {Folders}"),
        new(nameof(Patches), TargetGroup.Downstream, [.. Pair, Options.To, Options.DownstreamRef, Options.Format, Options.Out], $"Patches {Folders}"),
        new(nameof(Suggest), TargetGroup.Downstream, [.. Pair, Options.To, Options.From, Options.DownstreamRef, Options.Out], $"Suggest {Folders}"),
        new(
            nameof(Serve),
            TargetGroup.Downstream,
            [.. Pair, Options.Step, Options.To, Options.From, Options.DownstreamRef, Options.ReleaseTag],
            $"Serve {Folders}"),
        new(nameof(Publish), TargetGroup.Propose, [.. Pair, Options.Remote], $"Publish --remote=origin {Folders}"),
        new(nameof(Rollback), TargetGroup.Propose, [.. Pair, Options.To, Options.Memory], $"Rollback {Folders}"),
        new(nameof(Help), TargetGroup.Help, [Options.For], "Help --for=Sync"),
        new(nameof(Completion), TargetGroup.Help, [Options.For], "Completion --for=bash"),
        new(nameof(Default), TargetGroup.Help, [], "Default"),
    ];

    /// <summary>How the targets of a program are used.</summary>
    /// <param name="engine">The engine, which knows the tasks.</param>
    /// <returns>Those of this package, then the program's own.</returns>
    public static IReadOnlyList<TargetGuide> Of(ICakeEngine engine)
    {
        var descriptions = engine.Tasks.ToDictionary(task => task.Name, task => task.Description ?? string.Empty, StringComparer.OrdinalIgnoreCase);
        var known = All.Where(guide => descriptions.ContainsKey(guide.Name)).Select(guide => guide with { Description = descriptions[guide.Name] }).ToList();
        var own = descriptions.Where(pair => known.TrueForAll(guide => !guide.Name.Equals(pair.Key, StringComparison.OrdinalIgnoreCase)))
            .Select(pair => new TargetGuide(pair.Key, TargetGroup.Own, [], pair.Key) { Description = pair.Value });
        return [.. known, .. own];
    }
}
