using System.Text;
using Main2Main.Adaptation.Codemod;

namespace Main2Main.Tests.Adaptation;

/// <summary>What Suggest offers for functions that do an upstream one over again.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Copies_that_are_offered
{
    private const string Original = """
        from host.tools import pad


        class Builder:
            def build(self, rows, width):
                total = len(rows)
                ready = [row for row in rows if row.is_ready()]
                padded = pad(ready, width, total)
                for row in padded:
                    row.mark(total)
                self.last = padded
                return padded

        """;

    private const string Copy = """
        from host.tools import pad


        class Mine:
            def build(self, rows, width):
                total = len(rows)
                ready = [row for row in rows if row.is_ready()]
                padded = pad(ready, width, total)
                for row in padded:
                    row.mark(total)
                self.device.send(padded)
                return padded

        """;

    [Test]
    public void A_statement_that_the_upstream_changed_is_offered_and_not_made()
    {
        var outcome = Run(Original.Replace("pad(ready, width, total)", "pad(ready, width, total + 1)", StringComparison.Ordinal));

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(Proposed(outcome), Is.EqualTo(Copy.Replace("pad(ready, width, total)", "pad(ready, width, total + 1)", StringComparison.Ordinal)));
        Assert.That(outcome.Proposals.Single().Applied.Kind, Is.EqualTo("copied_statement"));
    }

    [Test]
    public void A_call_that_gained_an_argument_keeps_the_order_that_it_has()
    {
        const string Old = "pad(\n            ready,\n            width=width,\n            total=total,\n        )";
        var original = Original.Replace("pad(ready, width, total)", Old, StringComparison.Ordinal);
        var grown = Case(original.Replace(Old, "pad(\n            ready,\n            total=total,\n            width=width,\n            depth=width,\n        )", StringComparison.Ordinal));
        var outcome = (grown with { Before = CodemodCase.Host(("build", original), ("tools", Tools)) }).Run(Copy.Replace("pad(ready, width, total)", Old, StringComparison.Ordinal));

        Assert.That(Proposed(outcome), Does.Contain("            width=width,\n            depth=width,\n            total=total,\n        )"));
    }

    [Test]
    public void What_a_new_statement_needs_is_imported()
    {
        var outcome = Run(Original
            .Replace("from host.tools import pad", "from host.tools import pad, trim", StringComparison.Ordinal)
            .Replace("    total = len(rows)\n", "    rows = trim(rows)\n        total = len(rows)\n", StringComparison.Ordinal));

        Assert.That(Proposed(outcome), Does.Contain("from host.tools import pad, trim").And.Contain("        rows = trim(rows)\n        total = len(rows)\n"));
    }

    [Test]
    public void A_statement_that_the_copy_has_its_own_way_with_is_not_offered()
    {
        Assert.That(Run(Original.Replace("self.last = padded", "self.last = list(padded)", StringComparison.Ordinal)).Proposals, Is.Empty);
    }

    [TestCase("def build(self, rows, width):", "def build(self, rows, limit, width):", "def build(self, rows=(), width: int = 3):")]
    [TestCase("def build(self, rows, width):", "def build(self, rows, width, limit=None):", "def build(self, rows, width, own: int):")]
    [TestCase("pad(ready, width, total)", "pad(ready, width, 4, total)", "pad(ready, width=width, total=total)")]
    [TestCase("pad(ready, width, total)", "pad(ready, width, total, strict=True)", "pad(ready, width, total, rows)")]
    public void Nothing_is_offered_that_Python_would_not_take(string old, string now, string own)
    {
        var outcome = Run(Original.Replace(old, now, StringComparison.Ordinal), Copy.Replace(old, own, StringComparison.Ordinal));

        Assert.That(outcome.Proposals, Is.Empty);
    }

    [Test]
    public void A_parameter_is_offered_where_the_copy_has_written_the_signature_its_own_way()
    {
        var outcome = Run(
            Original.Replace("def build(self, rows, width):", "def build(self, rows, width, limit=None):", StringComparison.Ordinal),
            Copy.Replace("def build(self, rows, width):", "def build(self, rows, width: int):", StringComparison.Ordinal));

        Assert.That(Proposed(outcome), Does.Contain("def build(self, rows, width: int, limit=None):"));
        Assert.That(outcome.Proposals.Single().Applied.Kind, Is.EqualTo("copied_arguments"));
    }

    [Test]
    public void A_parameter_that_python_refuses_behind_the_copy_s_own_is_not_offered()
    {
        var outcome = Run(
            Original.Replace("def build(self, rows, width):", "def build(self, rows, width, limit):", StringComparison.Ordinal),
            Copy.Replace("def build(self, rows, width):", "def build(self, rows, width=3):", StringComparison.Ordinal));

        Assert.That(outcome.Proposals, Is.Empty);
    }

    [Test]
    public void What_the_copy_does_already_is_not_offered()
    {
        var after = Original.Replace("    total = len(rows)\n", "    self.count = 0\n        total = len(rows)\n", StringComparison.Ordinal);
        var own = Copy.Replace("    total = len(rows)\n", "    self.count = 0\n        total = len(rows)\n", StringComparison.Ordinal);

        Assert.That(Run(after, own).Proposals, Is.Empty);
    }

    [Test]
    public void What_a_copy_needs_is_made_where_that_is_asked_for_and_the_rest_is_offered()
    {
        var after = Original.Replace("pad(ready, width, total)", "pad(ready, width)", StringComparison.Ordinal).Replace("total = len(rows)", "total = len(list(rows))", StringComparison.Ordinal);
        var applied = Case(after, Tools.Replace("width, total", "width", StringComparison.Ordinal)) with { AppliesCopies = true };

        var outcome = applied.Run(Copy);

        Assert.That(Encoding.UTF8.GetString(outcome.Contents[CodemodCase.Path]), Is.EqualTo(Copy.Replace("pad(ready, width, total)", "pad(ready, width)", StringComparison.Ordinal)));
        Assert.That(Proposed(outcome), Is.EqualTo(Copy.Replace("total = len(rows)", "total = len(list(rows))", StringComparison.Ordinal)));
    }

    [Test]
    public void What_the_release_has_not_come_to_yet_is_offered_alone()
    {
        var after = Original.Replace("pad(ready, width, total)", "pad(ready, width, total, 1)", StringComparison.Ordinal);
        var released = Case(after, Tools.Replace("width, total", "width, total, depth", StringComparison.Ordinal)) with { AppliesCopies = true, Release = CodemodCase.Host(("build", Original), ("tools", Tools)) };

        var outcome = released.Run(Copy);

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Proposals, Has.Count.EqualTo(1));
    }

    private const string Tools = "def pad(rows, width, total):\n    return rows\n\n\ndef trim(rows):\n    return rows\n";

    private static CodemodCase Case(string after, string tools = Tools) => new()
    {
        FollowsUpstream = true,
        Before = CodemodCase.Host(("build", Original), ("tools", Tools)),
        After = CodemodCase.Host(("build", after), ("tools", tools)),
    };

    private static CodemodOutcome Run(string after, string copy = Copy) => Case(after).Run(copy);

    private static string Proposed(CodemodOutcome outcome) => Encoding.UTF8.GetString(outcome.Proposed[CodemodCase.Path]);
}
