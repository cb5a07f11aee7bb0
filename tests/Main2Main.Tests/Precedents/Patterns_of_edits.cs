using Main2Main.Precedents;

namespace Main2Main.Tests.Precedents;

/// <summary>An edit of one statement, made to another one.</summary>
public sealed class Patterns_of_edits
{
    [TestCase("x = schedule(self.tasks[0], f(1, 2))", "x = schedule(self.tasks[0], f(1, 2), owner=self)")]
    [TestCase("schedule(a)", null, TestName = "Another number of arguments is another shape")]
    [TestCase("return plan(tasks, 4)", null, TestName = "Another function is another shape")]
    [TestCase("return schedule(tasks, 4, 5)", null, TestName = "A hole takes one argument")]
    [TestCase("return schedule(", null, TestName = "What is no code is not changed")]
    public void A_pattern_fits_statements_of_its_shape_alone(string statement, string? expected) =>
        Assert.That(SyntaxPattern.Of("return schedule(tasks, 4)", "return schedule(tasks, 4, owner=self)", "schedule")!.Apply(statement), Is.EqualTo(expected));

    [Test]
    public void What_the_change_left_alone_is_a_hole()
    {
        var pattern = SyntaxPattern.Of("return schedule(tasks, 4)", "return schedule(tasks, 4, owner=self)", "schedule")!;
        Assert.That((pattern.Before, pattern.After), Is.EqualTo(("$1 schedule ( $2 , $3 )", "$1 schedule ( $2 , $3 , owner = self )")));
    }

    [Test]
    public void A_renamed_import_is_renamed_elsewhere() =>
        Assert.That(
            SyntaxPattern.Of("from host.core import old_name", "from host.core import new_name", "old_name")!.Apply("from host.core import old_name"),
            Is.EqualTo("from host.core import new_name"));
}
