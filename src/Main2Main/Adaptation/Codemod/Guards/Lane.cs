namespace Main2Main.Adaptation.Codemod.Guards;

/// <summary>For which upstream a piece of downstream code runs.</summary>
internal enum Lane
{
    /// <summary>The release and main.</summary>
    Both,

    /// <summary>Main alone.</summary>
    Main,

    /// <summary>Not for main: the release, or a release that is not supported any more.</summary>
    Other,

    /// <summary>The test asks the guard function and something else.</summary>
    Unclear,
}
