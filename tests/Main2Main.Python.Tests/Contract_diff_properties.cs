using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Main2Main.Python.Tests;

/// <summary>What holds for the diff of any trees.</summary>
public sealed class Contract_diff_properties
{
    [Property(MaxTest = 60)]
    public Property A_tree_differs_in_nothing_from_itself_even_when_every_file_is_read_again() => ForAnySeed(seed =>
    {
        var sources = Sources(seed);

        Assert.That(ContractDiff.Between(Tree(sources, "old"), Tree(sources, "new")), Is.Empty);
    });

    [Property(MaxTest = 60)]
    public Property Comments_docstrings_and_blank_lines_change_no_contract() => ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var sources = Sources(seed);
        var dressed = sources.ToDictionary(source => source.Key, source => string.Concat(source.Value.Split('\n').Select(line =>
            random.Next(3) == 0 ? $"\n  # note {random.Next()}\n{line}\n" : line.EndsWith(':') ? $"{line}  # end\n" : line + "\n")));

        Assert.That(ContractDiff.Between(Tree(sources, "old"), Tree(dressed, "new")), Is.Empty);
    });

    [Property(MaxTest = 60)]
    public Property A_function_that_is_renamed_is_found() => ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var sources = Sources(seed);
        var path = sources.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(sources.Count));
        var name = $"function_{random.Next(3)}";
        var renamed = sources.ToDictionary(source => source.Key, source => source.Key == path ? source.Value.Replace($"def {name}(", "def another_name(", StringComparison.Ordinal) : source.Value);

        var changes = ContractDiff.Between(PythonTree.Of(sources), PythonTree.Of(renamed));

        Assert.That(changes.Select(change => (change.Kind, change.Symbol, change.NewName)), Is.EqualTo(new[] { (ContractChangeKind.SymbolRenamed, name, "another_name") }));
    });

    [Property(MaxTest = 60)]
    public Property A_module_that_is_moved_is_found_whatever_else_changed() => ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var sources = Sources(seed);
        var path = sources.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(sources.Count));
        var moved = sources.ToDictionary(source => source.Key == path ? "pkg/elsewhere/place.py" : source.Key, source => source.Value + "ADDED_CONSTANT = 'something new'\n");

        var changes = ContractDiff.Between(PythonTree.Of(sources), PythonTree.Of(moved));

        Assert.That(changes.Where(change => change.Kind == ContractChangeKind.ModuleMoved).Select(change => (change.OldFile, change.NewModule)), Is.EqualTo(new[] { (path, "pkg.elsewhere.place") }));
        Assert.That(changes.Select(change => change.Kind).Distinct(), Is.EquivalentTo(new[] { ContractChangeKind.ModuleMoved, ContractChangeKind.SymbolAdded }));
    });

    [Property(MaxTest = 40)]
    public Property There_and_back_again_names_the_same_symbols() => ForAnySeed(seed =>
    {
        var (left, right) = (PythonTree.Of(Sources(seed)), PythonTree.Of(Sources(seed / 2)));

        var there = ContractDiff.Between(left, right).Where(change => change.Kind is ContractChangeKind.ParameterAddedOptional or ContractChangeKind.FieldAdded).Select(change => (change.FullName, change.Member));
        var back = ContractDiff.Between(right, left).Where(change => change.Kind is ContractChangeKind.ParameterRemoved or ContractChangeKind.FieldRemoved or ContractChangeKind.FieldMoved).Select(change => (change.FullName, change.Member));

        Assert.That(there.Except(back), Is.Empty);
    });

    private static Property ForAnySeed(Action<int> check) => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), check);

    private static PythonTree Tree(Dictionary<string, string> sources, string side) => new(sources.Select(source =>
        new PythonFile(source.Key, PythonFile.ModuleNameOf(source.Key, []), side + source.Key, () => PythonParser.Parse(Encoding.UTF8.GetBytes(source.Value)))));

    private static Dictionary<string, string> Sources(int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, random.Next(2, 6)).ToDictionary(file => $"pkg/{(file % 2 == 0 ? "sub/" : string.Empty)}module_{file}.py", file => Source(random, file));
    }

    private static string Source(Random random, int file)
    {
        var text = new StringBuilder($"import lib_{file}\nfrom .names import first_{file}\nVALUE_{file} = [{random.Next()}, 'text {random.Next()}']\n");
        for (var function = 0; function < 3; function++)
        {
            // Bodies without anything in common, as those of different functions are.
            var extra = random.Next(2) == 0 ? string.Empty : ", extra=None";
            _ = text.Append($"def function_{function}(a, b: int{extra}):\n");
            for (var line = 0; line < 6; line++)
            {
                _ = text.Append($"    name_{random.Next()} = call_{random.Next()}(a, other_{random.Next()} + {random.Next()})\n");
            }

            _ = text.Append("    return a\n");
        }

        _ = text.Append($"class Thing_{file}(Base):\n    size: int = {random.Next(5)}\n");
        _ = text.Append(random.Next(2) == 0 ? "    color: str = 'red'\n" : string.Empty);
        return text.Append($"    def method(self):\n        self.value = compute_{random.Next()}(self)\n        return self.value\n").ToString();
    }
}
