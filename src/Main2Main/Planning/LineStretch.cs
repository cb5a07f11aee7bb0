namespace Main2Main.Planning;

/// <summary>A commit of the first-parent line, with what came to the line by it.</summary>
/// <param name="End">The commit.</param>
/// <param name="Brought">The commits that it brought, each after its parents.</param>
/// <param name="BeginsBesideBase">Whether the line before it does not hold the base, so that it stands for the whole way from the base.</param>
internal sealed record LineStretch(string End, IReadOnlyList<string> Brought, bool BeginsBesideBase);
