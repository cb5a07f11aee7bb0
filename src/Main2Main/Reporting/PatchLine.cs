namespace Main2Main.Reporting;

/// <summary>Notes that say the same of one file's patches of one place of the upstream, as one line of the report.</summary>
/// <param name="Note">The first of them.</param>
/// <param name="Targets">What they replace, in the order of their lines.</param>
internal sealed record PatchLine(PatchNote Note, IReadOnlyList<string> Targets)
{
    /// <summary>Gathers notes.</summary>
    /// <param name="notes">The notes.</param>
    /// <returns>A line each, in the order of the first note of each.</returns>
    public static IReadOnlyList<PatchLine> Of(IReadOnlyList<PatchNote> notes) =>
    [
        .. notes.GroupBy(note => (note.File, note.Change, Home(note.Target), string.Join(' ', note.Commits), string.Join('\n', note.Evidence)))
            .Select(group => new PatchLine(group.First(), [.. group.Select(note => note.Target)])),
    ];

    /// <summary>The module or class that holds a target.</summary>
    private static string Home(string target) => target[..Math.Max(target.LastIndexOf('.'), 0)];
}
