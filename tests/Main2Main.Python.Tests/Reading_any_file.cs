using System.Text;

namespace Main2Main.Python.Tests;

/// <summary>Which files are Python, and what happens to the others.</summary>
public sealed class Reading_any_file
{
    [TestCase("match x:\n    case [1, *rest] if rest: pass\n    case {'a': b, **c}: pass\n    case P.Q(1, k=-2 + 3j) | None as z: pass\n    case _: pass\n")]
    [TestCase("match = 1\nmatch.x = match[0]\nmatch(a, b)\nprint(match)\ncase = type = _ = match\n")]
    [TestCase("match (a, b):\n    case (1, 2): pass\n")]
    [TestCase("match *a, b:\n    case _:\n        pass\n")]
    [TestCase("type X = int\ntype Y[T: (int, str) = int, *Ts, **P] = dict[T, P]\ntype = 3\ntype(x)\n")]
    [TestCase("class A[T]: pass\ndef f[T: int](x: T) -> T: return x\n")]
    [TestCase("if (n := len(a)) > 10: pass\nprint([y := f(x), y**2])\nx = a[b := 1]\n")]
    [TestCase("try: pass\nexcept* (A, B) as e: pass\nexcept* C: pass\n")]
    [TestCase("try: pass\nexcept A, B: pass\nfinally: pass\n")]
    [TestCase("with (open(a) as f, open(b) as (g, h),): pass\nwith (a, b): pass\nwith (a): pass\nwith (a).b as c: pass\nwith (yield): pass\nwith a as b.c, d as e[0]: pass\n")]
    [TestCase("async def f():\n    async with a as b: pass\n    async for c in d: pass\n    return [e async for e in g if await h]\n")]
    [TestCase("@a.b[0](1).c\n@(lambda f: f)\n@x if y else z\ndef f(): pass\n")]
    [TestCase("def f(a, /, b, *, c): pass\nlambda *a, b=1, **c: (yield)\nlambda: 0\nlambda x, /: x\n")]
    [TestCase("a, *b = c\nfor x, *y in z: pass\nreturn_value = *a, *b\nprint(*a, **b)\nd = {**e, 'f': 1}\ng = {*h, 2}\nx[*a]\n")]
    [TestCase("def f(*args: *Ts) -> tuple[*Ts]: ...\n")]
    [TestCase("x = 0x_ff + 0b1 + 0o7 + 1_000.5e-3j + .5 + 5. + 00\ny = 1if x else 2\nz = 0xfor x\n")]
    [TestCase("x = a if b else c if d else e\nx = not a is not b not in c\nx = -a ** -b\nx = a @ b // c % d << e >> f & g | h ^ i\n")]
    [TestCase("x: int\nx.y: int = 1\n(x): int = 2\nx[0]: 'str'\n")]
    [TestCase("a = b = c = yield\nd += yield e\n")]
    [TestCase("if a:\n\tb\n\n# c\n  # d\nelse:\n        e\n")]
    [TestCase("x = 1; y = 2;\nif a: b; c\nclass A: x = 1; y = 2\n")]
    [TestCase("x = [\n    1,\n\n  # c\n2]\ny = 1 + \\\n    2\n")]
    [TestCase("\f\nx = 1\n\f\n")]
    [TestCase("x = 1\\\n")]
    [TestCase("print >>f, x\n")]
    [TestCase("\u00e9t\u00e9 = \u540d\u524d\n")]
    [TestCase("")]
    [TestCase("# only\n")]
    [TestCase("x = 1")]
    [TestCase("x = 1\r\nif x:\r\n    y\r\n")]
    [TestCase("x = 1\rif x:\r    y\r")]
    [TestCase("def f():\n    return\n    # end")]
    [TestCase("global a, b\nnonlocal c\ndel (a, b), c[0], [d]\nassert x\n")]
    [TestCase("from a import (b)\nfrom .a import b as c\nfrom . import (d,)\n")]
    [TestCase("f'{a!r}{b:{c}.{d}}{e=!s:>10}{{}}{g[\"h\"]:%Y-%m}'\nf'''{\n    a  # c\n}'''\nrb'x' b\"y\" Rb'z'\nf''\nu'x'\n")]
    [TestCase("f'{a:{b:{c}}}'\nf'{a:\\n}'\nf'{ {1: 2}[1] }'\nf'{x:=5}'\nf\"{'\\n'.join(y)}\"\nfr'\\d{2}'\n")]
    public void Python_3_is_read(string source) => Assert.That(Parse(source).Failure, Is.Null);

