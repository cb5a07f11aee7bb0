namespace Main2Main.Guide;

/// <summary>Renames or takes away the dead paths of the regions.</summary>
/// <param name="inputs">The guide and what it is compared with.</param>
/// <param name="findings">The dead paths.</param>
/// <param name="evidence">What became of them.</param>
internal sealed class DeadPathEditor(GuideInputs inputs, GuideFindings findings, GuideEvidence evidence)
{
    private readonly GuideCitations citations = new(inputs);
    private readonly HashSet<string> deadDownstream = [.. findings.InvalidatedPaths.Select(dead => dead.Path)];
    private readonly HashSet<string> deadUpstream = [.. findings.DeadUpstreamPaths.Select(dead => dead.Path)];

    /// <summary>What was changed so far.</summary>
    public List<GuideChange> Changes { get; } = [];

    /// <summary>What was left for a person so far.</summary>
    public List<GuideNote> Left { get; } = [];

    /// <summary>Edits all regions.</summary>
    /// <returns>The new guide.</returns>
    public GuideDocument Edit()
    {
        var document = inputs.Document;
        return document.With(new Dictionary<string, string>
        {
            [GuideRegionName.KeyAreas] = RegionText.Rewrite(document[GuideRegionName.KeyAreas], EditProse),
            [GuideRegionName.FileLocations] = RegionText.Rewrite(document[GuideRegionName.FileLocations], line => EditRow(GuideRegionName.FileLocations, line)),
            [GuideRegionName.FileMapping] = RegionText.Rewrite(document[GuideRegionName.FileMapping], line => EditRow(GuideRegionName.FileMapping, line)),
        });
    }

    private string EditProse(GuideLine line)
    {
        var removedBefore = Changes.Count(change => change.Kind == GuideChangeKind.Removed);
        var text = EditText(GuideRegionName.KeyAreas, line.Text, column: null, isCell: false);
        var removed = Changes.Where(change => change.Kind == GuideChangeKind.Removed).Skip(removedBefore).ToList();
        if (removed.Count > 0 && CodeSpan.Find(text).Count == 0)
        {
            Left.Add(new GuideNote(GuideRegionName.KeyAreas, removed[0].Path, $"line {line.Number} names no path any longer, its words were kept"));
        }

        return text;
    }

    private string? EditRow(string region, GuideLine line)
    {
        if (TableRow.Read(line.Text) is not { } row)
        {
            var text = EditText(region, line.Text, column: null, isCell: false);

            // What stood before the first bar may be gone, which makes the line a row of a table.
            return TableRow.Read(text) is null ? text : EditRow(region, line with { Text = text });
        }

        var texts = new Dictionary<int, string>();
        foreach (var column in Enumerable.Range(0, row.Count))
        {
            var side = GuideCitations.SideOfColumn(region, column);
            var cell = EditText(region, row[column], side, isCell: side is not null);
            if (cell != row[column])
            {
                texts.Add(column, cell);
            }
        }

        var emptied = texts.Where(pair => pair.Value.Trim().Length == 0).Select(pair => pair.Key).ToList();
        if (emptied.Exists(column => GuideCitations.SideOfColumn(region, column) is not null))
        {
            var targets = region == GuideRegionName.FileMapping && !emptied.Contains(0) ? Importers(texts.GetValueOrDefault(0, row[0])) : [];
            if (targets.Count == 0)
            {
                return null;
            }

            texts[1] = string.Join(", ", targets.Select(CodeSpan.Write));
            Changes.AddRange(
                targets.Select(
                    target => new GuideChange(
                        region, GuideChangeKind.Added, target, NewPath: null, "imports what the row maps, and the row had no other path left")));
        }

        return row.With(texts);
    }

    /// <summary>The downstream paths that import what a cell maps.</summary>
    private IReadOnlyList<string> Importers(string upstreamCell)
    {
        var patterns = CodeSpan.Find(upstreamCell).Select(span => new GuidePathPattern(span.Path)).ToList();
        var files = inputs.UpstreamFiles.Where(file => patterns.Exists(pattern => pattern.Covers(file)));
        return ImporterFolders.Collapse(inputs.DownstreamFolder, files.SelectMany(evidence.Importers.ImportersOf).Select(importer => importer.File));
    }

    private string EditText(string region, string text, GuideSide? column, bool isCell)
    {
        // What is taken away may leave its neighbour alone in its parentheses, so that this one can go too.
        while (EditOnce(region, text, column, isCell) is { } edited)
        {
            text = edited;
        }

        foreach (var (span, fate) in Dead(text, column))
        {
            var why = fate is null ? "the upstream's history up to the reached commit never held it" : "it exists no longer, but stands inside a sentence";
            Left.Add(new GuideNote(region, span.Path, why));
        }

        return text;
    }

    /// <summary>Renames or takes away the first dead path that can be; null when none can.</summary>
    private string? EditOnce(string region, string text, GuideSide? column, bool isCell)
    {
        foreach (var (span, fate) in Dead(text, column))
        {
            var without = fate is null ? null : SpanRemoval.TryRemove(text, span, isCell);
            if (fate?.NewPath is { } target)
            {
                Changes.Add(new GuideChange(region, GuideChangeKind.Renamed, span.Path, target, RenameReason(span.Path, fate)));
                var isCited = CodeSpan.Find(text).Any(other => other.Path == target);
                return isCited && without is not null ? without : span.Replace(text, target);
            }

            if (without is not null)
            {
                var why = fate!.Commit is null ? "no tracked file has that name" : $"deleted in {fate.Commit[..10]}";
                Changes.Add(new GuideChange(region, GuideChangeKind.Removed, span.Path, NewPath: null, why));
                return without;
            }
        }

        return null;
    }

    /// <summary>
    /// The dead paths of a text and their fates. The fate is null where the upstream's history never held the path: the guide may
    /// be ahead of this upstream, and the path may be yet to come.
    /// </summary>
    private IEnumerable<(CodeSpan Span, PathFate? Fate)> Dead(string text, GuideSide? column)
    {
        foreach (var span in CodeSpan.Find(text))
        {
            switch (citations.SideOf(span.Path, column))
            {
                case GuideSide.Downstream when deadDownstream.Contains(span.Path):
                    yield return (span, evidence.Downstream.GetValueOrDefault(span.Path, PathFate.Unknown));
                    break;
                case GuideSide.Upstream when deadUpstream.Contains(span.Path):
                    var fate = evidence.Upstream.GetValueOrDefault(span.Path, PathFate.Unknown);
                    yield return (span, fate == PathFate.Unknown ? null : fate);
                    break;
                default:
                    break;
            }
        }
    }

    private static string RenameReason(string path, PathFate fate) =>
        fate.Commit is not null ? $"renamed in {fate.Commit[..10]}"
        : path.EndsWith('/') ? "the package became a module"
        : "the module became a package";
}
