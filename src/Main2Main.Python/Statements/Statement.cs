namespace Main2Main.Python.Statements;

/// <summary>A statement, as ranges of tokens.</summary>
/// <param name="Start">Its first token; of a decorated definition the first <c>@</c>.</param>
/// <param name="End">The token after its last one.</param>
/// <param name="Clauses">For a compound statement its clauses in order; none for a simple one.</param>
internal sealed record Statement(int Start, int End, IReadOnlyList<Clause> Clauses);
