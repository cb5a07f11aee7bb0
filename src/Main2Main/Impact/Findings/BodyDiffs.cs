using System.Text;
using Main2Main.Git;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Shows what changed inside of functions.</summary>
internal sealed class BodyDiffs
{
    private const int MostLines = 8;

    private readonly IReadOnlyDictionary<ContractChange, IReadOnlyList<string>> diffs;

    private BodyDiffs(IReadOnlyDictionary<ContractChange, IReadOnlyList<string>> diffs) => this.diffs = diffs;

    /// <summary>Those of nothing.</summary>
    public static BodyDiffs None { get; } = new(new Dictionary<ContractChange, IReadOnlyList<string>>());

    /// <summary>Reads both versions of what changed.</summary>
    /// <param name="repository">The upstream.</param>
    /// <param name="changes">The changes; others than of bodies are left out.</param>
    /// <param name="older">The tree before.</param>
    /// <param name="newer">The tree after.</param>
    public static async Task<BodyDiffs> ReadAsync(GitRepository repository, IEnumerable<ContractChange> changes, PythonTree older, PythonTree newer)
    {
        var bodies = changes.Where(change => change is { Kind: ContractChangeKind.BodyChanged, OldFile: not null, NewFile: not null, Symbol.Length: > 0 }).Distinct<ContractChange>(ReferenceEqualityComparer.Instance)
            .Select(change => (Change: change, Old: older.FindFile(change.OldFile!), New: newer.FindFile(change.NewFile!))).Where(entry => entry.Old is not null && entry.New is not null).ToList();
        var texts = await new BlobReader(repository).ReadAsync([.. bodies.SelectMany(entry => new[] { entry.Old!.BlobId, entry.New!.BlobId }).Distinct(StringComparer.Ordinal)]);
        var found = new Dictionary<ContractChange, IReadOnlyList<string>>(ReferenceEqualityComparer.Instance as IEqualityComparer<ContractChange>);
        var lines = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var (change, old, now) in bodies)
        {
            if (Statements(lines, texts, old!, change.Symbol) is { } before && Statements(lines, texts, now!, change.NewName ?? change.Symbol) is { } after)
            {
                found[change] = [.. Lacking(before, after).Select(line => "- " + line).Take(MostLines), .. Lacking(after, before).Select(line => "+ " + line).Take(MostLines)];
            }
        }

        return new BodyDiffs(found);
    }

    /// <summary>The statements that left, behind <c>- </c>, and those that came, behind <c>+ </c>.</summary>
    public IReadOnlyList<string> Of(ContractChange change) => diffs.GetValueOrDefault(change) ?? [];

    private static List<string> Lacking(IReadOnlyList<string> lines, IEnumerable<string> others)
    {
        var counts = others.CountBy(line => line, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var lacking = new List<string>();
        foreach (var line in lines)
        {
            var left = counts.GetValueOrDefault(line);
            counts[line] = left - 1;
            if (left <= 0 && line.Any(char.IsLetterOrDigit))
            {
                lacking.Add(line);
            }
        }

        return lacking;
    }

    private static List<string>? Statements(Dictionary<string, List<int>> known, IReadOnlyDictionary<string, byte[]> texts, PythonFile file, string symbol)
    {
        if (!texts.TryGetValue(file.BlobId, out var bytes) || file.Module.Functions.LastOrDefault(found => found.QualifiedName == symbol) is not { } function)
        {
            return null;
        }

        // Of a long file a few lines are looked at: the others are not made texts.
        if (!known.TryGetValue(file.BlobId, out var starts))
        {
            known[file.BlobId] = starts = Starts(bytes);
        }

        var (from, to) = (starts[Math.Min(function.Line, starts.Count - 1)], starts[Math.Min(function.EndLine, starts.Count - 1)]);
        return [.. Code(Encoding.UTF8.GetString(bytes, from, Math.Max(to - from, 0)).Split('\n'))];
    }

    /// <summary>Where each line begins, and where the file ends.</summary>
    private static List<int> Starts(byte[] bytes)
    {
        var starts = new List<int> { 0 };
        for (var at = Array.IndexOf(bytes, (byte)'\n'); at >= 0; at = Array.IndexOf(bytes, (byte)'\n', at + 1))
        {
            starts.Add(at + 1);
        }

        starts.Add(bytes.Length);
        return starts;
    }

    /// <summary>The lines without comments, docstrings and what is empty.</summary>
    private static IEnumerable<string> Code(IEnumerable<string> lines)
    {
        string? quote = null;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (quote is not null)
            {
                quote = line.EndsWith(quote, StringComparison.Ordinal) ? null : quote;
                continue;
            }

            var opened = line.StartsWith("\"\"\"", StringComparison.Ordinal) || line.StartsWith("r\"\"\"", StringComparison.Ordinal) ? "\"\"\"" : line.StartsWith("'''", StringComparison.Ordinal) ? "'''" : null;
            if (opened is not null)
            {
                quote = line.Length > opened.Length + 1 && line.IndexOf(opened, line.IndexOf(opened, StringComparison.Ordinal) + opened.Length, StringComparison.Ordinal) >= 0 ? null : opened;
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
