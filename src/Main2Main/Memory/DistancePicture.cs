using System.Globalization;
using System.Text;

namespace Main2Main.Memory;

/// <summary>Draws how far the pin was behind.</summary>
public static class DistancePicture
{
    private const int Width = 720;
    private const int Height = 220;
    private const int Left = 48;
    private const int Top = 34;
    private const int Bottom = 30;
    private const int Right = 12;
    private const double Fresh = 2;
    private const double Old = 7;

    /// <summary>The commits behind over time, with a mark at each move of the pin.</summary>
    /// <param name="distance">The distance.</param>
    /// <returns>An SVG picture.</returns>
    public static string Chart(PinDistance distance)
    {
        var most = Math.Max(1, distance.Days.Count == 0 ? 1 : distance.Days.Max(day => day.CommitsBehind));
        var span = Math.Max(1, (distance.To - distance.From).TotalDays);
        double X(DateTimeOffset at) => Left + ((at - distance.From).TotalDays / span * (Width - Left - Right));
        double Y(double commits) => Height - Bottom - (commits / most * (Height - Top - Bottom));
        var points = string.Join(' ', distance.Days.Select(day => $"{Number(X(Middle(day.Day)))},{Number(Y(day.CommitsBehind))}"));
        var picture = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"11\">\n")
            .Append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"18\" fill=\"#222222\" font-size=\"13\">{Words(distance)}</text>\n")
            .Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{Height - Bottom}\" x2=\"{Width - Right}\" y2=\"{Height - Bottom}\" stroke=\"#888888\"/>\n")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{Number(Y(most) + 4)}\" fill=\"#666666\" text-anchor=\"end\">{Number(most)}</text>\n")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{Height - Bottom}\" fill=\"#666666\" text-anchor=\"end\">0</text>\n")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{Height - 10}\" fill=\"#666666\">{distance.From:yyyy-MM-dd}</text>\n")
            .Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{Width - Right}\" y=\"{Height - 10}\" fill=\"#666666\" text-anchor=\"end\">{distance.To:yyyy-MM-dd}</text>\n");
        foreach (var move in distance.Moves)
        {
            var x = Number(X(move.At));
            _ = picture.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x}\" y1=\"{Top}\" x2=\"{x}\" y2=\"{Height - Bottom}\" stroke=\"#2e7d32\" stroke-opacity=\"0.35\"><title>{move.At:yyyy-MM-dd}: {move.UpstreamCommit[..10]}, from {move.CommitsBehindBefore} to {move.CommitsBehindAfter} commits behind</title></line>\n");
        }

        return picture.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"#1565c0\" stroke-width=\"1.5\"/>\n</svg>\n")
            .ToString();
    }

    /// <summary>How far the pin is behind at the end, in a line.</summary>
    /// <param name="distance">The distance.</param>
    /// <returns>An SVG picture for a page's head.</returns>
    public static string Badge(PinDistance distance)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{distance.DaysBehind:0.#} days, {distance.CommitsBehind} commits behind");
        var colour = distance.DaysBehind <= Fresh ? "#2e7d32" : distance.DaysBehind <= Old ? "#b08800" : "#c62828";
        var (label, width) = (62, 14 + (text.Length * 6));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{label + width}\" height=\"20\" role=\"img\" aria-label=\"upstream: {text}\" font-family=\"Verdana,sans-serif\" font-size=\"11\">\n"
            + $"<rect width=\"{label}\" height=\"20\" fill=\"#555555\"/><rect x=\"{label}\" width=\"{width}\" height=\"20\" fill=\"{colour}\"/>\n"
            + $"<text x=\"{label / 2}\" y=\"14\" fill=\"#ffffff\" text-anchor=\"middle\">upstream</text><text x=\"{label + (width / 2)}\" y=\"14\" fill=\"#ffffff\" text-anchor=\"middle\">{text}</text>\n</svg>\n");
    }

    private static string Words(PinDistance distance) => string.Create(
        CultureInfo.InvariantCulture,
        $"Commits behind the upstream: {distance.MedianCommitsBehind:0.#} in the median, {distance.MedianDaysBehind:0.0} days, {distance.Moves.Count} moves");

    private static DateTimeOffset Middle(string day) =>
        DateTimeOffset.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).AddHours(12);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
