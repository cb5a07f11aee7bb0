namespace Main2Main.Python.Diffing;

/// <summary>Compares classes.</summary>
/// <param name="older">The tree before.</param>
/// <param name="newer">The tree after.</param>
/// <param name="symbols">Compares members.</param>
/// <param name="sink">Where changes go.</param>
internal sealed class ClassComparison(PythonTree older, PythonTree newer, SymbolComparison symbols, ChangeSink sink)
{
    public void Compare(SymbolPair pair, PythonClass before, PythonClass after)
    {
        CompareBases(pair, before, after);
        if (!before.Decorators.Select(decorator => decorator.Text).SequenceEqual(after.Decorators.Select(decorator => decorator.Text)))
        {
            sink.Add(pair.Change(ContractChangeKind.DecoratorChanged) with
            {
                OldText = $"{CodeLine.Of(before.Decorators)} {CodeLine.Of(before)}".TrimStart(),
                NewText = $"{CodeLine.Of(after.Decorators)} {CodeLine.Of(after)}".TrimStart(),
            });
        }

        DeprecationComparison.Compare(pair, before, after, sink);
        CompareMembers(pair, before, after);
        new FieldComparison(older, newer, pair, before, after, sink).CompareOrder();
        if (pair.Files.Old.Module.Scopes[before.Scope].Statements != pair.Files.New.Module.Scopes[after.Scope].Statements)
        {
            sink.Add(pair.Change(ContractChangeKind.BodyChanged) with { Similarity = before.Body.Similarity(after.Body) });
        }
    }

    private void CompareBases(SymbolPair pair, PythonClass before, PythonClass after)
    {
        var (old, now) = (Bases(before), Bases(after));
        foreach (var name in old.Except(now))
        {
            sink.Add(pair.Change(ContractChangeKind.BaseRemoved, name));
        }

        foreach (var name in now.Except(old))
        {
            sink.Add(pair.Change(ContractChangeKind.BaseAdded, name));
        }
    }

    private static List<string> Bases(PythonClass found) => [.. found.Bases, .. found.Keywords.Select(keyword => keyword.Name is null ? $"**{keyword.Text}" : $"{keyword.Name}={keyword.Text}")];

    private void CompareMembers(SymbolPair pair, PythonClass before, PythonClass after)
    {
        var (old, now) = (pair.Files.Old.Symbols.Members(before.Scope), pair.Files.New.Symbols.Members(after.Scope));
        var gone = old.Values.Where(member => !now.ContainsKey(member.Name)).ToList();
        var come = now.Values.Where(member => !old.ContainsKey(member.Name)).ToList();
        var fields = new FieldComparison(older, newer, pair, before, after, sink);

        // What a base offers under the old name is not renamed for anybody.
        var lost = gone.Where(member => newer.FindMember(pair.New.In(pair.Files.New), member.Name) is null).ToList();
        var renamed = RenamedMethods(pair, lost, come).Concat(fields.Renamed(lost, come)).ToHashSet();
        foreach (var member in gone.Where(member => !renamed.Contains(member)))
        {
            ReportGone(pair, after, member);
        }

        foreach (var member in come.Where(member => !renamed.Contains(member)))
        {
            sink.Add(Gained(pair, member, fields.IsEnumeration));
        }

        foreach (var member in old.Values.Where(member => now.ContainsKey(member.Name)))
        {
            CompareMember(pair, member, now[member.Name], fields);
        }
    }

    private void CompareMember(SymbolPair pair, PythonSymbol old, PythonSymbol now, FieldComparison fields)
    {
        if (old.Kind != now.Kind)
        {
            sink.Add(Member(pair, ContractChangeKind.MemberKindChanged, old, now));
        }
        else if (old.Variable is not null)
        {
            fields.Compare(old, now);
        }
        else
        {
            symbols.Compare(new SymbolPair(pair.Files, old, now));
        }
    }

