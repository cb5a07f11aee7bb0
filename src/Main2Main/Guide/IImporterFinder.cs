namespace Main2Main.Guide;

/// <summary>Tells who imports an upstream module.</summary>
public interface IImporterFinder
{
    /// <summary>Finds the importers of a file.</summary>
    /// <param name="upstreamFile">The upstream file.</param>
    /// <returns>The importers, ordered by file; none for a file that is no module.</returns>
    IReadOnlyList<Importer> ImportersOf(string upstreamFile);
}
