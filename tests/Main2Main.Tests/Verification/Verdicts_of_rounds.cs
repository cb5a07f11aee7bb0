using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Tests.Verification;

/// <summary>What a round's suites and its summary come to.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class Verdicts_of_rounds
{
    private static readonly SuiteOutcome Good = new() { Suite = "unit", Command = [], ExitCode = 0, Hung = false, Seconds = 1 };
    private static readonly SuiteOutcome Flaked = Good with { ExitCode = 1, EnvFlakesCount = 1 };

    [Test]
    public void No_suite_proves_nothing() => Expect(Verdict.SummaryError, new CiSummary());

    [Test]
    public void Suites_that_all_ended_with_0_have_passed() => Expect(Verdict.Passed, summary: null, Good, Good);

    [Test]
    public void One_suite_that_ended_otherwise_has_not_passed() => Expect(Verdict.Failed, new CiSummary(), Good, Good with { ExitCode = 2 });

    [Test]
    public void A_failure_whose_log_cannot_be_read_is_an_error_of_the_summary() => Expect(Verdict.SummaryError, summary: null, Good, Flaked);

    [Test]
    public void A_suite_that_ran_against_another_copy_proves_nothing_however_it_ended()
    {
        var other = new SuiteWitness(Seen("host", WitnessFinding.AnotherCopy), Seen("plugin", WitnessFinding.Checkout));

        Expect(Verdict.SummaryError, new CiSummary(), Good, Good with { Witness = other });
    }

    [Test]
    public void A_suite_with_a_witness_that_saw_the_checkout_counts() =>
        Expect(
            Verdict.Passed,
            new CiSummary(),
            Good with { Witness = new SuiteWitness(Seen("host", WitnessFinding.Checkout), Seen("plugin", WitnessFinding.None)) });

    [Test]
    public void Flakes_alone_are_excused() => Expect(Verdict.EnvFlakePass, new CiSummary(), Good, Flaked);

    [Test]
    public void Each_suite_that_failed_needs_a_flake_of_its_own() => Expect(Verdict.Failed, new CiSummary(), Flaked, Good with { ExitCode = 1 });

    [Test]
    public void A_flake_excuses_no_bug_of_its_suite() => Expect(Verdict.Failed, new CiSummary(), Flaked with { CodeBugsCount = 1 });

    [Test]
    public void A_flake_excuses_no_bug_of_the_round() =>
        Expect(Verdict.Failed, new CiSummary { CodeBugs = [Diagnosis.Upstream.Error("TypeError", "x")] }, Flaked);

    [Test]
    public void A_flake_excuses_no_hang() => Expect(Verdict.Failed, new CiSummary(), Flaked with { Hung = true });

    [Test]
    public void A_flake_excuses_no_suite_that_ran_too_long() => Expect(Verdict.Failed, new CiSummary(), Flaked with { TimedOut = true });

    private static WitnessedPackage Seen(string package, WitnessFinding finding) => new(package, finding, $"/checkout/{package}", []);

    private static void Expect(Verdict verdict, CiSummary? summary, params SuiteOutcome[] suites) =>
        Assert.That(VerdictRule.Decide(suites, summary), Is.EqualTo(verdict));
}
