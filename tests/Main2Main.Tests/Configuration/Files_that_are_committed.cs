using Main2Main.Configuration;

namespace Main2Main.Tests.Configuration;

/// <summary>Which files of an edit are committed, which are left, and which stop the step; which upstream files can break anything.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class Files_that_are_committed
{
    private static readonly LayoutSettings Layout =
        new() { UpstreamPackage = "host", DownstreamPackage = "plugin", Requirements = ["setup.py", "requirements/*"] };

    [TestCase("csrc/a.cc", true)]
    [TestCase("cmake/x/y.txt", true)]
    [TestCase("\"csrc/\\303\\244.cc\"", true)]
    [TestCase("csrc", false)]
    [TestCase("csrc2/a.cc", false)]
    [TestCase("plugin/csrc/a.cc", false)]
    public void Folders_are_never_staged_by_their_place(string path, bool left) => Assert.That(new CommitSettings().IsNeverStaged(path), Is.EqualTo(left));

    [TestCase("run.log", true)]
    [TestCase("deep/er/run.log", true)]
    [TestCase("\"deep/run.log\"", true)]
    [TestCase("notes_changes.md", true)]
    [TestCase("my-ci-summary.json", true)]
    [TestCase("run.logs", false)]
    [TestCase("run.log/keep.py", false)]
    [TestCase("RUN.LOG", false)]
    [TestCase("plugin/log.py", false)]
    public void Intermediate_files_are_known_by_their_names(string path, bool forbidden) =>
        Assert.That(new CommitSettings().IsForbidden(path), Is.EqualTo(forbidden));

    [TestCase("host/a.py", true)]
    [TestCase("setup.py", true)]
    [TestCase("requirements/a/b.txt", true)]
    [TestCase("host", false)]
    [TestCase("hostess/a.py", false)]
    [TestCase("sub/setup.py", false)]
    [TestCase("requirements.txt", false)]
    public void Source_and_requirements_can_break_a_downstream(string path, bool breaks) => Assert.That(Layout.CanBreak(path), Is.EqualTo(breaks));
}
