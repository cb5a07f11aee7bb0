using System.Text;
using Main2Main.Impact.Findings;
using Main2Main.Python;

namespace Main2Main.Tests.Impact;

/// <summary>Whether arguments fit a signature, and where they land.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class Calls_that_fit
{
    [TestCase("a, b", "1, 2", null)]
    [TestCase("a, b", "1, b=2", null)]
    [TestCase("a, b=0", "1", null)]
    [TestCase("a", "1, 2", "passes 2 arguments by position, 1 are taken")]
    [TestCase("a, *rest", "1, 2, 3", null)]
    [TestCase("a, *, b=0", "1, 2", "passes 2 arguments by position, 1 are taken")]
    [TestCase("a, /", "1", null)]
    [TestCase("a, b, /", "1, 2, 3", "passes 3 arguments by position, 2 are taken")]
    [TestCase("a", "1, c=2", "passes 'c', which is not taken")]
    [TestCase("a, /", "a=1", "passes 'a', which is not taken")]
    [TestCase("a, *, c", "1, c=2", null)]
    [TestCase("a, **rest", "1, c=2", null)]
    [TestCase("*a", "a=1", "passes 'a', which is not taken")]
    [TestCase("a, b", "1", "does not pass 'b'")]
    [TestCase("a, b", "b=1", "does not pass 'a'")]
    [TestCase("a, *, c", "1", "does not pass 'c'")]
    [TestCase("*, c", "", "does not pass 'c'")]
    [TestCase("a, b", "*values", null)]
    [TestCase("a, b", "1, **values", null)]
    [TestCase("*rest, **named", "", null)]
    [TestCase("a, b", "1, *values, c=2", "passes 'c', which is not taken")]
    public void A_call_is_bound_as_python_binds_it(string parameters, string arguments, string? complaint)
    {
        Assert.That(CallBinding.Complaint(Call(arguments), Function(parameters), bound: false), Is.EqualTo(complaint));
        Assert.That(CallBinding.Complaint(Call(arguments), Function($"self, {parameters}"), bound: true), Is.EqualTo(complaint));
    }

    [TestCase("a, b", "1, 2", "b", true)]
    [TestCase("a, b", "1", "b", false)]
    [TestCase("a, b", "1, b=2", "b", true)]
    [TestCase("a, /, b", "1", "a", true)]
    [TestCase("a, *b", "1, 2", "b", false)]
    [TestCase("*, b", "1", "b", false)]
    public void A_parameter_gets_its_value_by_place_or_by_name(string parameters, string arguments, string name, bool passed)
    {
        Assert.That(CallBinding.Passes(Call(arguments), Function(parameters), name, bound: false), Is.EqualTo(passed));
        Assert.That(CallBinding.Passes(Call(arguments), Function($"self, {parameters}"), name, bound: true), Is.EqualTo(passed));
    }

    [TestCase("a, b", "a, b", "1, 2", null)]
    [TestCase("a, b", "b, a", "1, 2", "passes argument 1 by position, which lands in 'b' now instead of 'a'")]
    [TestCase("a, b", "b, a", "", null)]
    [TestCase("a, b", "a, c", "1, 2", null)]
    [TestCase("a, b", "a, c, b", "1, 2", "passes argument 2 by position, which lands in 'c' now instead of 'b'")]
    [TestCase("a, b", "a, c, b", "1", null)]
    [TestCase("a, b, c", "a, c", "1, 2", "passes argument 2 by position, which lands in 'c' now instead of 'b'")]
    [TestCase("a, *rest", "a, b, *rest", "1, 2", "passes argument 2 by position, which lands in 'b' now and was collected before")]
    [TestCase("a, *rest", "a, b, *rest", "1", null)]
    [TestCase("a", "a, b", "1, 2", null)]
    [TestCase("a, b", "a", "1, 2", null)]
    [TestCase("a, /, b", "b, /, a", "1, 2", "passes argument 1 by position, which lands in 'b' now instead of 'a'")]
    public void An_argument_that_lands_elsewhere_is_told(string before, string after, string arguments, string? shift)
    {
        Assert.That(CallBinding.Shift(Call(arguments), Function(before), Function(after), bound: false), Is.EqualTo(shift));
        Assert.That(CallBinding.Shift(Call(arguments), Function($"self, {before}"), Function($"self, {after}"), bound: true), Is.EqualTo(shift));
    }

    [TestCase("self, a", "self, a", null)]
    [TestCase("self, a", "self, a, b", "does not take 'b'")]
    [TestCase("self, a", "self, a, *, b", "does not take 'b'")]
    [TestCase("self, a, **rest", "self, a, *, b", null)]
    [TestCase("self, a, *rest", "self, a, b", null)]
    [TestCase("self, a, *rest", "self, a, *, b", "does not take 'b'")]
    [TestCase("self, a", "self, a, *rest", null)]
    [TestCase("self, a", "self, a, **rest", null)]
    [TestCase("self, a", "self, b, /, a", null)]
    [TestCase("self, a, b", "self, a", "demands 'b', which callers do not pass")]
    [TestCase("self, a, b=0", "self, a", null)]
    [TestCase("self, a, *, b", "self, a", "demands 'b', which callers do not pass")]
    [TestCase("self, a, b", "self, a, *rest", null)]
    [TestCase("self, a, b", "self, a, **rest", null)]
    [TestCase("this, a", "self, a", null)]
    public void An_override_takes_what_callers_pass(string own, string upstream, string? complaint) => Assert.That(CallBinding.Complaint(Function(own), Function(upstream)), Is.EqualTo(complaint));

    private static PythonFunction Function(string parameters) => Parse($"def f({parameters}): pass\n").Functions.Single();

    private static PythonCall Call(string arguments) => Parse($"f({arguments})\n").Calls.Single();

    private static PythonModule Parse(string source) => PythonParser.Parse(Encoding.UTF8.GetBytes(source));
}
