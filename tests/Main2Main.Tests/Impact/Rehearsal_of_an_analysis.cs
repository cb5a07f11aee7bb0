using Main2Main.Impact;

namespace Main2Main.Tests.Impact;

public sealed class Rehearsal_of_an_analysis
{
    [Test]
    public void It_goes_through_every_way_of_depending_that_its_pair_has()
    {
        var report = ImpactRehearsal.Run();

        Assert.That(
            report.Findings.Select(finding => finding.Usage).Distinct(),
            Is.SupersetOf(new[] { ImpactUsage.Import, ImpactUsage.Override, ImpactUsage.Call, ImpactUsage.SuperCall, ImpactUsage.Patch, ImpactUsage.Wiring }));
        Assert.That(report.Findings.Select(finding => finding.Change), Does.Contain("symbol_removed").And.Contain("parameter_added_required"));
        Assert.That(report.Files.Select(file => file.Path), Is.EqualTo(new[] { "down/engine.py", "down/__init__.py" }));
    }

    [Test]
    public async Task It_goes_on_beside_others_and_says_the_same()
    {
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(ImpactRehearsal.Run)));

        Assert.That(reports.Select(report => string.Join('\n', report.Findings)).Distinct().Count(), Is.EqualTo(1));
    }
}
