namespace Main2Main.Patches;

/// <summary>An upstream commit that changed what a patch replaces.</summary>
/// <param name="Sha">Its id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Taken">Whether the patch holds what it added already.</param>
/// <param name="InRange">Whether it belongs to the range that was asked about.</param>
public sealed record PatchCommit(string Sha, string Subject, bool Taken, bool InRange);
