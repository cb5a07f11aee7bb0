using System.Text;
using Main2Main.Verification;
using Main2Main.Verification.Logs;

namespace Main2Main.Tests.Verification;

/// <summary>How many test cases a suite ran.</summary>
public sealed class Counts_of_test_cases
{
    [TestCase("===== 5 passed, 1 failed, 2 skipped in 1.20s =====\n", 5, 1, 2)]
    [TestCase("2026-11-29T10:00:00.1Z \e[31m= \e[32m12 passed\e[0m, 3 warnings, 1 error in 61.02s (0:01:01) =\e[0m\n", 12, 1, 0)]
    [TestCase("3 passed, 1 xfailed, 1 xpassed in 0.12s\n", 4, 0, 1)]
    [TestCase("======= no tests ran in 0.01s =======\n", 0, 0, 0)]
    [TestCase("Ran 7 tests in 0.003s\n\nFAILED (failures=1, errors=1, skipped=2)\n", 3, 2, 2)]
    [TestCase("Ran 7 tests in 0.003s\n\nOK\n", 7, 0, 0)]
    [TestCase("Ran 0 tests in 0.000s\n\nNO TESTS RAN\n", 0, 0, 0)]
    public void Are_what_the_runners_last_line_says(string log, int passed, int failed, int skipped) =>
        Assert.That(Read(log), Is.EqualTo(new TestCounts(passed, failed, skipped)));

    [Test]
    public void Of_several_runners_are_added() =>
        Assert.That(Read("== 5 passed in 1.0s ==\nother\n== 2 failed, 1 passed in 1.0s ==\nRan 3 tests in 0.1s\n\nOK\n"), Is.EqualTo(new TestCounts(9, 2, 0)));

    [TestCase("Listing 'plugin'...\nCompiling 'plugin/code.py'...\n")]
    [TestCase("All checks OK in the end\nOK\n")]
    [TestCase("")]
    public void Of_a_program_that_is_no_test_runner_are_not_known(string log) => Assert.That(Read(log), Is.Null);

    private static TestCounts? Read(string log)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(log));
        return TestCountReader.OfLog(stream);
    }
}
