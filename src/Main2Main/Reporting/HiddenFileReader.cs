using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Workspace;

namespace Main2Main.Reporting;

/// <summary>Finds the files that a sparse checkout hides, so that the run neither edited nor tested them, and that need an edit.</summary>
/// <param name="session">The session.</param>
internal sealed class HiddenFileReader(SyncSession session)
{
    private const char Skipped = 'S';

    /// <summary>Finds them: what the steps break in them, and an old pin that they keep.</summary>
    /// <returns>The files, sorted; none where nothing is hidden.</returns>
    public async Task<IReadOnlyList<HiddenFile>> ReadAsync()
    {
        var hidden = await HiddenAsync();
        if (hidden.Count == 0)
        {
            return [];
        }

        var pins = (await PinnedAsync()).Select(path => (Path: path, Why: $"it still names {session.Journal.Required.BaseCommit[..10]}"));
        return [.. Broken().Concat(pins).Where(entry => hidden.Contains(entry.Path))
            .GroupBy(entry => entry.Path, entry => entry.Why, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new HiddenFile(group.Key, [.. group.Distinct()]))];
    }

    private async Task<HashSet<string>> HiddenAsync()
    {
        var files = await session.Downstream.ListAsync("looking for files that a sparse checkout hides", "ls-files", "-t", "-z");
        return [.. files.Where(entry => entry[0] == Skipped).Select(entry => entry[2..])];
    }

    private IEnumerable<(string Path, string Why)> Broken() => session.Journal.Required.Steps
        .SelectMany(step => (ImpactFiles.TryRead(session.Workspace.Step(step.Id).Impact)?.Findings ?? []).Select(finding => (step.Id, Finding: finding)))
        .Where(entry => entry.Finding.Severity is ImpactSeverity.Breaks or ImpactSeverity.Likely)
        .Select(entry => (entry.Finding.DownstreamFile, $"line {entry.Finding.Line}: {entry.Finding.Headline()} ({entry.Id})"));

    private async Task<IReadOnlyList<string>> PinnedAsync()
    {
        var found = await session.Downstream.TryAsync(
            new GitCall(
                "grep",
                "--cached",
                "--files-with-matches",
                "-z",
                "-I",
                "--ignore-case",
                "--fixed-strings",
                "--no-color",
                "--full-name",
                "-e",
                session.Journal.Required.BaseCommit));

        // 1 is git's word for "found nothing".
        return found.ExitCode == 1 ? [] : GitText.SplitByNul(found.ThrowIfFailed("looking for the old pin in hidden files").Output);
    }
}
