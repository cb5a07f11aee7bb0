using System.Text.RegularExpressions;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Planning;

/// <summary>Finds commits that a later commit of the upstream says it reverts or fixes, in the words that git and GitHub write.</summary>
/// <param name="upstream">The upstream.</param>
internal sealed partial class UndoneFinder(GitRepository upstream)
{
    private const int ShortestId = 7;

    /// <summary>Looks through a range and what was fetched behind it.</summary>
    /// <param name="from">The commit before the range.</param>
    /// <param name="to">The range's last commit.</param>
    /// <param name="tip">The last commit that is known behind it; null for none.</param>
    /// <returns>The undone commits of the range, oldest first; one whose revert was reverted too stands again, and is none of them.</returns>
    /// <exception cref="Main2MainException">git cannot read the history.</exception>
    public async Task<IReadOnlyList<UndoneCommit>> FindAsync(string from, string to, string? tip)
    {
        var range = await ReadAsync($"{from}..{to}");
        var behind = tip is null || tip == to || !await upstream.IsAncestorAsync(to, tip) ? [] : await ReadAsync($"{to}..{tip}");
        var undone = new Dictionary<string, UndoneCommit>(StringComparer.Ordinal);
        var before = new List<Message>();
        foreach (var later in range.Concat(behind))
        {
            foreach (var (earlier, how) in Undone(later, before))
            {
                undone[earlier.Sha] = new UndoneCommit(earlier.Sha, earlier.Subject, later.Sha, later.Subject, how, before.Count < range.Count);
            }

            before.Add(later);
        }

        return [.. range.Select(commit => undone.GetValueOrDefault(commit.Sha)).OfType<UndoneCommit>().Where(one => undone.GetValueOrDefault(one.By) is not { How: "reverted" })];
    }

    private static IEnumerable<(Message Earlier, string How)> Undone(Message later, List<Message> earlier)
    {
        var named = Reverts().Matches(later.Body).Select(match => (Match: match, How: "reverted")).Concat(Fixes().Matches(later.Body).Select(match => (Match: match, How: "fixed")))
            .Select(
                one => (Earlier: earlier.FindLast(commit => commit.Sha.StartsWith(one.Match.Groups["id"].Value, StringComparison.OrdinalIgnoreCase)), one.How))
            .ToList();
        if (named.Count == 0 && Title().Match(later.Subject) is { Success: true } title)
        {
            named.Add((earlier.FindLast(commit => commit.Subject == title.Groups["subject"].Value), "reverted"));
        }

        return named.Where(one => one.Earlier is not null).Select(one => (one.Earlier!, one.How));
    }

    private async Task<List<Message>> ReadAsync(string range)
    {
        var fields = await upstream.ListAsync(
            "reading what the upstream says of its commits",
            "log",
            "-z",
            "--reverse",
            "--topo-order",
            "--no-color",
            "--no-show-signature",
            "--encoding=UTF-8",
            "--format=%H%x1f%s%x1f%b",
            range,
            "--");
        return [.. fields.Select(field => field.TrimStart('\n').Split('\u001f', 3)).Where(parts => parts.Length == 3 && parts[0].Length >= ShortestId).Select(parts => new Message(parts[0], parts[1], parts[2]))];
    }

    [GeneratedRegex(@"^This reverts commit (?<id>[0-9a-f]{7,40})\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reverts();

    [GeneratedRegex(@"^Fixes: (?<id>[0-9a-f]{7,40})\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Fixes();

    [GeneratedRegex("^Revert \"(?<subject>.+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Title();

    private sealed record Message(string Sha, string Subject, string Body);
}
