using Main2Main.Python;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Precedents.Reading;

/// <summary>Reads the units of a file.</summary>
internal sealed class UnitReader
{
    private readonly SourceCode code;
    private readonly List<Unit> units = [];

    private UnitReader(SourceCode code) => this.code = code;

    /// <summary>Reads a file.</summary>
    /// <param name="source">Its bytes.</param>
    /// <returns>Its units in order; none when it is no Python.</returns>
    public static IReadOnlyList<Unit> Read(byte[] source)
    {
        if (PythonParser.Parse(source).Failure is not null || SourceCode.TryRead(source) is not { } code)
        {
            return [];
        }

        var reader = new UnitReader(code);
        reader.Take(StatementReader.Read(code), string.Empty);
        return reader.units;
    }

    private void Take(IReadOnlyList<Statement> statements, string within)
    {
        foreach (var statement in statements)
        {
            if (statement.Clauses.Count == 0)
            {
                Add(statement.Start, statement.End, within, defines: null);
                continue;
            }

            foreach (var clause in statement.Clauses)
            {
                var defined = clause.Keyword is TokenKind.Def or TokenKind.Class ? code.Text(clause.Start + 1).ToString() : null;
                var header = clause == statement.Clauses[0] ? statement.Start : clause.Start;
                Add(header, clause.Colon + 1, within, defined);
                Take(clause.Body, defined is null ? within : within.Length == 0 ? defined : $"{within}.{defined}");
            }
        }
    }

    private void Add(int start, int end, string within, string? defines)
    {
        var tokens = Enumerable.Range(start, end - start).Where(token => code[token].Length > 0).ToList();
        if (tokens.Count == 0)
        {
            return;
        }

        units.Add(new Unit(
            code.Text(code[tokens[0]].Start, code[tokens[^1]].End).ToString().ReplaceLineEndings("\n"),
            [.. tokens.Select(token => code.Text(token).ToString())],
            tokens.Where(token => code[token].Kind == TokenKind.Name).Select(token => code.Text(token).ToString()).ToHashSet(StringComparer.Ordinal),
            code[tokens[0]].Line,
            code.EndLine(tokens[^1]),
            within,
            defines));
    }
}
