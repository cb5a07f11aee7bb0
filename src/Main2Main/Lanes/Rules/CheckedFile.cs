using Main2Main.Conditions;
using Main2Main.Python;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Lanes.Rules;

/// <summary>A Python file of the downstream that is checked.</summary>
internal sealed class CheckedFile
{
    private readonly HashSet<int>? edited;
    private readonly Dictionary<int, (int First, int Last)> headers = [];

    /// <summary>Prepares a file.</summary>
    /// <param name="file">Its contracts.</param>
    /// <param name="map">Its lanes.</param>
    /// <param name="edited">The edited lines; null when all of them count.</param>
    public CheckedFile(PythonFile file, LaneMap map, IReadOnlySet<int>? edited)
    {
        (File, Map, this.edited) = (file, map, edited is null ? null : [.. edited]);
        AddHeaders(map.Statements);
        AddBranches(map.Statements);
    }

    public PythonFile File { get; }

    public LaneMap Map { get; }

    public string Path => File.Path;

    public PythonModule Module => File.Module;

    /// <summary>Whether a line is edited.</summary>
    public bool IsEdited(int line) => edited?.Contains(line) != false;

    /// <summary>Whether any line is edited of the statement, or of the compound statement's header, that a line is part of.</summary>
    public bool IsStatementEdited(int line)
    {
        var (first, last) = headers.GetValueOrDefault(line, (line, line));
        return edited is null || Enumerable.Range(first, last - first + 1).Any(edited.Contains);
    }

    /// <summary>Whether an imported name is edited, or the module that it is imported from.</summary>
    public bool IsEdited(PythonImport import) => IsEdited(import.Line) || (headers.TryGetValue(import.Line, out var range) && IsEdited(range.First));

    private void AddHeaders(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement.Clauses.Count == 0)
            {
                Add(statement.Start, statement.End);
            }

            foreach (var clause in statement.Clauses)
            {
                Add(clause == statement.Clauses[0] ? statement.Start : clause.Start, clause.Colon + 1);
                AddHeaders(clause.Body);
            }
        }
    }

    /// <summary>Where a guard or its <c>else</c> is edited, the lines below may have changed their lane: all of them count as edited.</summary>
    private void AddBranches(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements.Where(statement => statement.Clauses.Count > 0 && edited is not null))
        {
            if (statement.Clauses[0].Keyword == TokenKind.If
                && statement.Clauses.Any(clause => Map.Calls.Any(call => call.Token > clause.Start && call.Token < clause.Colon))
                && statement.Clauses.Any(clause => IsEdited(Map.Code[clause.Start].Line)))
            {
                var (first, last) = (Map.Code[statement.Start].Line, Map.Code.EndLine(statement.End - 1));
                edited!.UnionWith(Enumerable.Range(first, last - first + 1));
            }

            foreach (var clause in statement.Clauses)
            {
                AddBranches(clause.Body);
            }
        }
    }

    private void Add(int start, int end)
    {
        while (end > start + 1 && Map.Code[end - 1].Kind is TokenKind.Newline or TokenKind.Dedent)
        {
            end--;
        }

        var (first, last) = (Map.Code[start].Line, Map.Code.EndLine(end - 1));
        for (var line = first; line <= last; line++)
        {
            headers[line] = (first, last);
        }
    }
}
