namespace Main2Main.Guide;

/// <summary>How a refresh ended.</summary>
public enum GuideRefreshStatus
{
    /// <summary>The downstream keeps no guide.</summary>
    NoGuide,

    /// <summary>The guide is up to date as far as the program can tell.</summary>
    Unchanged,

    /// <summary>The guide was rewritten and is to be committed.</summary>
    Changed,
}
