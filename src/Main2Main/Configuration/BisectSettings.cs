namespace Main2Main.Configuration;

/// <summary>How Bisect judges what it probes. Exit code 125 for "cannot be judged" is git bisect's own convention.</summary>
public sealed record BisectSettings
{
    /// <summary>Exit codes by which a suite says that it cannot judge the commit.</summary>
    public IReadOnlyList<int> SkipExitCodes { get; init; } = [125];

    /// <summary>Whether a commit at which tests could not be collected is skipped, unless that very error is looked for.</summary>
    public bool SkipCollectionErrors { get; init; } = true;

    /// <summary>Whether a commit at which a suite hangs or takes too long is skipped; otherwise it counts as failed.</summary>
    public bool SkipTimeouts { get; init; } = true;

    /// <summary>Whether every failure counts, and not only the one that is looked for.</summary>
    public bool AnyFailure { get; init; }

    /// <summary>Runs that have to fail before a commit counts as bad; the first run that passes makes it good.</summary>
    public int Repeat { get; init; } = 2;

    /// <summary>Commits between the two ends that are probed at most.</summary>
    public int MaximumProbes { get; init; } = 30;

    /// <summary>Whether RunCi bisects a step by itself when nothing explains an error of a failed round.</summary>
    public bool WhenUnexplained { get; init; }
}
