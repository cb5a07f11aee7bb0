using System.Text;
using Main2Main.Conditions;
using Main2Main.Configuration;
using Main2Main.Guards.Removal;
using Main2Main.Python;

namespace Main2Main.Tests.Guards;

/// <summary>What <c>--fix</c> leaves of a file whose guards for 1.0 are of a dropped release, and those for 2.0 are not.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Removal_of_guards
{
    private const string Import = "from plugin.utils import is_version\n\n";

    [TestCase("if is_version(\"1.0\"):\n    a()\nelse:\n    b()  # main\n    c()\n", "b()  # main\nc()\n")]
    [TestCase("if not is_version(\"1.0\"):\n    b()\nelse:\n    a()\n", "b()\n")]
    [TestCase("if not is_version(\"1.0\"):\n    b()\n", "b()\n")]
    [TestCase("x = 1\nif is_version(\"1.0\"):\n    a()\ny = 2\n", "x = 1\ny = 2\n")]
    [TestCase("def f():\n    if is_version(\"1.0\"):\n        a()\n", "def f():\n    pass\n")]
    [TestCase("if is_version(\"1.0\"):\n    a()\nelif other:\n    b()\nelse:\n    c()\n", "if other:\n    b()\nelse:\n    c()\n")]
    [TestCase("if other:\n    a()\nelif is_version(\"1.0\"):\n    b()\nelse:\n    c()\n", "if other:\n    a()\nelse:\n    c()\n")]
    [TestCase("if other:\n    a()\nelif not is_version(\"1.0\"):\n    b()\nelse:\n    c()\nd()\n", "if other:\n    a()\nelse:\n    b()\nd()\n")]
    [TestCase("if other and not is_version(\"1.0\"):\n    a()\n", "if other:\n    a()\n")]
    [TestCase("if other and is_version(\"1.0\"):\n    a()\nelse:\n    b()\n", "b()\n")]
    [TestCase("x = a if is_version(\"1.0\") else b\n", "x = b\n")]
    [TestCase("f(\n    x=(\n        a\n        if not is_version(\"1.0\")\n        else b\n    ),\n)\n", "f(\n    x=(a),\n)\n")]
    [TestCase("if is_version(\"1.0\"): a()\nelse: b()\n", "b()\n")]
    [TestCase("if is_version(\"1.0\"):\n    a()\nelse:\n    text = \"\"\"\n    stays\n  here\n\"\"\"\n    # a comment\n\n    if x:\n        b()\n", "text = \"\"\"\n    stays\n  here\n\"\"\"\n# a comment\n\nif x:\n    b()\n")]
    [TestCase("if is_version(\"1.0\"):\n    if is_version(\"1.0\"):\n        a()\nelse:\n    if is_version(\"1.0\"):\n        b()\n    else:\n        c()\n", "c()\n")]
    public void A_guard_goes_and_mains_side_stays(string before, string after) => Assert.That(Fix(Import + before), Is.EqualTo("\n" + after));

    [TestCase("x = is_version(\"1.0\")\n")]
    [TestCase("f(is_version(\"1.0\"))\n")]
    [TestCase("if f(is_version(\"1.0\") == True):\n    a()\n")]
    [TestCase("if is_version(\"2.0\"):\n    a()\nelse:\n    b()\n")]
    public void What_is_no_plain_branch_or_no_dropped_release_stays_as_it_is(string source) => Assert.That(Fix(Import + source), Is.EqualTo(Import + source));

    [TestCase("from plugin.utils import is_version, other\n", "from plugin.utils import other\n")]
    [TestCase("from plugin.utils import other, is_version\n", "from plugin.utils import other\n")]
    [TestCase("from plugin.utils import (\n    is_version,\n    other,\n)\n", "from plugin.utils import (\n    other,\n)\n")]
    [TestCase("def f():\n    from plugin.utils import is_version\n", "def f():\n    pass\n")]
    public void The_import_of_the_guard_goes_with_its_last_use(string import, string left) =>
        Assert.That(Fix(import + "if is_version(\"1.0\"):\n    a()\nelse:\n    b()\n"), Is.EqualTo(left + "b()\n"));

    [Test]
    public void The_import_stays_while_another_guard_needs_it() =>
        Assert.That(
            Fix(Import + "if is_version(\"1.0\"):\n    a()\nif is_version(\"2.0\"):\n    b()\n"), Is.EqualTo(Import + "if is_version(\"2.0\"):\n    b()\n"));

    [Test]
    public void Why_a_guard_stays_is_told() =>
        Assert.That(Remover().Obstacle(Encoding.UTF8.GetBytes("x = is_version(\"1.0\")\n"), 0), Does.Contain("kept or passed on"));

    [Test]
    public void Windows_line_ends_and_a_mark_of_utf8_stay()
    {
        byte[] source = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("# ä\r\nif is_version(\"1.0\"):\r\n    a()\r\nelse:\r\n    b()\r\nc()\r\n")];

        Assert.That(
            Remover().Remove(source, keepImport: false), Is.EqualTo((byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("# ä\r\nb()\r\nc()\r\n")]));
    }

    [TestCase("1.0", "1.0.0", 0)]
    [TestCase("v1.0", "1.0.post1", -1)]
    [TestCase("1.0rc1", "1.0", -1)]
    [TestCase("1.0.dev3", "1.0a1", -1)]
    [TestCase("0.9.1", "0.10.0", -1)]
    [TestCase("1!0.1", "9.9", 1)]
    [TestCase("1.0rc2", "1.0rc10", -1)]
    [TestCase("1.0b1", "1.0a2", 1)]
    public void Versions_have_the_order_of_python_packages(string left, string right, int order)
    {
        var (one, other) = (PackageVersion.TryParse(left)!, PackageVersion.TryParse(right)!);

        Assert.That((Math.Sign(one.Order(other)), Math.Sign(other.Order(one))), Is.EqualTo((order, -order)));
    }

    private static string Fix(string source)
    {
        var fixedSource = Encoding.UTF8.GetString(Remover().Remove(Encoding.UTF8.GetBytes(source), keepImport: false) ?? Encoding.UTF8.GetBytes(source));
        Assert.That(PythonParser.Parse(Encoding.UTF8.GetBytes(fixedSource)).Failure, Is.Null, fixedSource);
        return fixedSource;
    }

    private static GuardRemover Remover() => new(
        new GuardVersions(new VersionGuardSettings { Function = "is_version" }, releaseTag: null), version => version == "1.0");
}
