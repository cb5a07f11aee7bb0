namespace Main2Main.Reporting.Page;

/// <summary>A row of the chart.</summary>
/// <param name="Name">The step, or <c>start</c> and <c>end</c> for the tasks around all steps.</param>
/// <param name="Bars">Its tasks.</param>
/// <param name="Verdicts">Its rounds' ends.</param>
internal sealed record ChartRow(string Name, IReadOnlyList<ChartBar> Bars, IReadOnlyList<ChartBar> Verdicts);
