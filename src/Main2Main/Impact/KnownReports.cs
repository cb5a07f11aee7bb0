using System.Security.Cryptography;
using System.Text;
using Main2Main.Configuration;
using Main2Main.Impact.History;
using Main2Main.Json;

namespace Main2Main.Impact;

/// <summary>
/// Finished reports, kept between runs. Git's objects do not change, so that the same commits, layout and build of this program give the same report;
/// the history between the commits counts too, because a clone may hold less of it today than tomorrow.
/// </summary>
/// <param name="folder">Where they are kept, created when something is; null for nowhere.</param>
/// <param name="request">What is asked.</param>
/// <param name="layout">Where the packages lie.</param>
/// <param name="surroundings">What else the report depends on.</param>
/// <param name="log">Where it is told that one was found, or could not be kept.</param>
internal sealed class KnownReports(string? folder, ImpactRequest request, LayoutSettings layout, IReadOnlyList<string> surroundings, IRunLog log)
{
    // Those of a night's steps; whoever goes back further asks again.
    private const int Most = 50;

    private readonly string question = Digest(
        $"{typeof(KnownReports).Module.ModuleVersionId:n}", request.UpstreamBase, request.UpstreamTarget, request.DownstreamCommit, request.ReleaseTag, layout.UpstreamPackage, layout.DownstreamPackage,
        string.Join('\n', layout.Requirements), string.Join('\n', surroundings));

    /// <summary>The report of this question. What has not been asked before is known without waiting for git.</summary>
    /// <param name="history">The history of the range.</param>
    /// <param name="release">The commit of the release tag.</param>
    /// <returns>The report, or null when it is not known.</returns>
    public async Task<ImpactReport?> FindAsync(Task<RangeHistory> history, Task<string?> release)
    {
        if (folder is null || !Directory.Exists(folder) || !Directory.EnumerateFiles(folder, question + "-*.json").Any())
        {
            return null;
        }

        var path = FileOf((await history).Digest, await release);
        try
        {
            var report = ImpactFiles.TryRead(path);
            log.Verbose(report is null ? "Impact: the history or the release tag is another than the last time." : $"Impact: known from '{path}'.");
            return report;
        }
        catch (Exception exception) when (exception is Main2MainException or IOException or UnauthorizedAccessException)
        {
            log.Verbose($"'{path}' is not used: {exception.Message}");
            return null;
        }
    }

    /// <summary>Keeps a report. When it cannot be written, that is told and the run goes on.</summary>
    /// <param name="report">The report.</param>
    /// <param name="history">The history of its range.</param>
    public void Keep(ImpactReport report, RangeHistory history)
    {
        if (folder is null)
        {
            return;
        }

        try
        {
            _ = Directory.CreateDirectory(folder);
            ArtifactFile.Write(FileOf(history.Digest, report.ReleaseCommit), report, ImpactJson.Readable.ImpactReport);
            foreach (var old in new DirectoryInfo(folder).GetFiles("*.json").OrderByDescending(file => file.LastWriteTimeUtc).Skip(Most))
            {
                old.Delete();
            }
        }
        catch (Exception exception) when (exception is Main2MainException or IOException or UnauthorizedAccessException)
        {
            log.Verbose($"The report was not kept in '{folder}', so that the next run finds it again: {exception.Message}");
        }
    }

    private static string Digest(params IEnumerable<string?> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 16));

    private string FileOf(string history, string? release) => Path.Combine(folder!, $"{question}-{Digest(history, release)}.json");
}
