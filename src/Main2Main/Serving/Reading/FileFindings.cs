using Main2Main.Files;
using Main2Main.Impact;

namespace Main2Main.Serving.Reading;

/// <summary>What the range breaks, in a file or in all.</summary>
internal static class FileFindings
{
    private const int Most = 60;

    public static async Task<FindingsAnswer> AnswerAsync(PairReading reading, string? file, string? severity)
    {
        var least = Severity(severity);
        var report = await reading.ImpactAsync();
        var path = file is null ? null : Relative(reading.Session.Downstream.Path, file);
        var found = report.Findings.Where(finding => finding.Severity <= least && (path is null || finding.DownstreamFile == path)).ToList();
        return new FindingsAnswer(
            report.UpstreamBase, report.UpstreamTarget, report.DownstreamCommit, reading.Pair.Step?.Id, [.. found.Take(Most)], Math.Max(found.Count - Most, 0));
    }

    private static ImpactSeverity Severity(string? severity) => severity is null
        ? ImpactSeverity.Review
        : Enum.GetValues<ImpactSeverity>().Where(value => Words.Of(value) == severity).Select(value => (ImpactSeverity?)value).FirstOrDefault() ?? throw new Main2MainException(
            FailureKind.Usage, $"there is no severity '{severity}'.", $"choose from: {string.Join(", ", Enum.GetValues<ImpactSeverity>().Select(Words.Of))}.");

    private static string Relative(string downstream, string file) =>
        (Path.IsPathRooted(file) ? Path.GetRelativePath(downstream, RealPath.Of(file)) : file).Replace(Path.DirectorySeparatorChar, '/')
            .TrimStart('.').TrimStart('/');
}
