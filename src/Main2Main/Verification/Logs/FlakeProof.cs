namespace Main2Main.Verification.Logs;

/// <summary>What a failure of a connection must show before it is excused.</summary>
internal enum FlakeProof
{
    /// <summary>Nothing: the words say it.</summary>
    None,

    /// <summary>Nothing may speak against it: no server of the code's own, and no client of the code's own without an address.</summary>
    NotOwn,

    /// <summary>Another machine, or a download, must be named.</summary>
    Outside,
}
