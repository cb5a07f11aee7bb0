namespace Main2Main.Adaptation;

/// <summary>An upstream that the downstream has to work with.</summary>
/// <param name="Name"><c>main</c> or <c>release</c>.</param>
/// <param name="Revision">The commit or tag.</param>
public sealed record RequestLane(string Name, string Revision);
