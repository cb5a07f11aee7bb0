using Main2Main.Git;

namespace Main2Main.Guide;

/// <summary>Finds where paths went that exist no longer: by the commits that deleted them, read with rename detection.</summary>
/// <param name="repository">The repository.</param>
/// <param name="head">The commit whose history is read.</param>
/// <param name="files">The files that exist now.</param>
internal sealed class PathHistory(GitRepository repository, string head, IReadOnlyList<string> files)
{
    private const int MostMoves = 8;
    private const int MostCommits = 50;
    private const int FewestMovedAtOnce = 2;
    private const char CommitMark = '\u0001';
    private const string ModuleSuffix = ".py";
    private readonly Dictionary<string, IReadOnlyList<(string Old, string New)>> renamesOfCommit = [];

    /// <summary>Finds where a path went.</summary>
    /// <param name="path">A file or folder that does not exist.</param>
    /// <returns>Its fate.</returns>
    public async Task<PathFate> FateAsync(string path)
    {
        if (new GuidePathPattern(path).HasWildcard)
        {
            return PathFate.Unknown;
        }

        if (OtherForm(path) is { } otherForm && Exists(otherForm))
        {
            return new PathFate(otherForm, Commit: null);
        }

        var (current, fate) = (path, PathFate.Unknown);
        for (var move = 0; move < MostMoves; move++)
        {
            var step = await MoveAsync(current);
            fate = move == 0 || step.NewPath is not null ? step : fate with { NewPath = null };
            if (fate.NewPath is null || Exists(fate.NewPath))
            {
                return fate;
            }

            current = fate.NewPath;
        }

        return fate with { NewPath = null };
    }

    /// <summary>A module's package, or a package's module.</summary>
    private static string? OtherForm(string path) =>
        path.EndsWith(ModuleSuffix, StringComparison.Ordinal) ? path[..^ModuleSuffix.Length] + "/"
        : path.EndsWith('/') ? path[..^1] + ModuleSuffix
        : null;

    private bool Exists(string path)
    {
        var pattern = new GuidePathPattern(path);
        return files.Any(pattern.Names);
    }

    private async Task<PathFate> MoveAsync(string path)
    {
        var name = path.TrimEnd('/');
        var deletions = await DeletionsAsync(path, name);
        if (deletions.Count == 0)
        {
            return PathFate.Unknown;
        }

        var newest = deletions[0].Commit;
        if ((await RenamesAsync(newest)).FirstOrDefault(rename => rename.Old == name).New is { } file)
        {
            return new PathFate(file, newest);
        }

        var targets = new List<(string Folder, string Commit)>();
        foreach (var commit in deletions.Select(deletion => deletion.Commit).Distinct())
        {
            targets.AddRange((await RenamesAsync(commit))
                .Where(rename => rename.Old.StartsWith(name + "/", StringComparison.Ordinal))
                .Select(rename => (FolderTarget(rename.Old[(name.Length + 1)..], rename.New), commit)));
        }

        // Moved at one blow, whatever was deleted long before; or moved bit by bit, but for the most part.
        var blow = Majority(targets.Where(target => target.Commit == newest), deletions.Count(deletion => deletion.Commit == newest), FewestMovedAtOnce);
        var folder = blow ?? Majority(targets, deletions.Count, fewest: 1);
        return new PathFate(folder, newest);
    }

    /// <summary>The folder that most of the deleted files went to; null without one.</summary>
    private static string? Majority(IEnumerable<(string Folder, string Commit)> targets, int deleted, int fewest) => targets
        .GroupBy(target => target.Folder)
        .FirstOrDefault(group => group.Key.Length > 0 && group.Count() >= fewest && group.Count() * 2 > deleted)?.Key;

    /// <summary>The deletions of a file, or of files below a folder, newest first.</summary>
    private async Task<List<(string Commit, string File)>> DeletionsAsync(string path, string name)
    {
        var fields = await repository.ListAsync(
            $"looking for what became of '{path}'",
            "log", $"--max-count={MostCommits}", "-z", $"--format={CommitMark}%H", "--name-only", "--diff-filter=D", "--no-renames", "--no-show-signature",
            head, "--", GitCall.Literal(name));
        var deletions = new List<(string Commit, string File)>();
        var commit = string.Empty;
        foreach (var field in fields.Select(field => field.TrimStart('\n')).Where(field => field.Length > 0))
        {
            if (field[0] == CommitMark)
            {
                commit = field[1..];
            }
            else
            {
                deletions.Add((commit, field));
            }
        }

        return deletions;
    }

    /// <summary>The folder that corresponds to a moved folder, told by one of its files.</summary>
    /// <param name="inside">The file's path inside the old folder.</param>
    /// <param name="target">The file's new path.</param>
    private static string FolderTarget(string inside, string target)
    {
        var oldFolder = FolderOf(inside);
        var newFolder = FolderOf(target);
        return oldFolder.Length > 0 && newFolder.EndsWith("/" + oldFolder, StringComparison.Ordinal) ? newFolder[..^oldFolder.Length] : newFolder;
    }

    private static string FolderOf(string file) => file[..(file.LastIndexOf('/') + 1)];

    private async Task<IReadOnlyList<(string Old, string New)>> RenamesAsync(string commit)
    {
        if (renamesOfCommit.TryGetValue(commit, out var known))
        {
            return known;
        }

        var fields = await repository.ListAsync(
            "reading the renames of a commit",
            [.. NeutralDiff.Configuration, "diff-tree", "-r", "-z", "-M", "--no-commit-id", "--name-status", "--diff-filter=R", .. NeutralDiff.Flags, commit]);
        return renamesOfCommit[commit] = [.. fields.Chunk(3).Select(rename => (rename[1], rename[2]))];
    }
}
