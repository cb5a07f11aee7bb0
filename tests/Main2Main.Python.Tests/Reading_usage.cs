using System.Text;

namespace Main2Main.Python.Tests;

/// <summary>What the parser finds of calls, attributes and strings.</summary>
public sealed class Reading_usage
{
    [Test]
    public void A_call_tells_its_callee_and_the_shape_of_its_arguments()
    {
        var call = Parse("run.now(1, 'it\\'s', *more, key=None, other=a.b, last=x + 1, **rest)").Calls.Single();

        Assert.That(call.Callee, Is.EqualTo("run.now"));
        Assert.That((call.PositionalCount, call.HasStar, call.HasDoubleStar), Is.EqualTo((2, true, true)));
        Assert.That(call.KeywordNames, Is.EqualTo((string[])["key", "other", "last"]));
        Assert.That(call.Arguments.Select(found => found.Text), Is.EqualTo((string?[])["1", "'it\\'s'", "more", "None", "a.b", null, "rest"]));
        Assert.That(call.Arguments[1].StringValue, Is.EqualTo("it's"));
    }

    [TestCase("super().run()", "super", "super().run")]
    [TestCase("super(A, self).run()", "super", "super().run")]
    [TestCase("a.b(1)[0].c()", "a.b", "a.b()[].c")]
    [TestCase("'x'.join(y)", "?.join")]
    [TestCase("(a.b).c()", "a.b.c")]
    [TestCase("(await a.b()).c()", "a.b", "a.b().c")]
    [TestCase("(x or y).c()", "?.c")]
    [TestCase("f()()", "f", "f()")]
    [TestCase("[g(i) for i in h()]", "g", "h")]
    [TestCase("f(i for i in j)", "f")]
    [TestCase("lambda: k(1)", "k")]
    [TestCase("x = y if z() else w()", "z", "w")]
    [TestCase("del a[b()]", "b")]
    [TestCase("assert p(), q()", "p", "q")]
    [TestCase("raise E() from F()", "E", "F")]
    [TestCase("print(*a())", "a", "print")]
    public void Calls_are_found_wherever_an_expression_stands(string source, params string[] callees) =>
        Assert.That(Parse(source).Calls.Select(found => found.Callee), Is.EqualTo(callees));

    [TestCase("f'{a.b()} {c!r:>{d()}} {{e()}}'", "a.b", "d")]
    [TestCase("f'''{\nf(\n1)}'''", "f")]
    [TestCase("f'{x[\"y\"]} {f'{g()}'}'", "g")]
    [TestCase("rf'\\{h()}'", "h")]
    [TestCase("f'\\N{DASH}{i()=}'", "i")]
    [TestCase("t'{j()}' f\"{k() if l else m()}\"", "j", "k", "m")]
    [TestCase("f'{n():%H:%M}' 'plain'", "n")]
    [TestCase("f'{(lambda v: o(v))(1)}'", "o", "?")]
    public void Fields_of_formatted_strings_are_read_as_code(string source, params string[] callees) =>
        Assert.That(Parse(source).Calls.Select(found => found.Callee), Is.EquivalentTo(callees));

    [Test]
    public void Attributes_are_read_written_and_deleted()
    {
        var module = Parse("""
            a.b.c = d.e
            f.g += 1
            del h.i
            j.k: int = 1
            l.m[n.o] = 2
            for p.q in r.s: pass
            t.u()
            """);

        Assert.That(module.References.Select(found => (found.Target, found.Access, found.Line)), Is.EquivalentTo(new[]
        {
            ("a.b.c", PythonAccess.Write, 1), ("d.e", PythonAccess.Read, 1), ("f.g", PythonAccess.Write, 2), ("h.i", PythonAccess.Delete, 3), ("j.k", PythonAccess.Write, 4),
            ("l.m", PythonAccess.Read, 5), ("n.o", PythonAccess.Read, 5), ("p.q", PythonAccess.Write, 6), ("r.s", PythonAccess.Read, 6),
        }));
        Assert.That(module.Calls.Single().Callee, Is.EqualTo("t.u"));
    }

    [Test]
    public void Bare_names_are_kept_when_the_module_imports_or_defines_them()
    {
        var module = Parse("""
            from m import Config
            def helper(): pass
            def f(local):
                return isinstance(local, Config) and [helper, local, unknown]
            """);

        Assert.That(module.References.Select(found => (found.Target, module.QualifiedNameOf(found.Scope))), Is.EqualTo(new[] { ("Config", "f"), ("helper", "f") }));
    }

    [Test]
    public void A_use_knows_its_function_and_its_branch()
    {
        var module = Parse("""
            class A:
                def f(self):
                    if version_is("1"):
                        old(1)
                    else:
                        new(2)
            """);

        Assert.That(module.Calls.Select(found => module.QualifiedNameOf(found.Scope)), Is.All.EqualTo("A.f"));
        Assert.That(module.Calls.Select(found => string.Join(" > ", module.ConditionsAround(found.Condition).Select(branch => branch.Branch))), Is.EqualTo((string[])["", "If", "Else"]));
    }

    [Test]
    public void Strings_tell_whether_they_are_compared_and_with_what()
    {
        var module = Parse("""
            '''Documentation.'''
            if a.kind == "x" or "y" != b or c in ("p", "q") or "z" in d: pass
            if e.f not in {"r"}: pass
            g("plain", 'joined' " text")
            match h.mode:
                case "m" | "n": pass
                case Point(x="o"): pass
            """);

        Assert.That(module.Strings.Select(found => (found.Value, found.Use, found.ComparedWith)), Is.EqualTo(new (string, PythonStringUse, string?)[]
        {
            ("x", PythonStringUse.Compared, "a.kind"), ("y", PythonStringUse.Compared, "b"), ("p", PythonStringUse.Compared, "c"), ("q", PythonStringUse.Compared, "c"),
            ("z", PythonStringUse.Compared, "d"), ("r", PythonStringUse.Compared, "e.f"), ("plain", PythonStringUse.Other, null), ("joined text", PythonStringUse.Other, null),
            ("m", PythonStringUse.Case, "h.mode"), ("n", PythonStringUse.Case, "h.mode"), ("o", PythonStringUse.Case, null),
        }));
    }

    [TestCase(@"x('a\tb\\\'\x41\u00e9\101\N{BULLET}\q')", "a\tb\\'A\u00e9A\\N{BULLET}\\q")]
    [TestCase(@"x(r'a\tb')", @"a\tb")]
    [TestCase("x('''a\r\nb''')", "a\nb")]
    [TestCase("x('a\\\nb')", "ab")]
    [TestCase("x(u'\\U0001F600')", "\U0001F600")]
    [TestCase("x('\\ud800')", "\\ud800")]
    public void Escapes_of_strings_are_resolved(string source, string value) =>
        Assert.That(Parse(source).Strings.Single().Value, Is.EqualTo(value));

    private static PythonModule Parse(string source)
    {
        var module = PythonParser.Parse(Encoding.UTF8.GetBytes(source));
        Assert.That(module.Failure, Is.Null, source);
        return module;
    }
}
