using Main2Main.Configuration;
using Main2Main.Conditions;

namespace Main2Main.Adaptation.Codemod.Guards;

/// <summary>How the downstream asks for the release.</summary>
/// <param name="settings">The guard function; null when none is configured.</param>
/// <param name="tag">The release tag; null when the downstream records none.</param>
internal sealed class LaneGuard(VersionGuardSettings? settings, string? tag)
{
    /// <summary>The guard call.</summary>
    public string Call => settings!.CallFor(tag!);

    /// <summary>Whether a condition asks for the release, however it spells the version.</summary>
    /// <param name="test">The condition, with strings in double quotes.</param>
    public bool IsAskedBy(string test) => test == Call
        || (test.Split('"') is [var call, var version, ")"] && call == $"{settings!.Function}(" && new GuardVersions(settings, tag).IsRelease(version));

    /// <summary>The module that has the function.</summary>
    public string Module => settings!.Module!;

    /// <summary>The name that is imported from the module.</summary>
    public string Import => settings!.Function.Split('.')[0];

    /// <summary>Why nothing can be guarded; null when it can.</summary>
    public string? Complaint => settings is null || tag is null ? "the release needs the old code, and no version guard is configured"
        : settings.Module is null ? "the release needs the old code, and `versionGuard.module` does not say where the guard function lies" : null;
}
