using System.Text;

namespace Main2Main.Python.Tests;

/// <summary>What the parser finds of modules, classes, functions and variables.</summary>
public sealed class Reading_definitions
{
    [Test]
    public void Imports_are_read_in_every_form_with_their_lines_and_scopes()
    {
        var module = Parse("""
            import os.path, sys as system
            from . import sibling
            from ..pkg.mod import (
                first as one,
                second,
            )
            from ... import far
            from star import *
            def late():
                import inner
            """);

        Assert.That(module.Imports.Select(found => (found.Level, found.Module, found.Name, found.Alias, found.Line, found.BoundName)), Is.EqualTo(new (int, string, string?, string?, int, string)[]
        {
            (0, "os.path", null, null, 1, "os"), (0, "sys", null, "system", 1, "system"), (1, "", "sibling", null, 2, "sibling"),
            (2, "pkg.mod", "first", "one", 4, "one"), (2, "pkg.mod", "second", null, 5, "second"), (3, "", "far", null, 7, "far"),
            (0, "star", "*", null, 8, "*"), (0, "inner", null, null, 10, "inner"),
        }));
        Assert.That(module.Imports.Select(found => module.QualifiedNameOf(found.Scope)), Is.EqualTo((string[])["", "", "", "", "", "", "", "late"]));
    }

    [Test]
    public void An_import_knows_the_branches_around_it()
    {
        var module = Parse("""
            if TYPE_CHECKING:
                import a
            elif version_is("1.0"):
                import b
            else:
                try:
                    import c
                except (ImportError, KeyError) as error:
                    import d
                except OSError:
                    import e
                else:
                    import f
            import g
            """);

        var chains = module.Imports.Select(found => string.Join(" > ", module.ConditionsAround(found.Condition).Select(branch => $"{branch.Branch} {branch.Test}")));
        Assert.That(chains, Is.EqualTo((string[])
        [
            "If TYPE_CHECKING",
            "Else TYPE_CHECKING > If version_is('1.0')",
            "Else TYPE_CHECKING > Else version_is('1.0') > Try (ImportError, KeyError), OSError",
            "Else TYPE_CHECKING > Else version_is('1.0') > Except (ImportError, KeyError)",
            "Else TYPE_CHECKING > Else version_is('1.0') > Except OSError",
            "Else TYPE_CHECKING > Else version_is('1.0') > Try (ImportError, KeyError), OSError",
            "",
        ]));
    }

    [Test]
    public void A_class_has_bases_keywords_decorators_and_nested_definitions()
    {
        var module = Parse("""
            @register("x")
            @dataclasses.dataclass
            class Outer(Base[int], pkg.Mixin, *rest, metaclass=ABCMeta, **extra):
                class Inner:
                    def run(self): ...
            """);

        var outer = module.Classes[0];
        Assert.That(outer.Bases, Is.EqualTo((string[])["Base[int]", "pkg.Mixin", "*rest"]));
        Assert.That(outer.Keywords.Select(found => (found.Name, found.Text)), Is.EqualTo(new (string?, string?)[] { ("metaclass", "ABCMeta"), (null, "extra") }));
        Assert.That(outer.Decorators.Select(found => (found.Text, found.Name, found.Line)), Is.EqualTo(new[] { ("register('x')", "register", 1), ("dataclasses.dataclass", "dataclasses.dataclass", 2) }));
        Assert.That((outer.Line, outer.EndLine), Is.EqualTo((3, 5)));
        Assert.That(module.Classes[1].QualifiedName, Is.EqualTo("Outer.Inner"));
        Assert.That(module.Functions[0].QualifiedName, Is.EqualTo("Outer.Inner.run"));
        Assert.That(module.ClassAt(module.Functions[0].Container), Is.SameAs(module.Classes[1]));
    }

    [Test]
    public void Every_kind_of_parameter_is_told_apart()
    {
        var function = Parse("def f(a, b: int = 1, /, c=None, *args: str, d, e: 'Model' = x['k'], **kw): pass").Functions.Single();

        Assert.That(function.Parameters.Select(found => (found.Name, found.Kind, found.Annotation, found.Default, found.IsRequired)), Is.EqualTo(new (string, PythonParameterKind, string?, string?, bool)[]
        {
            ("a", PythonParameterKind.PositionalOnly, null, null, true), ("b", PythonParameterKind.PositionalOnly, "int", "1", false),
            ("c", PythonParameterKind.Any, null, "None", false), ("args", PythonParameterKind.Positionals, "str", null, false),
            ("d", PythonParameterKind.KeywordOnly, null, null, true), ("e", PythonParameterKind.KeywordOnly, "Model", "x['k']", false),
            ("kw", PythonParameterKind.Keywords, null, null, false),
        }));
    }

