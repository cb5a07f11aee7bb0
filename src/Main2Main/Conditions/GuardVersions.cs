using Main2Main.Configuration;
using Main2Main.Python;

namespace Main2Main.Conditions;

/// <summary>What the downstream's guard function is called, and which versions stand for which lane.</summary>
/// <param name="settings">How guards are written.</param>
/// <param name="releaseTag">The release tag; null when there is none.</param>
internal sealed class GuardVersions(VersionGuardSettings settings, string? releaseTag)
{
    /// <summary>How guards are written, where none may be: then no condition is a guard.</summary>
    /// <param name="settings">How guards are written; null when the downstream has none.</param>
    /// <param name="releaseTag">The release tag; null when there is none.</param>
    public static GuardVersions Of(VersionGuardSettings? settings, string? releaseTag) =>
        settings is null ? new GuardVersions(new VersionGuardSettings { Function = "(none)" }, releaseTag: null) : new GuardVersions(settings, releaseTag);

    /// <summary>How guards are written, where each version that one names is taken for the release: what such a guard lets in, main never meets.</summary>
    /// <param name="settings">How guards are written.</param>
    public static GuardVersions OfAnyRelease(VersionGuardSettings settings) => new(settings, releaseTag: null) { IsAnyRelease = true };

    /// <summary>Whether every version stands for a release, so that where one guard fails another release may run.</summary>
    public bool IsAnyRelease { get; private init; }

    /// <summary>The guard function's name.</summary>
    public string Function { get; } = DottedName.Last(settings.Function);

    /// <summary>The release tag; null when there is none.</summary>
    public string? ReleaseTag => releaseTag;

    /// <summary>The guard call for the release tag.</summary>
    public string? Call => releaseTag is null ? null : settings.CallFor(releaseTag);

    /// <summary>Whether a guard's version is the release's, with or without what the tag carries in front.</summary>
    public bool IsRelease(string version) =>
        releaseTag is not null && (version == releaseTag || version == settings.VersionOf(releaseTag) || Order(version) == 0);

    /// <summary>How a guard's version stands to the release's.</summary>
    /// <returns>Below 0 for an older one; null when one of the two is no version.</returns>
    public int? Order(string version) =>
        releaseTag is not null && Parse(version) is { } left && Parse(releaseTag) is { } right ? left.Order(right) : null;

    private PackageVersion? Parse(string version) => PackageVersion.TryParse(settings.VersionOf(version));
}
