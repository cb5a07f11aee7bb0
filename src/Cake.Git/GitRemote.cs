namespace Cake.Git;

/// <summary>Another repository that this one knows by a name.</summary>
/// <param name="name">The name.</param>
/// <param name="pushUrl">Where pushes go.</param>
/// <param name="url">Where fetches come from.</param>
public sealed class GitRemote(string name, string pushUrl, string url)
{
    /// <summary>Its name here.</summary>
    public string Name { get; } = name;

    /// <summary>Where fetches come from.</summary>
    public string Url { get; } = url;

    /// <summary>Where pushes go.</summary>
    public string PushUrl { get; } = pushUrl;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
