namespace Main2Main.Impact.Ranking;

/// <summary>Kinds of change that weigh alike.</summary>
internal enum ChangeFamily
{
    /// <summary>A module, class, function or variable is no longer where it was.</summary>
    Path,

    /// <summary>A member, field or value is gone.</summary>
    Gone,

    /// <summary>A function takes other arguments.</summary>
    Signature,

    /// <summary>A member or field came.</summary>
    Added,

    /// <summary>A body does something else.</summary>
    Body,

    /// <summary>Anything else.</summary>
    Other,
}
