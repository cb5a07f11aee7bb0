namespace Main2Main.Patches.Judging;

/// <summary>What a replacement stood on when it got its form.</summary>
/// <param name="IsKnown">Whether the upstream of then is known.</param>
/// <param name="WasThere">Whether what it replaces was there.</param>
/// <param name="Piece">What the original said.</param>
/// <param name="Similarity">How alike the two were.</param>
internal sealed record Past(bool IsKnown, bool WasThere, CodePiece? Piece, double Similarity)
{
    /// <summary>Nothing is known.</summary>
    public static Past Unknown { get; } = new(false, false, null, 0);
}
