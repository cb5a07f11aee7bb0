namespace Main2Main.Diagnosis.Evidence;

/// <summary>Counts, in the output of <c>git diff-tree --stdin -p</c>, what each commit does to each term in each file.</summary>
/// <param name="matcher">The terms.</param>
internal sealed class CommitChangeReader(TermMatcher matcher)
{
    private readonly PatchCursor cursor = new();
    private readonly Dictionary<(string Commit, string File, string Term), CommitChange> changes = [];

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line.</param>
    public void Take(string line)
    {
        switch (cursor.Read(line))
        {
            case PatchLineKind.Deleted:
                TakeFile("deleted", cursor.OldFile);
                break;
            case PatchLineKind.Created:
                TakeFile("added", cursor.NewFile);
                break;
            case PatchLineKind.Removed:
                Count(line[1..], removed: true);
                break;
            case PatchLineKind.Added:
                Count(line[1..], removed: false);
                break;
        }
    }

    /// <summary>What was counted, by commit.</summary>
    /// <returns>The changes.</returns>
    public ILookup<string, CommitChange> Changes() => changes.ToLookup(pair => pair.Key.Commit, pair => pair.Value);

    private void TakeFile(string what, string path)
    {
        foreach (var term in matcher.OfFile(path))
        {
            Update(term.Text, path, change => change with { FileChange = what });
        }
    }

    private void Count(string text, bool removed)
    {
        foreach (var term in matcher.In(text))
        {
            var definition = TermMatcher.IsDefinition(text, term) ? 1 : 0;
            Update(term.Text, cursor.NewFile, change => removed
                ? change with { RemovedLines = change.RemovedLines + 1, RemovedDefinitions = change.RemovedDefinitions + definition }
                : change with { AddedLines = change.AddedLines + 1, AddedDefinitions = change.AddedDefinitions + definition });
        }
    }

    private void Update(string term, string file, Func<CommitChange, CommitChange> update)
    {
        var key = (cursor.Commit, file, term);
        var known = changes.GetValueOrDefault(key)
            ?? new CommitChange { Term = term, File = file, RemovedLines = 0, AddedLines = 0, RemovedDefinitions = 0, AddedDefinitions = 0, FileChange = null };
        changes[key] = update(known);
    }
}
