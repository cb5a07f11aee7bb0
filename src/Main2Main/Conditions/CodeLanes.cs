namespace Main2Main.Conditions;

/// <summary>In which lanes code runs.</summary>
[Flags]
internal enum CodeLanes
{
    /// <summary>In none of those that are checked.</summary>
    None = 0,

    /// <summary>Against the upstream's main.</summary>
    Main = 1,

    /// <summary>Against the release.</summary>
    Release = 2,

    /// <summary>Against both.</summary>
    Both = Main | Release,

    /// <summary>Whether names exist is asked at run time: what is missing there is expected.</summary>
    Probed = 4,
}