    [TestCase("print 'x'\n", 1)]
    [TestCase("x = 1\nexec 'code'\n", 2)]
    [TestCase("raise E, 'x'\n", 1)]
    [TestCase("x = 0777\n", 1)]
    [TestCase("x = 10L\n", 1)]
    [TestCase("if a <> b: pass\n", 1)]
    [TestCase("x = `a`\n", 1)]
    [TestCase("x = (1,\ny = 2\n", 1)]
    [TestCase("x = [1)\n", 1)]
    [TestCase("x = 1)\n", 1)]
    [TestCase("x = 'abc\n", 1)]
    [TestCase("x = 1\ny = '''abc\n\n", 2)]
    [TestCase("if a:\nb\n", 2)]
    [TestCase("if a:\n        b\n    c\n", 3)]
    [TestCase("if a:\n        b\n\tc\n", 3)]
    [TestCase("  x = 1\n", 1)]
    [TestCase("x = $\n", 1)]
    [TestCase("x = a ? b\n", 1)]
    [TestCase("f'{a'\n", 1)]
    [TestCase("f'{a}}'\n", 1)]
    [TestCase("f'{}'\n", 1)]
    [TestCase("f(x) = 1\n", 1)]
    [TestCase("1 = x\n", 1)]
    [TestCase("del f()\n", 1)]
    [TestCase("def f(:\n", 1)]
    [TestCase("class\n", 1)]
    [TestCase("try: pass\n", 2)]
    [TestCase("<<<<<<< HEAD\nx = 1\n", 1)]
    [TestCase("async = 1\n", 1)]
    [TestCase("x = a b\n", 1)]
    [TestCase("match x:\n    case 1: pass\n    y = 2\n", 3)]
    public void What_is_no_Python_3_is_reported_with_its_line(string source, int line)
    {
        var failure = Parse(source).Failure;

        Assert.That(failure, Is.Not.Null);
        Assert.That(failure!.Line, Is.EqualTo(line), failure.Reason);
        Assert.That(failure.Reason, Is.Not.Empty);
    }

    [Test]
    public void A_file_that_cannot_be_read_holds_nothing_but_the_failure()
    {
        var module = Parse("import a\ndef f(): g()\nx = (\n");

        Assert.That(module.Failure, Is.EqualTo(new ParseFailure(3, "'(' is never closed")));
        Assert.That((module.Imports.Count, module.Functions.Count, module.Calls.Count, module.Scopes.Count), Is.EqualTo((0, 0, 0, 0)));
    }

    [Test]
    public void Encodings_are_those_that_the_file_declares()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. "x('é')"u8];
        byte[] latin = [.. "#!/bin/sh\n# -*- coding: latin-1 -*-\nx('"u8, 0xE9, .. "')"u8];
        byte[] russian = [.. "# vim: set fileencoding=koi8-r :\nx('"u8, 0xC6, .. "')"u8];
        byte[] wrong = [.. "x = 1\ny('"u8, 0xE9, .. "')"u8];
        byte[] unknown = [.. "# coding=klingon\n"u8];

        Assert.That(PythonParser.Parse(marked).Strings.Single().Value, Is.EqualTo("é"));
        Assert.That(PythonParser.Parse(latin).Strings.Single().Value, Is.EqualTo("é"));
        Assert.That(PythonParser.Parse(russian).Strings.Single().Value, Is.EqualTo("ф"));
        Assert.That(PythonParser.Parse(wrong).Failure, Is.EqualTo(new ParseFailure(2, "the bytes are not UTF-8")));
        Assert.That(PythonParser.Parse(unknown).Failure!.Reason, Does.Contain("klingon"));
        Assert.That(PythonParser.Parse("x\0"u8).Failure!.Reason, Does.Contain("NUL"));
    }

    [TestCase("(", ")", 100_000)]
    [TestCase("[", "]", 100_000)]
    [TestCase("{1:", "}", 100_000)]
    [TestCase("f(", ")", 100_000)]
    [TestCase("lambda: ", "", 100_000)]
    [TestCase("x ** ", "", 100_000)]
    [TestCase("(y := ", ")", 100_000)]
    [TestCase("*", "", 100_000)]
    [TestCase("f'{", "}'", 10_000)]
    [TestCase("a[", "]", 150)]
    [TestCase("a or b and not c == d | e ^ f & g << h + i * -j ** k(", ")", 150)]
    [TestCase("not ", "", 100_000)]
    [TestCase("- ", "", 100_000)]
    [TestCase("x if y else ", "", 100_000)]
    [TestCase("x + ", "", 100_000)]
    [TestCase("x.y().", "", 100_000)]
    [TestCase("await ", "", 100_000)]
    public void Nesting_of_any_depth_ends_well_on_a_small_stack(string opening, string closing, int times)
    {
        var source = new StringBuilder().Insert(0, opening, times).Append('z').Append(new StringBuilder().Insert(0, closing, times)).Append('\n').ToString();
        PythonModule? module = null;

        var thread = new Thread(() => module = Parse(source), 512 * 1024);
        thread.Start();
        thread.Join();

        Assert.That(module, Is.Not.Null);
        Assert.That(module!.Failure?.Reason ?? "nested", Does.Contain("nested").Or.Contain("stands where"));
    }

    [Test]
    public void Blocks_and_branches_of_any_number_end_well()
    {
        var deep = string.Concat(Enumerable.Range(0, 300).Select(level => new string(' ', level) + "if a:\n")) + new string(' ', 300) + "b\n";
        var wide = "if a: b\n" + string.Concat(Enumerable.Repeat("elif c: d\n", 20_000));

        Assert.That(Parse(deep).Failure!.Reason, Does.Contain("nested"));
        Assert.That(Parse(wide).Conditions, Has.Count.EqualTo(40_001));
    }

    private static PythonModule Parse(string source) => PythonParser.Parse(Encoding.UTF8.GetBytes(source));
}
