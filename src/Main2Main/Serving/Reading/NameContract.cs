using System.Text;
using Main2Main.Python;
using Main2Main.Python.Diffing;
using Main2Main.Git;

namespace Main2Main.Serving.Reading;

/// <summary>What a name stands for at some commits.</summary>
internal static class NameContract
{
    private const int MostMembers = 80;
    private const int MostLines = 80;

    public static async Task<ContractAnswer> AnswerAsync(PairReading reading, string name, string? commit)
    {
        var contracts = new List<ContractAt>();
        foreach (var (at, id) in await CommitsAsync(reading, commit))
        {
            contracts.Add(await OfAsync(reading, name, at, id));
        }

        return contracts.Exists(contract => contract.DefinedAs is not null) ? new ContractAnswer(name, contracts) : throw PairReading.Unknown(name);
    }

    private static async Task<IReadOnlyList<(string At, string Commit)>> CommitsAsync(PairReading reading, string? commit)
    {
        var names = reading.Pair.Names;
        if (commit is null)
        {
            return names;
        }

        return names.Where(known => known.Name == commit).ToList() is [var named]
            ? [named]
            : [(commit, await reading.Session.Upstream.ResolveAsync(commit) ?? throw new Main2MainException(
                FailureKind.Usage, $"'{commit}' is no commit of the upstream '{reading.Session.Upstream.Path}'.",
                $"name one that it holds, or one of: {string.Join(", ", names.Select(known => known.Name))}."))];
    }

    private static async Task<ContractAt> OfAsync(PairReading reading, string name, string at, string commit)
    {
        if (PairReading.Find(await reading.UpstreamAsync(commit), name) is not { } found)
        {
            return new ContractAt(at, commit, "absent", DefinedAs: null, File: null, Line: 0, Signature: null, [], []);
        }

        var signature = found.Kind is PythonDefinitionKind.Module or PythonDefinitionKind.Dynamic ? null : CodeLine.Of(found.Symbol);
        return new ContractAt(
            at,
            commit,
            Words.Of(found.Kind),
            found.FullName,
            found.File.Path,
            found.Line,
            signature,
            Members(found),
            await SourceAsync(reading.Session.Upstream, found));
    }

    private static IReadOnlyList<string> Members(PythonDefinition found)
    {
        var symbols = found.File.Symbols;
        var members = found switch
        {
            { Class: { } own } => symbols.Members(own.Scope).Values,
            { Kind: PythonDefinitionKind.Module } => symbols.TopLevel.Values,
            _ => [],
        };
        return [.. members.OrderBy(member => member.Line).Take(MostMembers).Select(CodeLine.Of)];
    }

    private static async Task<IReadOnlyList<string>> SourceAsync(GitRepository upstream, PythonDefinition found)
    {
        var (first, last) = found switch
        {
            { Function: { } function } => (function.Line - function.Decorators.Count, function.EndLine),
            { Class: { } own } => (own.Line - own.Decorators.Count, own.EndLine),
            { Variable: { } variable } => (variable.Line, variable.Line),
            _ => (1, 0),
        };
        if (last < first)
        {
            return [];
        }

        var text = (await new BlobReader(upstream).ReadAsync([found.File.BlobId])).GetValueOrDefault(found.File.BlobId) ?? [];
        var lines = Encoding.UTF8.GetString(text).ReplaceLineEndings("\n").Split('\n').Skip(Math.Max(first - 1, 0)).Take(last - first + 1).ToList();
        return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines), $"... {lines.Count - MostLines} more line(s)"];
    }
}
