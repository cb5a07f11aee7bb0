using Main2Main.Impact;

namespace Main2Main.Diagnosis;

/// <summary>Whether the fix of an error needs a version guard, and by which evidence.</summary>
public sealed record GuardDecision
{
    /// <summary>The answer.</summary>
    public required GuardNeed Needed { get; init; }

    /// <summary>Why.</summary>
    public required GuardReason Reason { get; init; }

    /// <summary>What was looked for; null when nothing was.</summary>
    public string? Subject { get; init; }

    /// <summary>Whether it exists at the release tag.</summary>
    public Presence AtRelease { get; init; } = Presence.Unknown;

    /// <summary>Whether it exists at the step's end commit.</summary>
    public Presence AtEnd { get; init; } = Presence.Unknown;

    /// <summary>Where it was looked for and found, as <c>file:line</c>; at the release tag first.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
}
