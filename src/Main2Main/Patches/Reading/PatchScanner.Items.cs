using Main2Main.Python;
using Main2Main.Python.Parsing;

namespace Main2Main.Patches.Reading;

/// <content>Entries of tables and modules that are stubs.</content>
internal sealed partial class PatchScanner
{
    private const string Modules = "sys.modules";

    private void ScanItem(string chain, Written written, string? key)
    {
        var end = chain.IndexOf("[]", StringComparison.Ordinal);
        var (table, rest) = (chain[..end], chain[(end + 2)..]);
        if (key is null || rest.Contains("[]", StringComparison.Ordinal))
        {
            return;
        }

        if (NameReader.Dotted(file, written.Scope, table) == Modules)
        {
            AddStub(key, written);
            return;
        }

        AddItem(table, key, written);
    }

    /// <summary>A module that is put where imports look first.</summary>
    private void AddStub(string module, Written written)
    {
        var original = world.IsUpstreamModule(module) ? world.Tree.ResolveDotted(module) : null;
        sites.Add(new PatchSite(file, written.Line, written.Scope, written.Condition, PatchKind.ModuleStub, module)
        {
            Identity = module,
            Original = original is not null && world.IsUpstream(original) ? original : null,
            HasOwner = facts.IsImported(module),
            Replacement = Replacement(written),
            Written = code.Written(written.Start, written.End),
        });
    }

    /// <summary>An entry of a table of the upstream's, or of what a class of its keeps about its fields.</summary>
    private void AddItem(string table, string key, Written written)
    {
        var dot = table.LastIndexOf('.');
        if (dot > 0 && names.Owner(file, written.Scope, table[..dot]) is { Kind: Impact.Usage.ValueKind.Class } owner && world.IsUpstream(owner.Definition)
            && names.Member(owner, table[(dot + 1)..]) is null)
        {
            // Tables that Python or a library keeps for a class: their keys are its fields.
            Add(PatchKind.Item, $"{owner.Definition.FullName}.{table[(dot + 1)..]}", names.Member(owner, key), written, key: key);
        }
        else if (names.Definition(file, written.Scope, table) is { Variable: not null } variable && world.IsUpstream(variable))
        {
            Add(PatchKind.Item, variable.FullName, variable, written, key: key);
        }
        else if (NameReader.Dotted(file, written.Scope, table) is { } dotted && world.IsUpstreamModule(dotted) && world.Tree.ResolveDotted(dotted) is null && dotted.LastIndexOf('.') is var last and > 0
            && world.Tree.ResolveDotted(dotted[..last]) is null or { Kind: PythonDefinitionKind.Module })
        {
            Add(PatchKind.Item, dotted, original: null, written, hasOwner: false, key: key);
        }
    }

    /// <summary>The tokens of a call's argument.</summary>
    /// <param name="call">The call.</param>
    /// <param name="index">Which argument.</param>
    private Written? Argument(PythonCall call, int index)
    {
        var name = Impact.Usage.ValueReader.LastName(call.Callee);
        var at = 0;
        while (at < code.Code.Count
            && (code.Code[at].Line < call.Line || !code.Code.IsName(at, name ?? string.Empty) || code.Code[at + 1].Kind != TokenKind.LeftParenthesis))
        {
            at++;
        }

        if (at == code.Code.Count)
        {
            return null;
        }

        var (start, after) = (at + 2, code.Code.AfterMatching(at + 1) - 1);
        for (; index > 0 && start < after; index--)
        {
            var comma = code.Code.Find(TokenKind.Comma, start, after);
            start = comma < 0 ? after : comma + 1;
        }

        var end = code.Code.Find(TokenKind.Comma, start, after);
        return start < after ? new Written(call.Line, call.Scope, call.Condition, start, end < 0 ? after : end) : null;
    }
}
