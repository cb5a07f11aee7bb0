using Main2Main.Python.Statements;

namespace Main2Main.Guards.Removal;

/// <summary>An edit that removes something, or why there is none.</summary>
/// <param name="Edit">The edit; null when nothing is edited.</param>
/// <param name="Reason">Why nothing is edited.</param>
internal sealed record RemovalEdit(TextEdit? Edit, string? Reason)
{
    /// <summary>The text between two places goes, or another takes its place.</summary>
    public static RemovalEdit Of(int start, int end, string text) => new(new TextEdit(start, end, text), Reason: null);

    /// <summary>No edit.</summary>
    public static RemovalEdit None(string reason) => new(null, reason);
}
