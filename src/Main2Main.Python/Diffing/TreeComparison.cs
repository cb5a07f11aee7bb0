namespace Main2Main.Python.Diffing;

/// <summary>Compares two trees: first modules, then the symbols that left or came, then what is on both sides.</summary>
/// <param name="older">The tree before.</param>
/// <param name="newer">The tree after.</param>
/// <param name="sink">Where changes go.</param>
internal sealed class TreeComparison(PythonTree older, PythonTree newer, ChangeSink sink)
{
    private readonly List<FilePair> pairs = [];
    private readonly List<(PythonFile File, PythonSymbol Symbol)> removed = [];
    private readonly List<(PythonFile File, PythonSymbol Symbol)> added = [];
    private readonly SymbolComparison symbols = new(older, newer, sink);

    public void Run()
    {
        PairModules();
        foreach (var pair in pairs)
        {
            symbols.GainedBy(pair);
        }

        foreach (var pair in pairs)
        {
            CompareModule(pair);
        }

        MatchSymbols();
    }

    private void PairModules()
    {
        var (gone, come) = (new List<PythonFile>(), new List<PythonFile>());
        foreach (var file in older.Files.Where(file => newer.FindFile(file.Path)?.BlobId != file.BlobId))
        {
            // The same module in another file, such as a module that became a package, is the same module.
            if ((newer.FindFile(file.Path) ?? newer.FindModule(file.ModuleName)) is { } same)
            {
                Pair(file, same);
            }
            else
            {
                gone.Add(file);
            }
        }

        come.AddRange(newer.Files.Where(file => older.FindFile(file.Path) is null && older.FindModule(file.ModuleName) is null));
        var moved = ModuleMoves.Find(gone.Where(file => file.Module.Failure is null), come.Where(file => file.Module.Failure is null));
        foreach (var file in gone)
        {
            Remove(file, moved.GetValueOrDefault(file));
        }

        foreach (var file in come.Except(moved.Values))
        {
            Add(file);
        }
    }

    private void Pair(PythonFile old, PythonFile now)
    {
        if (old.Module.Failure is null && now.Module.Failure is null)
        {
            pairs.Add(new FilePair(old, now));
            return;
        }

        sink.Add(ModuleChange(ContractChangeKind.Unreadable, old, now));
    }

    private void Remove(PythonFile file, PythonFile? moved)
    {
        var change = ModuleChange(moved is null ? ContractChangeKind.ModuleRemoved : ContractChangeKind.ModuleMoved, file, moved);
        sink.Add(change with { Similarity = moved is null ? 1 : file.Module.Body.Similarity(moved.Module.Body) });
        if (moved is not null)
        {
            pairs.Add(new FilePair(file, moved));
        }
        else
        {
            removed.AddRange(file.Symbols.TopLevel.Values.Select(symbol => (file, symbol)));
        }
    }

    private void Add(PythonFile file)
    {
        if (file.Module.Failure is not null)
        {
            sink.Add(ModuleChange(ContractChangeKind.Unreadable, null, file));
        }

        added.AddRange(file.Symbols.TopLevel.Values.Select(symbol => (file, symbol)));
    }

    private static ContractChange ModuleChange(ContractChangeKind kind, PythonFile? old, PythonFile? now) => new()
    {
        Kind = kind,
        Module = (old ?? now)!.ModuleName,
        Symbol = string.Empty,
        OldText = old?.Module.Failure is { } before ? $"line {before.Line}: {before.Reason}" : old?.Path,
        NewText = now?.Module.Failure is { } after ? $"line {after.Line}: {after.Reason}" : now?.Path,
        OldFile = old?.Path,
        OldLine = old is null ? 0 : old.Module.Failure?.Line ?? 1,
        NewFile = now?.Path,
        NewLine = now is null ? 0 : now.Module.Failure?.Line ?? 1,
        NewModule = old is null || now is null || old.ModuleName == now.ModuleName ? null : now.ModuleName,
    };

