namespace Main2Main.Adaptation;

/// <summary>A change of an upstream function that merges cleanly into a function of the downstream that does it over again.</summary>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line that it begins on.</param>
/// <param name="Symbol">The downstream's function, as a dotted name within its module.</param>
/// <param name="Original">The upstream's function, as a dotted name.</param>
/// <param name="Similarity">How much of both functions together is in both, 0 to 1.</param>
/// <param name="Needed">The upstream's change without which the copy would fail, in words; null where the original has changed, and no more is known.</param>
/// <param name="Base">The original's statements before the step; empty for what was put in.</param>
/// <param name="Ours">The copy's; empty for what was put in.</param>
/// <param name="Theirs">The original's at the step's end; empty for what was taken out.</param>
/// <param name="Patch">The patch that takes it over, with what else is offered for the file.</param>
public sealed record CopyProposal(
    string File, int Line, string Symbol, string Original, double Similarity, string? Needed, string Base, string Ours, string Theirs, string Patch)
{
    /// <summary>About how many characters it takes in a request.</summary>
    internal int Size => File.Length + Symbol.Length + Original.Length + Base.Length + Ours.Length + Theirs.Length + Patch.Length + 200;
}
