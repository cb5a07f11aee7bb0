namespace Main2Main.Reporting.Page;

/// <summary>A day of the drift.</summary>
/// <param name="Day">Month and day, UTC.</param>
/// <param name="Commits">Upstream commits.</param>
/// <param name="Lines">Changed lines in the upstream's package.</param>
/// <param name="CommitsHeight">In percent of the highest column.</param>
/// <param name="LinesHeight">In percent of the highest column.</param>
internal sealed record DriftDay(string Day, int Commits, int Lines, double CommitsHeight, double LinesHeight)
{
    /// <summary>What stands on the axis: the day, where there is room for it.</summary>
    public string Label { get; init; } = string.Empty;
}
