namespace Main2Main.Reporting.Page;

/// <summary>A bar; places are in percent of the chart's width.</summary>
/// <param name="Left">Where it begins.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Kind">What decides its colour.</param>
/// <param name="Title">What it says when pointed at.</param>
internal sealed record ChartBar(double Left, double Width, string Kind, string Title);
