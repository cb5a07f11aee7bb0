using Main2Main.Templates;

namespace Main2Main.Reporting.Proof;

/// <summary>What a reviewer reads first. One template says it for the report, the pull request and the page.</summary>
/// <param name="Headline">How the run ended and whether tests ran.</param>
/// <param name="Facts">What was run, which lanes were checked, what is left.</param>
/// <param name="Look">What a person must still look at, the gravest first.</param>
internal sealed record VerdictBox(string Headline, IReadOnlyList<VerdictFact> Facts, IReadOnlyList<string> Look)
{
    private const string HeadlineLabel = "headline";
    private const string LookLabel = "look";

    /// <summary>Says it.</summary>
    /// <param name="report">The report; null, and one of an older version, has no box.</param>
    /// <returns>The box; null without a proof.</returns>
    public static VerdictBox? Of(FinalReport? report)
    {
        if (report?.Proof is null)
        {
            return null;
        }

        var lines = ReportTemplates.RenderWords("verdict.sbn", new { report }).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t', 2)).Where(parts => parts.Length == 2).Select(parts => new VerdictFact(parts[0].Trim(), parts[1].Trim())).ToList();
        return new VerdictBox(
            lines.First(line => line.Label == HeadlineLabel).Text,
            [.. lines.Where(line => line.Label is not (HeadlineLabel or LookLabel))],
            [.. lines.Where(line => line.Label == LookLabel).Select(line => line.Text)]);
    }
}

/// <summary>A line of the verdict box.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Text">What holds.</param>
internal sealed record VerdictFact(string Label, string Text);
