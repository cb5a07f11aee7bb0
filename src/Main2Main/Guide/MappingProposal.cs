namespace Main2Main.Guide;

/// <summary>A proposed row of file-mapping.</summary>
/// <param name="Upstream">The paths of its first cell.</param>
/// <param name="Downstream">The paths of its second cell.</param>
/// <param name="Names">What the downstream imports from there.</param>
/// <param name="Importers">How many downstream files import it.</param>
internal sealed record MappingProposal(IReadOnlyList<string> Upstream, IReadOnlyList<string> Downstream, IReadOnlyList<string> Names, int Importers);
