using System.Globalization;
using System.Text;

namespace Main2Main.Benchmarks;

/// <summary>Draws what a simulation of nights came to: CI runs as bars, days behind as lines.</summary>
internal static class NightPicture
{
    private const int Height = 260;
    private const int Top = 46;
    private const int BarWidth = 56;
    private const int LinesLeft = 330;
    private const int LinesWidth = 520;

    private static readonly Dictionary<string, string> Colours = new() { ["steps"] = "#8c6d46", ["leap"] = "#4a7fb5", ["auto"] = "#2f8f5b" };

    public static string Draw(string downstream, IReadOnlyDictionary<string, int> runs, IReadOnlyDictionary<string, List<double>> behind, int nightly)
    {
        var svg = new StringBuilder();
        _ = svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {LinesLeft + LinesWidth + 40} {Top + Height + 50}\" font-family=\"sans-serif\" font-size=\"13\">");
        _ = svg.AppendLine(CultureInfo.InvariantCulture, $"<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text x=\"20\" y=\"24\" font-size=\"15\">{downstream}: CI runs</text>\n<text x=\"{LinesLeft}\" y=\"24\" font-size=\"15\">days behind, at most {nightly} CI hours a night</text>");
        foreach (var (index, (strategy, count)) in runs.Index())
        {
            var height = (double)Height * count / runs.Values.Max();
            var left = 30 + (index * (BarWidth + 30));
            _ = svg.AppendLine(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{left}\" y=\"{Top + Height - height:0.#}\" width=\"{BarWidth}\" height=\"{height:0.#}\" fill=\"{Colours[strategy]}\"/>");
            _ = svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{left + (BarWidth / 2)}\" y=\"{Top + Height - height - 5:0.#}\" text-anchor=\"middle\">{count}</text>\n<text x=\"{left + (BarWidth / 2)}\" y=\"{Top + Height + 20}\" text-anchor=\"middle\">{strategy}</text>");
        }

        var most = Math.Max(1, behind.Values.Max(days => days.Max()));
        foreach (var (strategy, days) in behind)
        {
            var points = days.Index()
                .Select(
                    day => string.Create(
                        CultureInfo.InvariantCulture,
                        $"{LinesLeft + ((double)LinesWidth * day.Index / Math.Max(1, days.Count - 1)):0.#},{Top + Height - (Height * day.Item / most):0.#}"));
            _ = svg.AppendLine(
                CultureInfo.InvariantCulture,
                $"<polyline fill=\"none\" stroke=\"{Colours[strategy]}\" stroke-width=\"2\" points=\"{string.Join(' ', points)}\"/>");
        }

        _ = svg.AppendLine(CultureInfo.InvariantCulture, $"<path d=\"M{LinesLeft} {Top}V{Top + Height}H{LinesLeft + LinesWidth}\" fill=\"none\" stroke=\"#444\"/>\n<text x=\"{LinesLeft - 6}\" y=\"{Top + 8}\" text-anchor=\"end\">{most:0}</text>\n<text x=\"{LinesLeft - 6}\" y=\"{Top + Height}\" text-anchor=\"end\">0</text>");
        return svg.Append("</svg>\n").ToString();
    }
}
