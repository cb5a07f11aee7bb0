namespace Main2Main.Precedents;

/// <summary>How the upstream changed one statement of its own that names what changed.</summary>
/// <param name="Commit">The upstream commit.</param>
/// <param name="File">The upstream file.</param>
/// <param name="Line">The statement's line after the commit; before it when the statement is gone.</param>
/// <param name="Within">The function or class around it; empty for the module.</param>
/// <param name="Before">The statement before; null when it is new.</param>
/// <param name="After">The statement after; null when it is gone.</param>
public sealed record CallerChange(string Commit, string File, int Line, string Within, string? Before, string? After);
