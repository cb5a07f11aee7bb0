namespace Main2Main.Configuration;

/// <summary>How the downstream writes a version guard, for example <c>vllm_version_is("0.20.2")</c>.</summary>
public sealed record VersionGuardSettings
{
    /// <summary>The guard function's name.</summary>
    public required string Function { get; init; }

    /// <summary>What the release tag carries in front of the version, for example <c>v</c>.</summary>
    public string TagPrefix { get; init; } = "v";
}