    [TestCase("@abstractmethod", PythonFunctionTraits.Abstract)]
    [TestCase("@abc.abstractproperty", PythonFunctionTraits.Abstract | PythonFunctionTraits.Property)]
    [TestCase("@functools.cached_property", PythonFunctionTraits.Property)]
    [TestCase("@value.setter", PythonFunctionTraits.PropertyPart)]
    [TestCase("@staticmethod", PythonFunctionTraits.Static)]
    [TestCase("@classmethod", PythonFunctionTraits.ClassMethod)]
    [TestCase("@typing.overload", PythonFunctionTraits.Overload)]
    [TestCase("@anything(1)", PythonFunctionTraits.None)]
    public void Decorators_say_what_a_method_is(string decorator, PythonFunctionTraits traits) =>
        Assert.That(Parse($"class A:\n    {decorator}\n    def value(self): pass\n").Functions.Single().Traits, Is.EqualTo(traits));

    [Test]
    public void A_body_says_whether_the_function_is_async_yields_or_is_a_placeholder()
    {
        var module = Parse("""
            async def a():
                def inner(): yield 1
            def b(): return (yield)
            def c():
                "text"
                raise NotImplementedError("later")
            """);

        Assert.That(module.Functions.Select(found => found.Traits), Is.EqualTo(new[]
        {
            PythonFunctionTraits.Async, PythonFunctionTraits.Generator, PythonFunctionTraits.Generator, PythonFunctionTraits.NotImplemented,
        }));
    }

    [Test]
    public void Fields_come_from_the_class_body_and_from_what_methods_assign_to_self()
    {
        var module = Parse("""
            class A:
                size: int = 4
                name = "n"
                left, right = 1, 2
                kind: ClassVar[str]
                def __init__(this, other):
                    this.a = other
                    this.b: "Config" = Config(1)
                    this.c, (this.d, *this.e) = other
                    with open(x) as this.f: pass
                    other.g = 1
                    this.deep.h = 1
                    def inner(): this.i = 1
                @staticmethod
                def s(this): this.j = 1
            """);

        Assert.That(
            module.Variables.Where(found => module.ClassAt(found.Scope) is not null).Select(found => (found.Name, found.Binding, found.Annotation, found.Value, found.Source)),
            Is.EqualTo(new (string, PythonBinding, string?, string?, string?)[]
            {
                ("size", PythonBinding.Assignment, "int", "4", null), ("name", PythonBinding.Assignment, null, "'n'", null),
                ("left", PythonBinding.Assignment, null, null, null), ("right", PythonBinding.Assignment, null, null, null),
                ("kind", PythonBinding.Assignment, "ClassVar[str]", null, null), ("a", PythonBinding.Attribute, null, "other", "other"),
                ("b", PythonBinding.Attribute, "Config", "Config(1)", "Config()"), ("c", PythonBinding.Attribute, null, null, null),
                ("d", PythonBinding.Attribute, null, null, null), ("e", PythonBinding.Attribute, null, null, null), ("f", PythonBinding.With, null, null, "open()"),
            }));
    }

    [Test]
    public void Local_variables_are_kept_when_something_tells_their_type()
    {
        var module = Parse("""
            def f(items):
                a = Config()
                b: Model = make(1)
                c = self.config.model
                d = 1 + 2
                e = await client.fetch(x)
                with lock() as g, other: pass
                for h in items.values(): pass
                if (i := find()): pass
                j = [k for k in items]
            """);

        Assert.That(module.Variables.Select(found => (found.Name, found.Binding, found.Annotation, found.Source)), Is.EqualTo(new (string, PythonBinding, string?, string?)[]
        {
            ("a", PythonBinding.Assignment, null, "Config()"), ("b", PythonBinding.Assignment, "Model", "make()"), ("c", PythonBinding.Assignment, null, "self.config.model"),
            ("e", PythonBinding.Assignment, null, "client.fetch()"), ("g", PythonBinding.With, null, "lock()"), ("h", PythonBinding.Loop, null, "items.values()"),
            ("i", PythonBinding.Expression, null, "find()"), ("k", PythonBinding.Loop, null, "items"),
        }));
    }

    [Test]
    public void Literal_constants_list_their_elements()
    {
        var module = Parse("""
            NAMES = ("a", B.c, f(), 3,)
            TABLE = {"x": 1, **other, "y": {"z": 2}}
            Kind = Literal["on", "off"]
            class A:
                mode: Literal["fast", "slow"] = "fast"
            """);

        Assert.That(module.Variables.Select(found => found.Elements), Is.EqualTo(new string[][] { ["'a'", "B.c", "3"], ["'x'", "'y'"], ["'on'", "'off'"], ["'fast'", "'slow'"] }));
    }

