using Main2Main.Python;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;
using Main2Main.Impact.Usage;

namespace Main2Main.Patches.Reading;

/// <summary>Finds what one downstream file puts in the upstream's place, copies aside.</summary>
/// <param name="world">The upstream's tree and the downstream's.</param>
/// <param name="facts">What the upstream's tree names.</param>
/// <param name="file">The downstream file.</param>
/// <param name="code">Its statements.</param>
internal sealed partial class PatchScanner(CodeWorld world, UpstreamNames facts, PythonFile file, CodeText code)
{
    private readonly NameReader names = new(world);
    private readonly List<PatchSite> sites = [];

    /// <summary>The places, in the file's order.</summary>
    public IReadOnlyList<PatchSite> Scan()
    {
        foreach (var reference in file.Module.References.Where(reference => reference.Access == PythonAccess.Write))
        {
            ScanWrite(reference);
        }

        foreach (var statement in code.Simple)
        {
            ScanSubscript(statement);
        }

        foreach (var call in file.Module.Calls)
        {
            ScanCall(call);
        }

        return [.. sites.DistinctBy(site => site.Place).OrderBy(site => site.Line)];
    }

    private void ScanWrite(PythonReference reference)
    {
        if (code.At(reference.Line) is not { } statement || code.ValueOf(statement) is not (var value and >= 0))
        {
            return;
        }

        if (reference.Target.Contains("[]", StringComparison.Ordinal))
        {
            ScanItem(reference.Target, new Written(reference.Line, reference.Scope, reference.Condition, value, statement.End), Key(statement.Start, value));
            return;
        }

        var dot = reference.Target.LastIndexOf('.');
        if (dot > 0)
        {
            AddAssignment(
                reference.Target[..dot],
                reference.Target[(dot + 1)..],
                new Written(reference.Line, reference.Scope, reference.Condition, value, statement.End));
        }
    }

    /// <summary>A statement that gives an entry of a table a value.</summary>
    private void ScanSubscript(Statement statement)
    {
        var value = code.ValueOf(statement);
        if (value < 0 || value - 2 < statement.Start || code.Code[value - 2].Kind != TokenKind.RightBracket
            || Chains(statement.Start, value - 1).FirstOrDefault() is not { } table || Key(statement.Start, value) is not { } key)
        {
            return;
        }

        // The key's text knows where it stands.
        var line = code.Code[statement.Start].Line;
        var place = file.Module.Strings.FirstOrDefault(text => text.Value == key && line <= text.Line && text.Line <= code.Code[value].Line);
        if (place.Value is not null)
        {
            ScanItem(table + "[]", new Written(line, place.Scope, place.Condition, value, statement.End), key);
        }
    }

    /// <summary>The text in the first subscript of some tokens; null when there is none, or another value.</summary>
    private string? Key(int start, int end)
    {
        var bracket = start;
        while (bracket < end && code.Code[bracket].Kind != TokenKind.LeftBracket)
        {
            bracket++;
        }

        return bracket +
            2 < end && code.Code[bracket + 1].Kind == TokenKind.String && code.Code[bracket + 2].Kind == TokenKind.RightBracket
                ? code.Code.Value(bracket + 1)
                : null;
    }

    private void AddAssignment(string owner, string name, Written written)
    {
        // What names a definition for messages replaces nothing.
        if (name is "__module__" or "__name__" or "__qualname__" or "__doc__" or "__wrapped__")
        {
            return;
        }

        if (names.Owner(file, written.Scope, owner) is { } found)
        {
            if (world.IsUpstream(found.Definition))
            {
                Add(PatchKind.Assignment, $"{found.Definition.FullName}.{name}", names.Member(found, name), written);
            }
        }
        else if (NameReader.Dotted(file, written.Scope, owner) is { } dotted && world.IsUpstreamModule(dotted) && world.Tree.ResolveDotted(dotted) is null)
        {
            Add(PatchKind.Assignment, $"{dotted}.{name}", original: null, written, hasOwner: false);
        }
    }

    private void Add(PatchKind kind, string target, PythonDefinition? original, Written written, bool hasOwner = true, string? key = null)
    {
        // A name that another module only imports is replaced for that module alone.
        var text = code.Written(written.Start, written.End);
        sites.Add(new PatchSite(file, written.Line, written.Scope, written.Condition, kind, key is null ? target : $"{target}[{PythonText.Quote(key)}]")
        {
            Identity = key is null ? target : $"{target}[{key}]",
            Original = original is not null && world.IsUpstream(original) ? original : null,
            HasOwner = hasOwner,
            Replacement = Replacement(written),
            Written = text,
            Key = key,
        });
    }

    /// <summary>The downstream's definition in a value: itself, what it wraps, or the function that makes it.</summary>
    private PythonDefinition? Replacement(Written written) => Chains(written.Start, written.End)
        .Select(chain => names.Definition(file, written.Scope, chain))
        .FirstOrDefault(found => found is { Kind: PythonDefinitionKind.Function or PythonDefinitionKind.Class } && !world.IsUpstream(found));

    /// <summary>The chains of names in some tokens, in order.</summary>
    private IEnumerable<string> Chains(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (code.Code[at].Kind != TokenKind.Name || (at > start && code.Code[at - 1].Kind == TokenKind.Dot)
                || (at + 1 < end && code.Code[at + 1].Kind == TokenKind.Assign))
            {
                continue;
            }

            var chain = code.Code.Text(at).ToString();
            while (at + 2 < end && code.Code[at + 1].Kind == TokenKind.Dot && code.Code[at + 2].Kind == TokenKind.Name)
            {
                chain += $".{code.Code.Text(at + 2)}";
                at += 2;
            }

            yield return chain;
        }
    }

    /// <param name="Line">The line.</param>
    /// <param name="Scope">The scope.</param>
    /// <param name="Condition">The branch.</param>
    /// <param name="Start">The value's first token.</param>
    /// <param name="End">The token after its last.</param>
    private sealed record Written(int Line, int Scope, int Condition, int Start, int End);
}
