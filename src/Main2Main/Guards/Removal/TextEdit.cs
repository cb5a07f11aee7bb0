namespace Main2Main.Guards.Removal;

/// <summary>A piece of text that takes another's place, or why there is none.</summary>
/// <param name="Start">Where the old text starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Text">The new text; null when nothing is edited.</param>
/// <param name="Reason">Why nothing is edited.</param>
internal sealed record TextEdit(int Start, int End, string? Text, string? Reason)
{
    /// <summary>No edit.</summary>
    public static TextEdit None(string reason) => new(0, 0, null, reason);
}
