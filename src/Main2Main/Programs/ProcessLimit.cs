namespace Main2Main.Programs;

/// <summary>Why a program was ended.</summary>
internal enum ProcessLimit
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>It printed nothing for too long.</summary>
    Silence,

    /// <summary>It ran for too long.</summary>
    Time,

    /// <summary>It printed too much.</summary>
    Output,
}
