namespace Main2Main.Diagnosis.Messages;

/// <summary>Whose code a traceback's frame is in.</summary>
internal enum CodeOwner
{
    /// <summary>Another package's, or not told.</summary>
    Other,

    Upstream,

    Downstream,
}