    private HashSet<PythonSymbol> RenamedMethods(SymbolPair pair, List<PythonSymbol> gone, List<PythonSymbol> come)
    {
        var scored = gone.Where(member => member.Function is not null)
            .SelectMany(old => come.Where(now => now.Function is not null && SymbolMatches.IsRename(old.Function!, now.Function))
                .Select(now => (Old: old, New: now, Similarity: old.Body.Similarity(now.Body))))
            .OrderByDescending(match => match.Similarity).ThenBy(match => match.Old.Line).ThenBy(match => match.New.Line);
        var taken = new HashSet<PythonSymbol>();
        foreach (var (old, now, similarity) in scored.Concat(SameDemands(gone, come)).ToList())
        {
            if (taken.Contains(old) || taken.Contains(now))
            {
                continue;
            }

            taken.UnionWith([old, now]);
            sink.Add(Member(pair, ContractChangeKind.MemberRenamed, old, now) with { NewName = now.Name, Similarity = similarity });
            symbols.Compare(new SymbolPair(pair.Files, old, now));
            if (now.Function!.IsAbstract)
            {
                sink.Add(Gained(pair, now, isEnumeration: false));
            }
        }

        return taken;
    }

    /// <summary>Methods without code that heirs had to define and have to define under another name, where no other could be meant.</summary>
    private static IEnumerable<(PythonSymbol Old, PythonSymbol New, double Similarity)> SameDemands(List<PythonSymbol> gone, List<PythonSymbol> come)
    {
        var alike = gone.Where(old => old.Function is not null)
            .SelectMany(old => come.Where(now => now.Function is not null && SymbolMatches.IsSameDemand(old.Function!, now.Function))
                .Select(now => (Old: old, New: now))).ToList();
        return alike.Where(pair => alike.Count(other => other.Old == pair.Old) == 1 && alike.Count(other => other.New == pair.New) == 1)
            .Select(pair => (pair.Old, pair.New, Similarity: 1.0));
    }

    private void ReportGone(SymbolPair pair, PythonClass after, PythonSymbol member)
    {
        if (newer.FindMember(pair.New.In(pair.Files.New), member.Name) is { } inherited)
        {
            sink.Add(Member(pair, ContractChangeKind.MemberMovedToBase, member, null) with
            {
                NewText = CodeLine.Of(inherited.Symbol),
                NewFile = inherited.File.Path,
                NewLine = inherited.Line,
                NewModule = inherited.File.ModuleName == pair.Files.Old.ModuleName ? null : inherited.File.ModuleName,
                NewName = inherited.QualifiedName,
            });
            if (member.Function is { } before && inherited.Function is { } now)
            {
                // Callers meet the base's signature from now on.
                new ParameterComparison(new SymbolPair(new FilePair(pair.Files.Old, inherited.File), member, inherited.Symbol), before.Parameters, now.Parameters, sink).Run();
            }
        }
        else if (member.Variable is { } field && symbols.FieldElsewhere(pair.Files.Old, field, after) is var (file, owner, found))
        {
            sink.Add(Member(pair, ContractChangeKind.FieldMoved, member, null) with
            {
                NewText = CodeLine.Of(found),
                NewFile = file.Path,
                NewLine = found.Line,
                NewModule = file.ModuleName == pair.Files.Old.ModuleName ? null : file.ModuleName,
                NewName = $"{owner.QualifiedName}.{found.Name}",
            });
        }
        else
        {
            var isValue = member.Variable is { } value && FieldComparison.IsValue(pair.Old.Class!, value);
            sink.Add(Member(pair, isValue ? ContractChangeKind.ValueRemoved : member.Variable is null ? ContractChangeKind.MemberRemoved : ContractChangeKind.FieldRemoved, member, null));
        }
    }

    private ContractChange Gained(SymbolPair pair, PythonSymbol member, bool isEnumeration)
    {
        var kind = member switch
        {
            { Function.IsAbstract: true } => ContractChangeKind.AbstractMemberAdded,
            { Variable: { } field } => isEnumeration && FieldComparison.IsValue(pair.New.Class!, field) ? ContractChangeKind.ValueAdded : ContractChangeKind.FieldAdded,
            _ => ContractChangeKind.MemberAdded,
        };

        // What was inherited before and is defined here now changes nothing for those who only use it, and the text shows it.
        var inherited = older.FindMember(pair.Old.In(pair.Files.Old), member.Name);
        return Member(pair, kind, null, member) with
        {
            OldText = inherited is null ? null : CodeLine.Of(inherited.Symbol),
        };
    }

    private static ContractChange Member(SymbolPair pair, ContractChangeKind kind, PythonSymbol? old, PythonSymbol? now) => pair.Change(kind, (old ?? now)!.Name) with
    {
        OldText = old is null ? null : CodeLine.Of(old),
        NewText = now is null ? null : CodeLine.Of(now),
        OldLine = old?.Line ?? pair.Old.Line,
        NewLine = now?.Line ?? pair.New.Line,
    };
}
