using Main2Main.Verification;

namespace Main2Main.Tests.Verification;

/// <summary>How many results a line of a running suite tells.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class Tests_that_are_counted_live
{
    [TestCase("tests/test_a.py::test_one PASSED [ 10%]", 1)]
    [TestCase("tests/test_a.py::Case::test_one[a b] FAILED", 1)]
    [TestCase("[gw0] [ 10%] PASSED tests/test_a.py::test_one", 1)]
    [TestCase("[ 10%] SKIPPED tests/test_a.py::test_one", 1)]
    [TestCase("XFAIL tests/test_a.py::test_one", 1)]
    [TestCase("tests/test_a.py::test_one XPASS", 1)]
    [TestCase("tests/test_a.py ..F.s   [ 10%]", 5)]
    [TestCase("tests/test_a.py .", 1)]
    [TestCase("tests/test_a.py xXsE", 4)]
    [TestCase("test_one (tests.test_a.Case.test_one) ... ok", 1)]
    [TestCase("test_one (tests.test_a.Case) the first one ... FAIL", 1)]
    [TestCase("test_one (tests.test_a.Case) ... skipped 'why'", 1)]
    [TestCase("test_one (tests.test_a.Case) ... expected failure", 1)]
    public void Results_are_counted(string line, int count) => Assert.That(TestTally.Of(line), Is.EqualTo(count));

    [TestCase("")]
    [TestCase("tests/test_a.py::test_one")]
    [TestCase("tests/test_a.py::test_one PASSEDBY")]
    [TestCase("all checks PASSED")]
    [TestCase("PASSED tests/test_a.py")]
    [TestCase("tests/test_a.py ok")]
    [TestCase("tests/test_a.txt ..F.s")]
    [TestCase("see tests/test_a.py ..")]
    [TestCase("test_one (tests.test_a.Case) ... running")]
    [TestCase("the test_one (tests.test_a.Case) ... ok")]
    public void Other_lines_are_not(string line) => Assert.That(TestTally.Of(line), Is.Zero);
}
