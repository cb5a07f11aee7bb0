namespace Main2Main.Guide;

/// <summary>
/// Brings the guide's regions up to date. Text outside them is never touched, and updating twice is the same as updating once.
/// Source: the playbook's refresh of its lookup tables.
/// </summary>
public static class GuideUpdater
{
    private const int MostNames = 6;
    private static readonly string[] LocationsHeader = ["Project", "Path"];
    private static readonly string[] MappingHeader = ["Upstream path", "Downstream path", "What to check"];

    /// <summary>Updates a guide.</summary>
    /// <param name="inputs">The guide and what it is compared with.</param>
    /// <param name="findings">What is wrong with it.</param>
    /// <param name="evidence">What became of dead paths, who imports what, what folders are about.</param>
    /// <returns>The new guide, what was changed and what was left for a person.</returns>
    public static GuideUpdate Update(GuideInputs inputs, GuideFindings findings, GuideEvidence evidence)
    {
        var dead = new DeadPathEditor(inputs, findings, evidence);
        var document = dead.Edit();

        // A row that went may have been the only one to mention a folder or to cover an upstream file.
        var cleaned = inputs with { Document = document };
        var remaining = GuideLinter.Check(cleaned);
        var changes = dead.Changes;
        var left = dead.Left;
        document = AddFolders(document, remaining.UncoveredFolders, evidence, changes, left);
        document = AddRows(cleaned, document, remaining.UntouchedUpstreamPaths, evidence, changes, left);
        return new GuideUpdate(document, [.. changes.Distinct()], [.. left.Distinct()]);
    }

    private static GuideDocument AddFolders(GuideDocument document, IReadOnlyList<string> folders, GuideEvidence evidence, List<GuideChange> changes, List<GuideNote> left)
    {
        const string Region = GuideRegionName.FileLocations;
        left.AddRange(folders.Where(folder => !IsWritable(folder)).Select(folder => new GuideNote(Region, folder, "a table's cell cannot hold its name")));
        var added = folders.Where(IsWritable).ToList();
        changes.AddRange(added.Select(folder => new GuideChange(Region, GuideChangeKind.Added, folder, NewPath: null, "no region mentioned the folder")));
        return Append(document, Region, LocationsHeader, added.Select(folder => new[] { evidence.FolderTitles.GetValueOrDefault(folder, folder), CodeSpan.Write(folder) }));
    }

    private static GuideDocument AddRows(
        GuideInputs inputs, GuideDocument document, IReadOnlyList<string> unmapped, GuideEvidence evidence, List<GuideChange> changes, List<GuideNote> left)
    {
        const string Region = GuideRegionName.FileMapping;
        var alive = inputs.UpstreamFiles.ToHashSet();
        var proposals = new MappingProposer(inputs, evidence.Importers).Propose(unmapped.Where(path => alive.Contains(path) && IsWritable(path)));
        var covering = proposals.SelectMany(proposal => proposal.Upstream).Select(path => new GuidePathPattern(path)).ToList();
        left.AddRange(unmapped
            .Where(path => !covering.Exists(pattern => pattern.Covers(path)))
            .Select(path => new GuideNote(Region, path, alive.Contains(path) ? "not mapped, no downstream file imports it" : "not mapped, deleted in this run")));
        changes.AddRange(
            from proposal in proposals
            from path in proposal.Upstream
            select new GuideChange(Region, GuideChangeKind.Added, path, NewPath: null, $"changed in this run, imported by {proposal.Importers} downstream file{(proposal.Importers == 1 ? string.Empty : "s")}"));
        return Append(document, Region, MappingHeader, proposals.Select(Cells));
    }

    private static string[] Cells(MappingProposal proposal) =>
    [
        string.Join(", ", proposal.Upstream.Select(CodeSpan.Write)),
        string.Join(", ", proposal.Downstream.Select(CodeSpan.Write)),
        string.Join(", ", proposal.Names.Take(MostNames).Select(CodeSpan.Write)),
    ];

    private static GuideDocument Append(GuideDocument document, string region, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var written = rows.ToList();
        return written.Count == 0 ? document : document.With(new Dictionary<string, string> { [region] = RegionText.Append(document, region, header, written) });
    }

    private static bool IsWritable(string path) => !path.Any(char.IsControl);
}
