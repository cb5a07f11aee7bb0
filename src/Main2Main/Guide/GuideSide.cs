namespace Main2Main.Guide;

/// <summary>The repository that a cited path belongs to.</summary>
public enum GuideSide
{
    /// <summary>The upstream.</summary>
    Upstream,

    /// <summary>The downstream.</summary>
    Downstream,
}
