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
        var proposals = new MappingProposer(cleaned, evidence.Importers).Propose(remaining.UntouchedUpstreamPaths);
        document = AddRows(document, proposals, changes);
        return new GuideUpdate(document, [.. changes.Distinct()], [.. left.Distinct()], NotMapped(cleaned, remaining.UntouchedUpstreamPaths, proposals));
    }

    private static GuideDocument AddFolders(
        GuideDocument document, IReadOnlyList<string> folders, GuideEvidence evidence, List<GuideChange> changes, List<GuideNote> left)
    {
        const string Region = GuideRegionName.FileLocations;
        left.AddRange(
            folders.Where(folder => !TableRow.CanHold(folder)).Select(folder => new GuideNote(Region, folder, "a table's cell cannot hold its name")));
        var added = folders.Where(TableRow.CanHold).ToList();
        changes.AddRange(added.Select(folder => new GuideChange(Region, GuideChangeKind.Added, folder, NewPath: null, "no region mentioned the folder")));
        return Append(
            document,
            Region,
            LocationsHeader,
            added.Select(folder => new[] { evidence.FolderTitles.GetValueOrDefault(folder, folder), CodeSpan.Write(folder) }));
    }

    private static GuideDocument AddRows(GuideDocument document, IReadOnlyList<MappingProposal> proposals, List<GuideChange> changes)
    {
        const string Region = GuideRegionName.FileMapping;
        changes.AddRange(
            from proposal in proposals
            from path in proposal.Upstream
            select new GuideChange(
                Region,
                GuideChangeKind.Added,
                path,
                NewPath: null,
                $"changed in this run, imported by {proposal.Importers} downstream file{(proposal.Importers == 1 ? string.Empty : "s")}"));
        return Append(document, Region, MappingHeader, proposals.Select(Cells));
    }

    private static List<GuideNote> NotMapped(GuideInputs inputs, IReadOnlyList<string> unmapped, IReadOnlyList<MappingProposal> proposals)
    {
        var alive = inputs.UpstreamFiles.ToHashSet();
        var covering = proposals.SelectMany(proposal => proposal.Upstream).Select(path => new GuidePathPattern(path)).ToList();
        return
        [
            .. unmapped
                .Where(path => !covering.Exists(pattern => pattern.Covers(path)))
                .Select(
                    path => new GuideNote(GuideRegionName.FileMapping, path, alive.Contains(path) ? "no downstream file imports it" : "deleted in this run")),
        ];
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
        return written.Count == 0
            ? document
            : document.With(new Dictionary<string, string> { [region] = RegionText.Append(document, region, header, written) });
    }
}

/// <summary>An updated guide.</summary>
/// <param name="Document">The new guide; the old one when nothing changed.</param>
/// <param name="Changes">What was changed.</param>
/// <param name="Left">What was left for a person.</param>
/// <param name="NotMapped">Upstream files that the run touches and that got no row, each with the reason.</param>
public sealed record GuideUpdate(GuideDocument Document, IReadOnlyList<GuideChange> Changes, IReadOnlyList<GuideNote> Left, IReadOnlyList<GuideNote> NotMapped);
