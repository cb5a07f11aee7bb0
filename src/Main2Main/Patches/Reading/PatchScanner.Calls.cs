using Main2Main.Python;
using Main2Main.Python.Parsing;
using Main2Main.Impact.Usage;

namespace Main2Main.Patches.Reading;

/// <content>Calls that put something in the upstream's place.</content>
internal sealed partial class PatchScanner
{
    private void ScanCall(PythonCall call)
    {
        switch (ValueReader.LastName(call.Callee))
        {
            case "setattr" when call is { Callee: "setattr", Arguments: [{ Text: { } owner }, var named, _, ..] } && names.Text(file, call.Scope, named) is { } name:
                if (Argument(call, 2) is { } value)
                {
                    AddAssignment(owner, name, value);
                }

                break;
            case "setdefault" or "__setitem__" when call.Arguments is [{ } named, _, ..] && names.Text(file, call.Scope, named) is { } key && Argument(call, 1) is { } entry:
                ScanItem(call.Callee[..call.Callee.LastIndexOf('.')] + "[]", entry, key);
                break;
            case { } name when name.StartsWith("register", StringComparison.Ordinal):
                ScanRegistration(call);
                break;
            case "getsource":
                ScanSource(call);
                break;
        }
    }

    /// <summary>Something that is registered under names that the upstream has itself.</summary>
    private void ScanRegistration(PythonCall call)
    {
        if (!IsOfUpstream(call))
        {
            return;
        }

        foreach (var (argument, index) in call.Arguments.Select((argument, index) => (argument, index)))
        {
            var keys = names.Text(file, call.Scope, argument) is { } text ? [(text, null)] : argument.Text is { } loop ? Keys(loop, call.Line) : [];
            foreach (var (key, value) in keys.Where(pair => facts.Holds(pair.Key)))
            {
                sites.Add(new PatchSite(file, call.Line, call.Scope, call.Condition, PatchKind.Registration, $"{ValueReader.LastName(call.Callee)}({PythonText.Quote(key)})")
                {
                    Identity = $"{call.Callee}({key})",
                    Original = facts.Class(key),
                    Replacement = value is null ? RegisteredBy(call) : names.Definition(file, call.Scope, value),
                    Written = value ?? (call.Arguments.Count > 1 ? call.Arguments.Where((_, at) => at != index).Select(other => other.Text).FirstOrDefault(other => other is not null) : null) ?? string.Empty,
                });
            }
        }
    }

    /// <summary>Whether what a call calls belongs to the upstream.</summary>
    private bool IsOfUpstream(PythonCall call)
    {
        var root = ValueReader.Parts(call.Callee)[0];
        return NameReader.Dotted(file, call.Scope, root) is { } dotted && world.IsUpstreamModule(dotted);
    }

    /// <summary>The class that a call registers: an argument of it, or what it decorates.</summary>
    private PythonDefinition? RegisteredBy(PythonCall call)
    {
        var passed = call.Arguments.Where(argument => argument is { Text: not null, StringValue: null })
            .Select(argument => names.Definition(file, call.Scope, argument.Text!)).FirstOrDefault(found => found is { Class: not null });
        var decorated = file.Module.Classes.FirstOrDefault(found => found.Decorators.Any(decorator => decorator.Line == call.Line));
        return passed ?? (decorated is null ? null : new PythonDefinition(file, PythonDefinitionKind.Class, decorated.QualifiedName) { Class = decorated });
    }

    /// <summary>The keys of the dictionary literal whose items a loop around a line gives under a name, each with its value as it is written.</summary>
    private IEnumerable<(string Key, string? Value)> Keys(string loop, int line)
    {
        var tokens = code.Code;
        for (var at = 0; at + 2 < tokens.Count && tokens[at].Line <= line; at++)
        {
            if (tokens[at].Kind != TokenKind.For || tokens.Find(TokenKind.In, at, tokens.Count) is not (var within and > 0) || !tokens.IsName(at + 1, loop)
                || tokens[within + 1].Kind != TokenKind.Name)
            {
                continue;
            }

            var table = tokens.Text(within + 1).ToString();
            for (var open = 1; open + 1 < tokens.Count; open++)
            {
                if (tokens.IsName(open - 1, table) && tokens[open].Kind == TokenKind.Assign && tokens[open + 1].Kind == TokenKind.LeftBrace)
                {
                    foreach (var entry in Entries(open + 2, tokens.AfterMatching(open + 1) - 1))
                    {
                        yield return entry;
                    }
                }
            }
        }
    }

    private IEnumerable<(string Key, string? Value)> Entries(int start, int end)
    {
        while (start < end)
        {
            var comma = code.Code.Find(TokenKind.Comma, start, end);
            var after = comma < 0 ? end : comma;
            if (code.Code[start].Kind == TokenKind.String && code.Code[start + 1].Kind == TokenKind.Colon)
            {
                yield return (code.Code.Value(start), Chains(start + 2, after).FirstOrDefault());
            }

            start = after + 1;
        }
    }

    /// <summary>The replacements that are made in the source of something of the upstream's.</summary>
    private void ScanSource(PythonCall call)
    {
        if (call.Arguments is not [{ Text: { } chain }, ..] || names.Definition(file, call.Scope, chain) is not { } original || !world.IsUpstream(original))
        {
            return;
        }

        foreach (var edit in file.Module.Calls.Where(other => other.Scope == call.Scope && other.Line >= call.Line && ValueReader.LastName(other.Callee) == "replace"))
        {
            if (Argument(edit, 0) is { } old && Argument(edit, 1) is { } now && TextOf(old) is { } before && TextOf(now) is { } after)
            {
                sites.Add(new PatchSite(file, edit.Line, edit.Scope, edit.Condition, PatchKind.SourceText, original.FullName)
                {
                    Identity = $"{original.FullName}: {before}",
                    Original = original,
                    Written = PythonText.Quote(after),
                    Key = before,
                    NewText = after,
                });
            }
        }
    }

    /// <summary>The text of an argument: a literal, or a name that stands for one.</summary>
    private string? TextOf(Written argument)
    {
        if (argument.End == argument.Start + 1 && code.Code[argument.Start].Kind == TokenKind.Name)
        {
            var name = code.Code.Text(argument.Start).ToString();
            var value = code.Simple.Where(
                statement => code.Code.IsName(statement.Start, name) && code.ValueOf(statement) == statement.Start + 2 && statement.Start < argument.Start)
                .LastOrDefault();
            return value is null ? null : TextOf(argument with { Start = value.Start + 2, End = value.End });
        }

        var literals = Enumerable.Range(argument.Start, argument.End - argument.Start)
            .Where(at => code.Code[at].Kind is not (TokenKind.LeftParenthesis or TokenKind.RightParenthesis or TokenKind.Newline)).ToList();
        return literals.Count > 0 && literals.TrueForAll(at => code.Code[at].Kind == TokenKind.String) ? string.Concat(literals.Select(code.Code.Value)) : null;
    }
}
