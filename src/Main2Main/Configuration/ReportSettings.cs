namespace Main2Main.Configuration;

/// <summary>Where reports point to. Each address is that of a repository's page; without one it is taken from the checkout's remote.</summary>
public sealed record ReportSettings
{
    /// <summary>The upstream's page, for example <c>https://github.com/owner/name</c>.</summary>
    public string? UpstreamUrl { get; init; }

    /// <summary>The downstream's page.</summary>
    public string? DownstreamUrl { get; init; }
}
