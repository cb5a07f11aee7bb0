using Cake.Common;

namespace Cake.Frosting.Tests;

public sealed class ArgumentTests
{
    private static IEnumerable<TestCaseData> Forms()
    {
        TestCaseData Form(string[] typed, params string?[] values) => new TestCaseData(typed, values).SetArgDisplayNames(string.Join(' ', typed));

        yield return Form(["--step=3"], "3");
        yield return Form(["--step", "3"], "3");
        yield return Form(["--step:3"], "3");
        yield return Form(["--STEP=3"], "3");
        yield return Form(["--step=3", "--step=4"], "3", "4");
        yield return Form(["--step"], [null]);
        yield return Form(["--step", ""], "");
        yield return Form(["--step=-1"], "-1");
        yield return Form(["--step", "-1"], "-1");
        yield return Form(["--step=a=b"], "a=b");
        yield return Form(["--step=1,2"], "1,2");
        yield return Form(["--step=it's \"quoted\" and  spaced"], "it's \"quoted\" and  spaced");
        yield return Form(["--step", "Default"], "Default");
        yield return Form(["--", "--step=3"], "3");
        yield return Form(["--", "bare", "--step=3"], "3");
    }

    [TestCaseSource(nameof(Forms))]
    public void An_option_that_is_no_switch_reaches_the_task_as_typed(string[] typed, string?[] values)
    {
        var host = new TestHost().With<ReadsArguments>();

        var result = host.Run(["--target=ReadsArguments", .. typed]);

        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Errors);
        Assert.That(host.Journal, Does.Contain($"step = [{string.Join('|', values.Select(value => value ?? "null"))}]").IgnoreCase);
        Assert.That(host.Journal.Where(line => line.Contains("bare", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase(new[] { "-x=5" }, "x = [5]")]
    [TestCase(new[] { "-x", "5" }, "x = [5]")]
    [TestCase(new[] { "-abc" }, "a = [null]", "b = [null]", "c = [null]")]
    [TestCase(new[] { "--my-opt=1", "--my_opt=2" }, "my-opt = [1]", "my_opt = [2]")]
    public void Short_and_dashed_options_reach_the_task(string[] typed, params string[] expected)
    {
        var host = new TestHost().With<ReadsArguments>();

        host.Run(["--target=ReadsArguments", .. typed]);

        Assert.That(host.Journal, Is.SupersetOf(expected));
    }

    [TestCase("Expected an option value.", "--step=")]
    [TestCase("Unknown command 'positional'.", "positional")]
    [TestCase("Option 'target' is defined but no value has been provided.", "-step=3")]
    [TestCase("Invalid long option name.", "--a=1")]
    [TestCase("Invalid long option name.", "--1=2")]
    [TestCase("Invalid long option name.", "--my.opt=1")]
    [TestCase("Failed to convert 'loud' to Verbosity.", "--verbosity=loud")]
    [TestCase("Option 'target' is defined but no value has been provided.", "--target")]
    [TestCase("Unknown command 'maybe'.", "--tree", "maybe")]
    public void A_command_line_that_cannot_be_read_is_refused_on_the_output_with_minus_one(string message, params string[] typed)
    {
        var host = new TestHost().With<ReadsArguments>();

        var result = host.Run(typed);

        Assert.That(result.ExitCode, Is.EqualTo(-1));
        Assert.That(result.Output, Does.Contain("Error: " + message));
        Assert.That(result.Errors, Is.Empty);
        Assert.That(host.Journal, Is.Empty);
    }

    [Test]
    public void The_target_is_always_an_argument_and_switches_never_are()
    {
        var host = new TestHost().With<ReadsArguments>().With<Default>();

        host.Run("--verbosity=quiet", "--exclusive", "--dryrun=false");

        Assert.That(host.Journal, Is.EqualTo(new[] { "target = [Default]" }));
    }

    [Test]
    public void A_target_switch_in_the_wrong_case_is_only_an_argument()
    {
        var host = new TestHost().With<Default>();

        var result = host.Run("--TARGET=X");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(host.Journal, Is.EqualTo(new[] { "target = [X|Default]" }).IgnoreCase);
    }

    [Test]
    public void Arguments_are_read_by_type_with_the_last_one_winning()
    {
        var host = new TestHost().With<ReadsNumbers>();

        var result = host.Run("--target=ReadsNumbers", "--step=3", "--step=4", "--flag");

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(host.Journal, Is.EqualTo(new[] { "4", "3,4", "7", "True", "False", "9" }));
    }

    [TestCase("abc is not a valid value for Int32.", "--step=abc")]
    [TestCase("Argument 'step' was not set.", "--step")]
    public void A_bad_or_missing_number_fails_the_task(string message, params string[] typed)
    {
        var result = new TestHost().With<ReadsNumbers>().Run(["--target=ReadsNumbers", .. typed]);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("Error: " + message));
    }

    private abstract class Reads(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) =>
            journal.AddRange(
                context.Arguments.GetArguments().Select(pair => $"{pair.Key} = [{string.Join('|', pair.Value.Select(value => value ?? "null"))}]"));
    }

    private sealed class ReadsArguments(Journal journal) : Reads(journal);

    private sealed class Default(Journal journal) : Reads(journal);

    private sealed class ReadsNumbers(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
            journal.Add($"{context.Argument<int>("step")}");
            journal.Add(string.Join(',', context.Arguments<int>("step")));
            journal.Add($"{context.Argument("absent", 7)}");
            journal.Add($"{context.HasArgument("FLAG")}");
            journal.Add($"{context.HasArgument("dryrun")}");
            journal.Add($"{context.Argument("flag", 9)}");
        }
    }
}
