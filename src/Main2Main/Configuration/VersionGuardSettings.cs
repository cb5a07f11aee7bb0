namespace Main2Main.Configuration;

/// <summary>How the downstream writes a version guard, for example <c>host_version_is("0.20.2")</c>.</summary>
public sealed record VersionGuardSettings
{
    /// <summary>The guard function's name.</summary>
    public required string Function { get; init; }

    /// <summary>The dotted name of the module that has the function; null when the adapter <c>codemod</c> is to guard nothing.</summary>
    public string? Module { get; init; }

    /// <summary>What the release tag carries in front of the version, for example <c>v</c>.</summary>
    public string TagPrefix { get; init; } = "v";

    /// <summary>The version that guards name for a release tag.</summary>
    /// <param name="tag">The tag, for example <c>v0.20.2</c>.</param>
    /// <returns>The version, for example <c>0.20.2</c>.</returns>
    public string VersionOf(string tag) => tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? tag[TagPrefix.Length..] : tag;

    /// <summary>The guard call for a release tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The call as it stands in code.</returns>
    public string CallFor(string tag) => $"{Function}(\"{VersionOf(tag)}\")";
}
