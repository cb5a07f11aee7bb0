using System.Text;
using Main2Main.Python;
using Main2Main.Git;
using Main2Main.Precedents;

namespace Main2Main.Serving.Reading;

/// <summary>What the range did to a name of the upstream.</summary>
internal static class NameDiff
{
    private const int MostChanges = 40;
    private const int MostCommits = 20;
    private const int MostLines = 400;
    private const int MostCallers = 12;

    public static async Task<DiffAnswer> AnswerAsync(PairReading reading, string name)
    {
        var (before, after) = await reading.RequireAsync(name);
        var full = (before ?? after!).FullName;
        var changes = (await reading.ChangesAsync()).Where(change => IsOf(change, full, after?.FullName)).ToList();
        if (changes.FirstOrDefault(change => change.FullName == full && change.NewModule is not null) is { } moved)
        {
            after = PairReading.Find(await reading.UpstreamAsync(reading.Pair.Main), $"{moved.NewModule}.{moved.NewName ?? moved.Symbol}") ?? after;
        }

        var paths = new[] { before?.File.Path, after?.File.Path }.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var commits = await CommitsAsync(reading, paths);
        return new DiffAnswer(
            full,
            reading.Pair.Before,
            reading.Pair.Main,
            [.. changes.Take(MostChanges).Select(change => new NameChange(change.FullName, Words.Of(change.Kind), change.Member, change.OldText, change.NewText))],
            [.. commits.Select(commit => $"{commit.Sha} {commit.Subject}")],
            await DiffAsync(reading.Session.Upstream, before, after),
            await reading.Callers.FindAsync(CalledAs(full), [.. commits.Select(commit => commit.Sha)], MostCallers));
    }

    private static string CalledAs(string full) => DottedName.Last(full) is "__init__" ? DottedName.Last(full[..^".__init__".Length]) : DottedName.Last(full);

    private static bool IsOf(ContractChange change, string before, string? after) =>
        new[] { before, after }.OfType<string>().Any(
            name => change.FullName == name || change.FullName.StartsWith(name + ".", StringComparison.Ordinal) || (
                change.Member is not null && $"{change.FullName}.{change.Member}" == name));

    private static async Task<IReadOnlyList<(string Sha, string Subject)>> CommitsAsync(PairReading reading, IReadOnlyList<string> paths)
    {
        var call = new GitCall(["log", "--no-merges", $"--max-count={MostCommits}", "--format=%H %s", $"{reading.Pair.Before}..{reading.Pair.Main}", "--", .. paths.Select(GitCall.Literal)]);
        var lines = (await reading.Session.Upstream.TryAsync(call)).ThrowIfFailed("reading the upstream's history")
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => line.Split(' ', 2)).Select(parts => (parts[0], parts.Length > 1 ? parts[1] : string.Empty))];
    }

    private static async Task<IReadOnlyList<string>> DiffAsync(GitRepository upstream, PythonDefinition? before, PythonDefinition? after)
    {
        var blobs = await new BlobReader(upstream).ReadAsync([.. new[] { before?.File.BlobId, after?.File.BlobId }.OfType<string>()]);
        var (older, newer) = (Lines(blobs, before), Lines(blobs, after));
        return [.. LineDiff.Of(older, newer).Take(MostLines)];
    }

    private static string[] Lines(IReadOnlyDictionary<string, byte[]> blobs, PythonDefinition? found)
    {
        if (found is null || !blobs.TryGetValue(found.File.BlobId, out var bytes))
        {
            return [];
        }

        var lines = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n").Split('\n');
        var (first, last) = found switch
        {
            { Function: { } function } => (function.Line - function.Decorators.Count, function.EndLine),
            { Class: { } own } => (own.Line - own.Decorators.Count, own.EndLine),
            { Variable: { } variable } => (variable.Line, variable.Line),
            _ => (1, lines.Length),
        };
        return lines[Math.Max(first - 1, 0)..Math.Min(last, lines.Length)];
    }
}
