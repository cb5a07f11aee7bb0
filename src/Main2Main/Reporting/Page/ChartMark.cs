namespace Main2Main.Reporting.Page;

/// <summary>A label of an axis.</summary>
/// <param name="Left">Where, in percent of the chart's width.</param>
/// <param name="Text">What it says.</param>
internal sealed record ChartMark(double Left, string Text);
