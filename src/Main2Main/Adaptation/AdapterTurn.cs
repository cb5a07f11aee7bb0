namespace Main2Main.Adaptation;

/// <summary>What came of asking one adapter once.</summary>
/// <param name="Adapter">Who was asked.</param>
/// <param name="SecondTry">Whether it was asked because the pre-CI checks found something.</param>
/// <param name="Succeeded">Whether it ended well.</param>
/// <param name="Message">What it said of its work.</param>
/// <param name="Violations">What it did that no adapter may do; its edit is undone for it, but for protected paths, which alone are put back.</param>
/// <param name="UndonePatch">The edit that was undone, or held protected paths; null when there was none.</param>
/// <param name="Files">The files that it edited and that stay edited.</param>
public sealed record AdapterTurn(
    string Adapter, bool SecondTry, bool Succeeded, string Message, IReadOnlyList<string> Violations, string? UndonePatch, IReadOnlyList<string> Files)
{
    /// <summary>What it cost; null for an adapter that is no program.</summary>
    public AdapterCost? Cost { get; init; }
}