    private void CompareModule(FilePair pair)
    {
        var (before, after) = (pair.Old.Symbols.TopLevel, pair.New.Symbols.TopLevel);
        foreach (var (name, symbol) in before)
        {
            if (after.TryGetValue(name, out var same))
            {
                symbols.Compare(new SymbolPair(pair, symbol, same));
            }
            else
            {
                removed.Add((pair.Old, symbol));
            }
        }

        added.AddRange(after.Values.Where(symbol => !before.ContainsKey(symbol.Name)).Select(symbol => (pair.New, symbol)));
        CompareImports(pair);
        if (pair.Old.Module.Scopes[0].Statements != pair.New.Module.Scopes[0].Statements)
        {
            var change = ModuleChange(ContractChangeKind.BodyChanged, pair.Old, pair.New);
            sink.Add(change with { Similarity = pair.Old.Module.Body.Similarity(pair.New.Module.Body) });
        }
    }

    /// <summary>Names that could be imported from the module although others define them.</summary>
    private void CompareImports(FilePair pair)
    {
        foreach (var import in pair.Old.Symbols.Imports.Select(group => group.First()).Where(import => import.Name is not null))
        {
            var (file, name) = (pair.New, import.BoundName);
            if (file.Symbols.TopLevel.ContainsKey(name) || file.Symbols.Imports.Contains(name) || newer.Resolve(file.ModuleName, name) is not null || pair.Old.Symbols.TopLevel.ContainsKey(name))
            {
                continue;
            }

            var origin = older.Resolve(pair.Old.ModuleName, name);
            sink.Add(new ContractChange
            {
                Kind = ContractChangeKind.SymbolRemoved,
                Module = pair.Old.ModuleName,
                Symbol = name,
                OldText = CodeLine.Of(import),
                OldFile = pair.Old.Path,
                OldLine = import.Line,
                NewFile = pair.New.Path,
                NewModule = origin is not null && newer.Resolve(origin.File.ModuleName, origin.QualifiedName) is { } still ? still.File.ModuleName : null,
            });
        }
    }

    private void MatchSymbols()
    {
        var matches = SymbolMatches.Find(removed, added);
        foreach (var (file, symbol) in removed)
        {
            if (matches.TryGetValue((file, symbol), out var now))
            {
                Move(new SymbolPair(new FilePair(file, now.File), symbol, now.Symbol));
            }
            else if (newer.Resolve(file.ModuleName, symbol.Name) is { } replacement && replacement.Kind == symbol.Kind)
            {
                // Another definition took its place, imported under the old name.
                Move(new SymbolPair(new FilePair(file, replacement.File), symbol, replacement.Symbol));
            }
            else
            {
                sink.Add(Lost(file, symbol));
            }
        }

        var found = matches.Values.ToHashSet();
        foreach (var (file, symbol) in added.Where(entry => !found.Contains(entry) && older.FindModule(entry.File.ModuleName) is not null))
        {
            sink.Add(symbols.Gained(file, symbol, ContractChangeKind.SymbolAdded));
        }
    }

    private void Move(SymbolPair pair)
    {
        var kind = pair.Old.Name == pair.New.Name ? ContractChangeKind.SymbolMoved : ContractChangeKind.SymbolRenamed;
        sink.Add(pair.Change(kind) with
        {
            StillImportable = newer.Resolve(pair.Files.Old.ModuleName, pair.Old.Name) is not null,
            Similarity = SymbolMatches.Similarity(pair.Old, pair.New),
        });
        symbols.Compare(pair);
    }

    private ContractChange Lost(PythonFile file, PythonSymbol symbol) => new()
    {
        Kind = ContractChangeKind.SymbolRemoved,
        Module = file.ModuleName,
        Symbol = symbol.QualifiedName,
        OldText = CodeLine.Of(symbol),
        OldFile = file.Path,
        OldLine = symbol.Line,
        NewFile = newer.FindModule(file.ModuleName)?.Path,
        StillImportable = newer.Resolve(file.ModuleName, symbol.Name) is not null,
    };
}
