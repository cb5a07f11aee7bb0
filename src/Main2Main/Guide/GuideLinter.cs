namespace Main2Main.Guide;

/// <summary>Compares the guide with the two repositories. Source: the playbook's linter and its three findings.</summary>
public static class GuideLinter
{
    private static readonly HashSet<string> IgnoredFolders = ["tests", "test"];

    /// <summary>Checks the guide.</summary>
    /// <param name="inputs">The guide and what it is compared with.</param>
    /// <returns>The findings; each list is without doubles and in a fixed order.</returns>
    public static GuideFindings Check(GuideInputs inputs)
    {
        var citations = new GuideCitations(inputs).Read(inputs.Document).ToList();
        return new GuideFindings
        {
            InvalidatedPaths = DeadPaths(citations, GuideSide.Downstream, inputs.ExistsDownstream),
            UncoveredFolders = UncoveredFolders(inputs, citations),
            UntouchedUpstreamPaths = UntouchedUpstreamPaths(inputs, citations),
            DeadUpstreamPaths = DeadPaths(citations, GuideSide.Upstream, path =>
            {
                var pattern = new GuidePathPattern(path);
                return inputs.UpstreamFilesOfRun.Any(pattern.Covers);
            }),
        };
    }

    private static List<DeadPath> DeadPaths(IEnumerable<GuideCitation> citations, GuideSide side, Func<string, bool> exists) =>
    [
        .. citations.Where(citation => citation.Side == side)
            .GroupBy(citation => citation.Path)
            .Where(group => !exists(group.Key))
            .SelectMany(group => group.Select(citation => new DeadPath(citation.Region, citation.Path)))
            .Distinct()
            .OrderBy(dead => Order(dead.Region)),
    ];

    private static int Order(string region) => GuideRegionName.All.Index().First(entry => entry.Item == region).Index;

    private static List<string> UncoveredFolders(GuideInputs inputs, List<GuideCitation> citations)
    {
        var root = inputs.DownstreamFolder;
        var mentioned = citations
            .Where(citation => citation.Side == GuideSide.Downstream && citation.Path.StartsWith(root, StringComparison.Ordinal))
            .Select(citation => FirstSegment(citation.Path, root))
            .Where(segment => segment.Length > 0)
            .Distinct()
            .Select(segment => new GuidePathPattern(root + segment + "/"))
            .ToList();
        return
        [
            .. inputs.DownstreamFiles
                .Where(file => file.StartsWith(root, StringComparison.Ordinal) && file.IndexOf('/', root.Length) > 0)
                .Select(file => FirstSegment(file, root))
                .Distinct()
                .Where(folder => !folder.StartsWith("__", StringComparison.Ordinal) && !IgnoredFolders.Contains(folder))
                .Select(folder => root + folder)
                .Where(folder => !mentioned.Exists(pattern => pattern.Names(folder)))
                .Order(StringComparer.Ordinal)
                .Select(folder => folder + "/"),
        ];
    }

    private static string FirstSegment(string path, string root) =>
        path.IndexOf('/', root.Length) is var slash && slash < 0 ? path[root.Length..] : path[root.Length..slash];

    private static List<string> UntouchedUpstreamPaths(GuideInputs inputs, List<GuideCitation> citations)
    {
        // A path of another column is prose; a list instead of a table maps all that it cites.
        var rows = inputs.Document.MappingRows.ToDictionary(row => row.Line);
        var patterns = citations
            .Where(citation => citation is { Region: GuideRegionName.FileMapping, Side: GuideSide.Upstream })
            .Where(citation => !rows.TryGetValue(citation.Line, out var row) || row.UpstreamPaths.Contains(citation.Path))
            .Select(citation => new GuidePathPattern(citation.Path))
            .ToList();
        return
        [
            .. inputs.UpstreamChanges
                .Select(change => change.Path)
                .Where(path => path.StartsWith(inputs.UpstreamFolder, StringComparison.Ordinal) && !patterns.Exists(pattern => pattern.Covers(path)))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }
}
