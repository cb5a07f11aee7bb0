using static Main2Main.Python.ContractChangeKind;

namespace Main2Main.Python.Tests;

/// <summary>What is said of a function whose parameters changed.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class Changes_of_parameters
{
    [TestCase("a", "a", "")]
    [TestCase("a: int", "a: str", "ParameterTypeChanged a")]
    [TestCase("a: int = 1", "a: str = 2", "ParameterDefaultChanged a, ParameterTypeChanged a")]
    [TestCase("a=1", "a", "ParameterAddedRequired a")]
    [TestCase("a", "a=1", "ParameterDefaultChanged a")]
    [TestCase("a", "*, a", "ParameterKindChanged a")]
    [TestCase("a, b", "b", "ParameterRemoved a")]
    [TestCase("a, b", "", "ParameterRemoved a, ParameterRemoved b")]
    [TestCase("", "a, b=1, *c, **d", "ParameterAddedRequired a, ParameterAddedOptional b, ParameterAddedOptional c, ParameterAddedOptional d")]
    [TestCase("", "*, a", "ParameterAddedRequired a")]
    public void Each_change_of_a_parameter_is_told(string before, string after, string changes) => Assert.That(Told(before, after), Is.EquivalentTo(changes.Split(", ")));

    [TestCase("a", "b", "ParameterRenamed a>b", TestName = "The_only_parameter_in_its_place_is_a_rename")]
    [TestCase("a, x", "b, x", "ParameterRenamed a>b", TestName = "The_only_new_name_in_the_place_of_the_only_lost_one_is_a_rename")]
    [TestCase("a, x", "x, b", "ParameterRemoved a, ParameterAddedRequired b", TestName = "Without_a_type_another_place_is_another_parameter")]
    [TestCase("a, b", "c, d", "ParameterRemoved a, ParameterRemoved b, ParameterAddedRequired c, ParameterAddedRequired d", TestName = "Of_two_names_without_types_none_is_a_rename")]
    [TestCase("a: int, b: str", "c: int, d: str", "ParameterRenamed a>c, ParameterRenamed b>d", TestName = "A_place_and_a_type_are_a_rename_each")]
    [TestCase("a: int, b: str", "c: str, d: int", "ParameterRemoved a, ParameterRemoved b, ParameterAddedRequired c, ParameterAddedRequired d", TestName = "Places_with_other_types_are_no_renames")]
    [TestCase("a: int, x", "x, b: int", "ParameterRenamed a>b", TestName = "The_only_one_of_its_type_is_a_rename_wherever_it_stands")]
    [TestCase("a: int = 1, x=0", "x=0, b: int = 2", "ParameterRemoved a, ParameterAddedOptional b", TestName = "Another_default_in_another_place_is_another_parameter")]
    [TestCase("a: int", "b", "ParameterRemoved a, ParameterAddedRequired b", TestName = "A_type_that_is_gone_is_no_rename")]
    [TestCase("a: int, b: int, x, y", "x, y, c: int", "ParameterRemoved a, ParameterRemoved b, ParameterAddedRequired c", TestName = "Which_of_two_was_renamed_is_not_guessed")]
    [TestCase("a", "*, b", "ParameterRemoved a, ParameterAddedRequired b", TestName = "Another_kind_is_another_parameter")]
    [TestCase("a: int, b: int", "c: int, b: int", "ParameterRenamed a>c", TestName = "What_kept_its_name_was_not_renamed")]
    [TestCase("*a", "*b", "", TestName = "What_collects_the_rest_may_be_called_anything")]
    [TestCase("**a", "**b", "", TestName = "What_collects_names_may_be_called_anything")]
    [TestCase("x, *a, **b", "x, y, *c, **d", "ParameterAddedRequired y", TestName = "What_collects_is_never_the_new_one")]
    [TestCase("a: int = 1", "b: int = 2", "ParameterRenamed a>b, ParameterDefaultChanged a>b", TestName = "A_rename_with_another_default_is_both")]
    public void A_rename_is_told_where_it_is_sure(string before, string after, string changes) => Assert.That(Told(before, after), Is.EquivalentTo(changes.Split(", ")));

    [TestCase("a, b", "b, a", "ParameterReordered a, ParameterReordered b")]
    [TestCase("a, b, c", "a, c, b", "ParameterReordered b, ParameterReordered c")]
    [TestCase("*, a, b", "*, b, a", "")]
    [TestCase("a, b, /", "b, a, /", "ParameterReordered a, ParameterReordered b")]
    [TestCase("a, b, c", "b, c, *, a", "ParameterKindChanged a")]
    public void Only_places_that_callers_count_are_an_order(string before, string after, string changes) => Assert.That(Told(before, after), Is.EquivalentTo(changes.Split(", ")));

    [Test]
    public void A_change_names_the_lines_before_and_after()
    {
        var changes = Diff("def f(\n    a,\n    b,\n): pass\n", "x = 1\ndef f(\n    a=1,\n    c: int = 2,\n): pass\n").Where(change => change.Symbol == "f").ToList();

        Assert.That(changes.Select(change => (change.Kind, change.Member, change.OldLine, change.NewLine)), Is.EquivalentTo(new[]
        {
            (ParameterDefaultChanged, "a", 2, 3), (ParameterRemoved, "b", 3, 2), (ParameterAddedOptional, "c", 1, 4),
        }));
    }

    private static string[] Told(string before, string after) => string.Join(", ", Diff($"def f({before}): pass\n", $"def f({after}): pass\n")
        .Select(change => $"{change.Kind} {change.Member}{(change.NewName is null ? string.Empty : $">{change.NewName}")}")).Split(", ");

    private static IReadOnlyList<ContractChange> Diff(string before, string after) =>
        ContractDiff.Between(PythonTree.Of(new Dictionary<string, string> { ["pkg/mod.py"] = before }), PythonTree.Of(new Dictionary<string, string> { ["pkg/mod.py"] = after }));
}
