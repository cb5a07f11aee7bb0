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
            return EditText(region, line.Text, column: null, isCell: false);
        }

        var texts = new Dictionary<int, string>();
        foreach (var column in Enumerable.Range(0, row.Count))
        {
            var side = GuideCitations.SideOfColumn(region, column);
            var text = EditText(region, row[column], side, isCell: side is not null);
            if (text != row[column])
            {
                texts.Add(column, text);
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
            Changes.AddRange(targets.Select(target => new GuideChange(region, GuideChangeKind.Added, target, NewPath: null, "imports what the row maps, and the row had no other path left")));
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
        // From the right, so that what is still to edit keeps its place.
        foreach (var span in CodeSpan.Find(text).Reverse())
        {
            text = citations.SideOf(span.Path, column) switch
            {
                GuideSide.Downstream when deadDownstream.Contains(span.Path) =>
                    Edit(region, text, span, isCell, evidence.Downstream.GetValueOrDefault(span.Path, PathFate.Unknown)),
                GuideSide.Upstream when deadUpstream.Contains(span.Path) =>
                    EditUpstream(region, text, span, isCell, evidence.Upstream.GetValueOrDefault(span.Path, PathFate.Unknown)),
                _ => text,
            };
        }

        return text;
    }

    private string EditUpstream(string region, string text, CodeSpan span, bool isCell, PathFate fate)
    {
        if (fate == PathFate.Unknown)
        {
            // The guide may be ahead of this upstream: a path that its history never held may be yet to come.
            Left.Add(new GuideNote(region, span.Path, "the upstream's history up to the reached commit never held it"));
            return text;
        }

        return Edit(region, text, span, isCell, fate);
    }

    private string Edit(string region, string text, CodeSpan span, bool isCell, PathFate fate)
    {
        if (fate.NewPath is { } target)
        {
            Changes.Add(new GuideChange(region, GuideChangeKind.Renamed, span.Path, target, RenameReason(span.Path, fate)));
            var isCited = CodeSpan.Find(text).Any(other => other.Path == target);
            return (isCited ? SpanRemoval.TryRemove(text, span, isCell) : null) ?? Replace(text, span, target);
        }

        if (SpanRemoval.TryRemove(text, span, isCell) is { } without)
        {
            var why = fate.Commit is null ? "no tracked file has that name" : $"deleted in {fate.Commit[..10]}";
            Changes.Add(new GuideChange(region, GuideChangeKind.Removed, span.Path, NewPath: null, why));
            return without;
        }

        Left.Add(new GuideNote(region, span.Path, "it exists no longer, but stands inside a sentence"));
        return text;
    }

    private static string Replace(string text, CodeSpan span, string target)
    {
        var place = text[span.PathEnd..span.End].TrimEnd('`', ' ');
        return text[..span.Start] + CodeSpan.Write(target + place) + text[span.End..];
    }

    private static string RenameReason(string path, PathFate fate) =>
        fate.Commit is not null ? $"renamed in {fate.Commit[..10]}"
        : path.EndsWith('/') ? "the package became a module"
        : "the module became a package";
}
