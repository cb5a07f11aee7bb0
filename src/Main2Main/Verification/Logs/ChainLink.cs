namespace Main2Main.Verification.Logs;

/// <summary>What Python prints between two exceptions of a chain.</summary>
internal enum ChainLink
{
    /// <summary>The chain begins here.</summary>
    None,

    /// <summary>"The above exception was the direct cause of the following exception".</summary>
    DirectCause,

    /// <summary>"During handling of the above exception, another exception occurred".</summary>
    DuringHandling,
}
