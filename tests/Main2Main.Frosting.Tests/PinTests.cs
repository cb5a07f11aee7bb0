using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>Pins that are no commit in a file of the branch: whole runs.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PinTests
{
    [Test]
    public void Versions_move_where_they_stand_at_steps_that_end_on_a_release_and_other_steps_need_no_commit()
    {
        using var pair = PairOfVersions.Create();
        var result = pair.Run("Sync", "--ci=true");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(pair.Log("%(trailers:key=Main2Main-Step,valueonly)"), Is.EqualTo(["step-2"]));
        Assert.That(
            Processes.Git(pair.Downstream, "diff", "--unified=0", "HEAD^", "HEAD").Split('\n')
                .Where(line => line.StartsWith('+') && !line.StartsWith("+++", StringComparison.Ordinal)),
            Is.EqualTo(["+ARG ENGINE=v1.1.0", "+\"engine==1.1.0\","]));
        Assert.That(File.ReadAllText(Path.Combine(pair.Downstream, "Dockerfile")), Does.Contain("ARG OTHER=v1.0.0"));
        Assert.That(
            pair.State().GetProperty("steps").EnumerateArray().Select(step => step.TryGetProperty("verified_unchanged", out _)),
            Is.EqualTo([true, false, true]));
        var summary = File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md"));
        Assert.That(
            summary, Does.Contain("verified without a commit: no file changed").And.Contain("Moved the pin from v1.0.0 to v1.1.0").And.Not.Contain("[ ]"));
        Assert.That(pair.Run("Sync", "--ci=true").Output, Does.Contain("No drift"), "a second run starts where the first was verified");
    }

    [Test]
    public void A_run_that_ended_in_a_step_without_a_commit_goes_on_from_there()
    {
        using var pair = PairOfVersions.Create();
        Assert.That(pair.Run("Commit", "--ci=true").ExitCode, Is.Zero);
        Assert.That(pair.State().GetProperty("steps")[0].GetProperty("phase").GetString(), Is.EqualTo("committed"));
        var result = pair.Run("Sync", "--ci=true");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(pair.Log("%(trailers:key=Main2Main-Step,valueonly)"), Is.EqualTo(["step-2"]));
    }
}
