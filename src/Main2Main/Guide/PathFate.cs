namespace Main2Main.Guide;

/// <summary>What history tells of a path that exists no longer.</summary>
/// <param name="NewPath">Where it is now; null when nothing says so.</param>
/// <param name="Commit">The commit that renamed or deleted it; null when history never held it, or when the module became a package of its name or
/// the other way.</param>
public sealed record PathFate(string? NewPath, string? Commit)
{
    /// <summary>History says nothing.</summary>
    public static readonly PathFate Unknown = new(NewPath: null, Commit: null);
}
