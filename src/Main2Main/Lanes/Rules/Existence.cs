namespace Main2Main.Lanes.Rules;

/// <summary>Whether a name exists in a lane.</summary>
internal enum Existence
{
    /// <summary>It does, or it cannot be told.</summary>
    Present,

    /// <summary>It does not.</summary>
    Absent,

    /// <summary>No source has it, but a module that a build makes might.</summary>
    Unseen,
}
