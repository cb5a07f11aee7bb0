using Main2Main.Configuration;
using Main2Main.Planning;

namespace Main2Main.Tests.Planning;

public sealed class Steps_that_end_at_releases
{
    [Test]
    public void A_release_ends_its_step_and_names_it()
    {
        var commits = "abcdef".Select(letter => new UpstreamCommit(new string(letter, 40), "change", [new ChangedFile("engine/core.py", 1)])).ToList();
        var releases = new Dictionary<string, string> { [commits[1].Sha] = "v1.1.0", [commits[2].Sha] = "v1.1.1" };
        var steps = new StepPlanner(
            new LayoutSettings { UpstreamPackage = "engine", DownstreamPackage = "plugin" }, new PlanSettings(), releases).Plan(new string('0', 40), commits);

        Assert.That(steps.Select(step => (step.CommitCount, step.EndTag)), Is.EqualTo(new (int, string?)[] { (2, "v1.1.0"), (1, "v1.1.1"), (3, null) }));
    }
}
