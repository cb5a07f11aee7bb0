namespace Main2Main.Lanes;

/// <summary>Something that a pre-CI check found in an edit.</summary>
/// <param name="Rule">What was looked for.</param>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Lane"><c>main</c> or <c>release</c>, where the finding holds for one of them; else null.</param>
/// <param name="Problem">What is wrong, as a clause.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record CheckFinding(CheckRule Rule, string File, int Line, string? Lane, string Problem, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Line > 0 ? $"{File}:{Line}" : $"'{File}'")} {Problem}: {Remedy}";
}
