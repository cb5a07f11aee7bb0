using Main2Main.Python.Parsing;

namespace Main2Main.Python.Statements;

/// <summary>A clause of a compound statement: a header up to its colon and a block.</summary>
/// <param name="Keyword">What it begins with: <c>if</c>, <c>elif</c>, <c>else</c>, <c>def</c> ...; a name for <c>match</c> and <c>case</c>.</param>
/// <param name="Start">The keyword's token; of <c>async def</c> the <c>def</c>.</param>
/// <param name="Colon">The colon's token.</param>
/// <param name="BodyStart">The first token of its first statement.</param>
/// <param name="End">The token after its last statement.</param>
/// <param name="Body">Its statements.</param>
internal sealed record Clause(TokenKind Keyword, int Start, int Colon, int BodyStart, int End, IReadOnlyList<Statement> Body);
