using Main2Main.Impact.Findings;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Usage;

/// <summary>Finds members that a file names without our knowing of which class, beside classes that it imports.</summary>
/// <param name="members">The changes by the member's name.</param>
/// <param name="owners">In how many classes of the downstream and of changed files a member of that name is defined.</param>
internal sealed class MentionFinder(ILookup<string, ContractChange> members, IReadOnlyDictionary<string, int> owners)
{
    private const int ShortestName = 5;
    private const int RareName = 2;

    // What files, texts and containers of the language have says nothing of a class of the upstream's.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "read", "write", "close", "open", "flush", "seek", "readline", "get", "items", "keys", "values", "append", "update", "pop", "copy", "format", "join", "split", "strip", "encode", "decode",
        "count", "index", "sort", "insert", "remove", "clear", "extend", "add", "discard", "replace", "reverse", "setdefault", "start", "stop", "wait", "send", "recv", "put", "next", "run",
    };

    /// <summary>Indexes the changes of members that code outside of the class may name.</summary>
    /// <param name="changes">The range's changes.</param>
    /// <param name="files">The files whose classes are counted.</param>
    public static MentionFinder Of(IEnumerable<ContractChange> changes, IEnumerable<PythonFile> files)
    {
        var members = Index(changes);
        var owners = members.ToDictionary(group => group.Key, _ => 0, StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var name in file.Module.Classes.SelectMany(defined => file.Symbols.Members(defined.Scope).Keys).Where(owners.ContainsKey))
            {
                owners[name]++;
            }
        }

        return new MentionFinder(members, owners);
    }

    private static ILookup<string, ContractChange> Index(IEnumerable<ContractChange> changes) => changes
        .Where(change => change.Kind is Kind.MemberRemoved or Kind.MemberRenamed or Kind.FieldRemoved or Kind.FieldRenamed or Kind.FieldMoved or Kind.FieldTypeChanged or Kind.MemberKindChanged or Kind.ParameterRemoved or Kind.ParameterRenamed or Kind.Deprecated)
        .Where(change => change.Member is { Length: > 1 } member && !member.StartsWith("__", StringComparison.Ordinal))
        .ToLookup(change => change.Member!, StringComparer.Ordinal);

    /// <summary>The mentions of a file.</summary>
    /// <param name="file">The downstream file.</param>
    /// <param name="imported">The upstream modules that the file takes something from.</param>
    public IEnumerable<Match> In(PythonFile file, IReadOnlySet<string> imported)
    {
        var seen = new HashSet<ContractChange>(ReferenceEqualityComparer.Instance);
        foreach (var mention in Names(file.Module).OrderBy(mention => mention.Receiver is null))
        {
            foreach (var change in members[mention.Name].Where(change => !seen.Contains(change) && IsOf(mention, change)))
            {
                // A call of that name that passes what goes: of another class's method it would have to be both.
                var isNamed = change.Kind == Kind.Deprecated ? change.Similarity >= 1 && imported.Count > 0 : IsGone(change.Kind) && IsNamedAs(mention.Receiver, change.Symbol);
                if (isNamed || (imported.Contains(change.Module) ? mention.Name.Length >= ShortestName : IsGone(change.Kind) && owners[mention.Name] <= RareName && !Common.Contains(mention.Name)))
                {
                    _ = change.Kind != Kind.Deprecated && seen.Add(change);
                    var target = new PythonDefinition(file, PythonDefinitionKind.Variable, string.Empty);
                    yield return new Match(new UsageSite(file, ImpactUsage.Mention, target, mention.Line, mention.Scope), change, isNamed ? ImpactSeverity.Likely : ImpactSeverity.Review);
                }
            }
        }
    }

    /// <summary>Whether a name can mean what changed: a parameter is named by calls of a function of that name alone.</summary>
    private static bool IsOf((string Name, string? Receiver, string? Called, int Line, int Scope) mention, ContractChange change)
    {
        var isParameter = change.Kind is Kind.ParameterRemoved or Kind.ParameterRenamed or Kind.Deprecated;
        var function = change.Symbol.EndsWith(".__init__", StringComparison.Ordinal) ? change.Symbol[..^".__init__".Length] : change.Symbol;
        return !isParameter || mention.Called == DottedName.Last(function);
    }

    /// <summary>Whether an object is called after a class: <c>scheduler_config</c> or <c>my_scheduler_config</c> after <c>SchedulerConfig</c>.</summary>
    private static bool IsNamedAs(string? receiver, string symbol)
    {
        var name = DottedName.Last(symbol);
        return receiver is not null && name.Length >= ShortestName && receiver.Replace("_", string.Empty, StringComparison.Ordinal).EndsWith(name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsGone(Kind kind) => kind is Kind.MemberRemoved or Kind.MemberRenamed or Kind.FieldRemoved or Kind.FieldRenamed or Kind.FieldMoved;

    private static IEnumerable<(string Name, string? Receiver, string? Called, int Line, int Scope)> Names(PythonModule module)
    {
        // A bare name is no member.
        foreach (var reference in module.References.Where(reference => reference.Target.Contains('.', StringComparison.Ordinal)))
        {
            foreach (var (name, receiver) in Members(reference.Target))
            {
                yield return (name, receiver, null, reference.Line, reference.Scope);
            }
        }

        foreach (var call in module.Calls)
        {
            foreach (var (name, receiver) in call.Callee.Contains('.', StringComparison.Ordinal) ? Members(call.Callee) : [])
            {
                yield return (name, receiver, null, call.Line, call.Scope);
            }

            var called = ValueReader.LastName(call.Callee);
            foreach (var name in call.KeywordNames)
            {
                yield return (name, null, called, call.Line, call.Scope);
            }
        }
    }

    private static IEnumerable<(string Name, string? Receiver)> Members(string chain)
    {
        var parts = ValueReader.Parts(chain);
        for (var index = 1; index < parts.Count; index++)
        {
            yield return (parts[index], parts[index - 1]);
        }
    }
}
