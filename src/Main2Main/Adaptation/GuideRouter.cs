using Main2Main.Guide;
using Main2Main.Workspace;

namespace Main2Main.Adaptation;

/// <summary>Routes by the file-mapping table of the downstream's guide.</summary>
public sealed class GuideRouter : IRouter
{
    private readonly IReadOnlyList<GuideMappingRow> rows;

    private GuideRouter(IReadOnlyList<GuideMappingRow> rows) => this.rows = rows;

    /// <summary>Reads the guide of the session's downstream; without a guide nothing is routed.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The router.</returns>
    /// <exception cref="Main2MainException">The guide's regions are broken.</exception>
    public static GuideRouter Of(SyncSession session)
    {
        var path = session.Settings.Layout.Guide is { } guide ? Path.Combine(session.Downstream.Path, guide) : null;
        return new GuideRouter(path is not null && File.Exists(path) ? [.. GuideDocument.Parse(path, File.ReadAllText(path)).MappingRows] : []);
    }

    /// <inheritdoc />
    public IReadOnlyList<Route> Route(IReadOnlyList<string> changedFiles) =>
        [.. rows
            .Select(row => (Row: row, Files: changedFiles.Where(row.Covers).ToList()))
            .Where(match => match.Files.Count > 0)
            .Select(match => new Route(string.Join(", ", match.Row.UpstreamPaths), string.Join(", ", match.Row.DownstreamPaths), match.Row.Check, match.Files))];
}
