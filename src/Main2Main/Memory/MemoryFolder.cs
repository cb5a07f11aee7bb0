using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Main2Main.Workspace;

namespace Main2Main.Memory;

/// <summary>The folder of what is remembered across runs: plain files that a team can commit.</summary>
/// <param name="Root">The folder, absolute.</param>
public sealed record MemoryFolder(string Root)
{
    private const int LongestName = 60;

    /// <summary>suites.json: the last known good and the first known bad upstream commit of each suite.</summary>
    public string Suites => Path.Combine(Root, "suites.json");

    /// <summary>cases.json: the verdicts of the test cases that have failed.</summary>
    public string Cases => Path.Combine(Root, "cases.json");

    /// <summary>passes.json: the trees that CI has passed, and at which upstream commit.</summary>
    public string Passes => Path.Combine(Root, "passes.json");

    /// <summary>The folder of the lessons, a file each, so that two branches that learn something do not meet in one file.</summary>
    public string Lessons => Path.Combine(Root, "lessons");

    /// <summary>The folder of the runs that have ended, a file each.</summary>
    public string Runs => Path.Combine(Root, "runs");

    /// <summary>All runs as a page for browsers.</summary>
    public string RunsPage => Path.Combine(Root, "runs.html");

    /// <summary>The memory of a session.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The configured folder; else that of the workspace.</returns>
    public static MemoryFolder Of(SyncSession session) => new(session.Settings.Memory ?? session.Workspace.Memory);

    /// <summary>The file of a lesson.</summary>
    /// <param name="signature">The error's signature.</param>
    /// <returns>A file whose name says what the error is, and is its own.</returns>
    public string Lesson(string signature)
    {
        var name = string.Concat(signature.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
        name = string.Join('-', name.Split('-', StringSplitOptions.RemoveEmptyEntries));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(signature)).AsSpan(0, 4));
        return Path.Combine(
            Lessons, string.Create(CultureInfo.InvariantCulture, $"{(name.Length > LongestName ? name[..LongestName].TrimEnd('-') : name)}-{hash}.json"));
    }
}