    [Test]
    public void The_exported_names_are_those_of_all_literals_that_build_the_list()
    {
        var module = Parse("__all__ = ['a'] + other.__all__\n__all__ += ['b']\n__all__.extend(('c', 'd'))\n__all__.append('e')\n");

        Assert.That(module.Exports, Is.EqualTo((string[])["a", "b", "c", "d", "e"]));
        Assert.That(Parse("x = ['a']").Exports, Is.Null);
    }

    [Test]
    public void Texts_are_written_in_one_way_whatever_way_the_source_is_written()
    {
        var tidy = Parse("def f(a: dict[str, int] = {'x': -1, 'y': b[1:2]}, *, c=lambda x, *y: x if not y else (x,)) -> A | None: pass").Functions.Single();
        var wild = Parse("def f(\n  a :dict [ str,int ]={\"x\" :- 1 , 'y':b[ 1 : 2 ],},\n  *, c = lambda x,*y:x if not  y else( x , ), # why\n)->A|None  :\n  pass\n").Functions.Single();

        Assert.That(wild.Parameters.Select(found => found with { Line = 0 }), Is.EqualTo(tidy.Parameters.Select(found => found with { Line = 0 })));
        Assert.That(wild.Returns, Is.EqualTo("A | None"));
        Assert.That(tidy.Parameters[0].Default, Is.EqualTo("{'x': -1, 'y': b[1:2]}"));
        Assert.That(tidy.Parameters[1].Default, Is.EqualTo("lambda x, *y: x if not y else (x,)"));
    }

    [Test]
    public void A_long_value_is_cut_but_its_end_still_counts()
    {
        var items = string.Join(", ", Enumerable.Range(1000, 200));

        var first = Parse($"X = [{items}, 1]").Variables.Single().Value!;
        var second = Parse($"X = [{items}, 2]").Variables.Single().Value!;

        Assert.That(first, Has.Length.EqualTo(240 + 11));
        Assert.That(first[..240], Is.EqualTo(second[..240]));
        Assert.That(first, Is.Not.EqualTo(second));
    }

    [Test]
    public void Fingerprints_ignore_comments_docstrings_quotes_and_layout_but_not_names()
    {
        var plain = Parse("def f(a):\n    b = g(a, 'x')\n    return [b, 1]\n").Functions.Single().Body;
        var dressed = Parse("def f(a):\n    \"\"\"Says something.\"\"\"\n    # and more\n    b = g(\n        a,\n        \"x\",\n    )\n\n    return [b,\n            1,]  # end\n").Functions.Single().Body;
        var other = Parse("def f(a):\n    c = g(a, 'x')\n    return [c, 1]\n").Functions.Single().Body;

        Assert.That(dressed.Hash, Is.EqualTo(plain.Hash));
        Assert.That(dressed.Similarity(plain), Is.EqualTo(1));
        Assert.That(other.Hash, Is.Not.EqualTo(plain.Hash));
        Assert.That(other.Similarity(plain), Is.LessThan(1));
    }

    [TestCase("(a,)", "(a)")]
    [TestCase("x[a,]", "x[a]")]
    public void A_comma_that_makes_a_tuple_shows_in_fingerprints(string tuple, string element) =>
        Assert.That(Parse($"def f(): return {tuple}").Functions.Single().Body.Hash, Is.Not.EqualTo(Parse($"def f(): return {element}").Functions.Single().Body.Hash));

    [Test]
    public void Similarity_falls_with_how_much_was_rewritten()
    {
        static string Lines(int changed) => "def f():\n" + string.Concat(Enumerable.Range(0, 100).Select(line => line < changed ? $"    other_{line}({line})\n" : $"    call_{line}(value_{line})\n"));
        var original = Parse(Lines(0)).Functions.Single().Body;

        var similarities = new[] { 5, 30, 60, 100 }.Select(changed => original.Similarity(Parse(Lines(changed)).Functions.Single().Body)).ToList();

        Assert.That(similarities, Is.Ordered.Descending);
        Assert.That(similarities[0], Is.GreaterThan(0.75));
        Assert.That(similarities[3], Is.LessThan(0.1));
    }

    private static PythonModule Parse(string source)
    {
        var module = PythonParser.Parse(Encoding.UTF8.GetBytes(source));
        Assert.That(module.Failure, Is.Null, source);
        return module;
    }
}
