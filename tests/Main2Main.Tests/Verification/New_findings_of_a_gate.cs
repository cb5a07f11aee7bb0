using Main2Main.Gates;

namespace Main2Main.Tests.Verification;

/// <summary>What counts of the output of a type checker or linter.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class New_findings_of_a_gate
{
    [TestCase("a.py:1:2: E1 wrong\n", "a.py:9:2: E1 wrong\n", TestName = "A_finding_that_moved_is_not_new")]
    [TestCase("Found 3 errors in 2 files\n", "Found 4 errors in 9 files\n", TestName = "A_summary_is_no_finding")]
    [TestCase("a.py:1: error: defined on line 4\n", "a.py:3: error: defined on line 6\n", TestName = "A_line_in_the_message_may_move_too")]
    [TestCase("/w/a.py:1: wrong\n", "a.py:2: wrong\n", TestName = "Absolute_and_relative_paths_are_the_same")]
    public void Is_silent(string before, string after) => Assert.That(GateLine.New(before, after, "/w"), Is.Empty);

    [TestCase("a.py:4:2: E1 wrong", "a.py", 4, "E1 wrong")]
    [TestCase("  /w/sub/b.py:7:1 - error: wrong", "sub/b.py", 7, "error: wrong")]
    [TestCase("./a.py(3,4): wrong", "a.py", 3, "wrong")]
    public void Finds_what_is_new_with_its_place(string line, string file, int number, string message)
    {
        var finding = GateLine.New("a.py:1: other\n", $"a.py:1: other\n{line}\n", "/w").Single();

        Assert.That((finding.File, finding.Line), Is.EqualTo((file, number)));
        Assert.That(finding.Problem, Does.EndWith(message));
    }

    [Test]
    public void The_same_finding_once_more_is_new() =>
        Assert.That(GateLine.New("a.py:1: wrong\n", "a.py:1: wrong\na.py:5: wrong\n", "/w"), Has.Count.EqualTo(1));
}
