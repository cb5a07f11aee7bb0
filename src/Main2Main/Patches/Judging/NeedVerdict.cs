namespace Main2Main.Patches.Judging;

/// <summary>Whether the upstream does by itself what a patch does, and what shows it.</summary>
/// <param name="Need">Whether it does.</param>
/// <param name="Evidence">What shows it.</param>
internal sealed record NeedVerdict(PatchNeed Need, string? Evidence = null)
{
    /// <summary>Nothing shows that it may go.</summary>
    public static NeedVerdict Needed { get; } = new(PatchNeed.Needed);
}
