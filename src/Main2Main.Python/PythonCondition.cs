namespace Main2Main.Python;

/// <summary>A branch that items stand in. A branch of an <c>elif</c> stands inside the else branches before it.</summary>
/// <param name="Parent">The branch around it, or <see cref="None"/>.</param>
/// <param name="Branch">Which branch.</param>
/// <param name="Test">
/// The condition's normalised text; for <see cref="PythonBranch.Try"/> the exceptions that its handlers name, comma-separated, for
/// <see cref="PythonBranch.Except"/> those of the handler (empty for a bare <c>except</c>).
/// </param>
/// <param name="Line">The line of the test.</param>
public sealed record PythonCondition(int Parent, PythonBranch Branch, string Test, int Line)
{
    /// <summary>The index that stands for no branch.</summary>
    public const int None = -1;
}
