namespace Main2Main.Frosting.CommandLine;

/// <summary>What a target is for, in the order in which the help shows it.</summary>
internal enum TargetGroup
{
    /// <summary>What people use every day.</summary>
    Common,

    /// <summary>Before the first run.</summary>
    Start,

    /// <summary>One stage or one step of a run.</summary>
    Stages,

    /// <summary>When something failed.</summary>
    Trouble,

    /// <summary>What the downstream itself is asked.</summary>
    Downstream,

    /// <summary>What leaves this machine.</summary>
    Propose,

    /// <summary>The help itself.</summary>
    Help,

    /// <summary>Targets of the program that this package is part of.</summary>
    Own,
}
