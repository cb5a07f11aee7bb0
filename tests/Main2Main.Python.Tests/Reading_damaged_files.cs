using System.Text;

namespace Main2Main.Python.Tests;

/// <summary>Whatever bytes come, the parser answers. The seed is fixed, so that a failure can be repeated.</summary>
public sealed class Reading_damaged_files
{
    private const int Seed = 20260620;

    private const string Everything = """"
        from __future__ import annotations
        import a.b as c
        from ..d import (e, f as g)

        @decorate(1, key="v")
        class Outer(Base[int], metaclass=Meta):
            """Text."""
            field: Literal["x", "y"] = "x"

            def method(self, a, /, b: int = 1, *args, c=None, **kw) -> "Outer | None":
                self.x: dict[str, int] = {"k": [1, 2.5, 0x1f], **kw}
                with (open(a) as h, lock): pass
                try:
                    return f"{self.x!r:>{b}} {{}} {h.read()[1:-1]}" + rb'\x00'.decode()
                except* (ValueError, OSError) as error:
                    raise RuntimeError(error) from None
                finally:
                    del self.x

        async def run[T](*items: T):
            match items:
                case [1, *rest] if rest: yield rest
                case {"a": Point(x=0) as p, **more}: pass
                case _:
                    async for i in more: await i
            if (n := len(items)) >= 1 and not n in (1, 2) or n is not None: x = lambda q, *r: q if r else -q ** 2
            elif n: print(*items, sep='')
            else: __all__ = ["run"] + [y async for y in more if y]

        type Alias[T] = list[T]
        """";

    private static readonly string[] Scraps =
    [
        "(", ")", "[", "]", "{", "}", "'", "\"", "'''", "\"\"\"", "\\", "\n", "\r", "\t", "    ", ":", ",", ".", "...", "=", ":=", "->", "*", "**", "@", "#", "!", "f'{", "f\"\"\"", "\0",
        "if ", "else", "elif ", "lambda ", "def f(", "class A", "match x:\n", "case ", "for ", "in ", "not ", "await ", "async ", "yield ", "import ", "from . ", "try:", "except*", "with (",
        "type X", "0x", "1e", "\u00e9", "\U0001F600", "\uFEFF", "return ", "global ", "del ", "is ", "and ", "as ", "_", "f'{x!r:{y}}'", "rb'", "\\N{", "\f",
    ];

    [Test]
    public void The_sources_that_are_damaged_here_are_whole()
    {
        var failures = Sources().Select(source => PythonParser.Parse(Encoding.UTF8.GetBytes(source)).Failure).ToList();

        Assert.That(failures, Has.Count.GreaterThan(10));
        Assert.That(failures, Is.All.Null);
    }

    [TestCase("def f(a, *): pass\n", true)]
    [TestCase("def f(a, *, **kw): pass\n", true)]
    [TestCase("def f(a, *,): pass\n", true)]
    [TestCase("x = lambda *: 1\n", true)]
    [TestCase("def f(a, *, b, **kw): pass\n", false)]
    [TestCase("def f(a, *rest, b): pass\n", false)]
    [TestCase("x = lambda *, a: a\n", false)]
    public void A_star_with_nothing_behind_it_is_refused(string source, bool isRefused) =>
        Assert.That(PythonParser.Parse(Encoding.UTF8.GetBytes(source)).Failure is not null, Is.EqualTo(isRefused));

    [Test]
    public void A_file_that_ends_anywhere_is_read_or_refused()
    {
        foreach (var source in Sources().Select(Encoding.UTF8.GetBytes))
        {
            for (var length = 0; length <= source.Length; length++)
            {
                _ = Check(PythonParser.Parse(source.AsSpan(0, length)));
            }
        }
    }

    [Test]
    public void A_file_with_pieces_lost_doubled_moved_and_put_in_is_read_or_refused()
    {
        var random = new Random(Seed);
        var refused = 0;
        var sources = Sources().ToList();
        for (var round = 0; round < 8000; round++)
        {
            var text = new StringBuilder(sources[random.Next(sources.Count)]);
            for (var change = random.Next(1, 6); change > 0 && text.Length > 1; change--)
            {
                Damage(text, random);
            }

            refused += Check(PythonParser.Parse(Encoding.UTF8.GetBytes(text.ToString()))) ? 0 : 1;
        }

        Assert.That(refused, Is.InRange(1000, 7900), "both whole and broken files were among them");
    }

    [Test]
    public void A_file_of_scraps_or_bytes_is_read_or_refused()
    {
        var random = new Random(Seed);
        var bytes = new byte[300];
        for (var round = 0; round < 4000; round++)
        {
            var scraps = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Scraps[random.Next(Scraps.Length)]));
            _ = Check(PythonParser.Parse(Encoding.UTF8.GetBytes(scraps)));
            random.NextBytes(bytes);
            _ = Check(PythonParser.Parse(bytes.AsSpan(0, random.Next(bytes.Length))));
        }
    }

    private static IEnumerable<string> Sources()
    {
        yield return Everything;
        var assembly = typeof(Reading_damaged_files).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".py", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    private static void Damage(StringBuilder text, Random random)
    {
        var start = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 30), text.Length - start);
        switch (random.Next(4))
        {
            case 0:
                _ = text.Remove(start, length);
                break;
            case 1:
                _ = text.Insert(start, text.ToString(start, length));
                break;
            case 2:
                var piece = text.ToString(start, length);
                _ = text.Remove(start, length);
                _ = text.Insert(random.Next(text.Length + 1), piece);
                break;
            default:
                _ = text.Insert(start, Scraps[random.Next(Scraps.Length)]);
                break;
        }
    }

    private static bool Check(PythonModule module)
    {
        if (module.Failure is { } failure)
        {
            Assert.That(failure.Line, Is.GreaterThan(0));
            return false;
        }

        var (scopes, conditions) = (module.Scopes.Count, module.Conditions.Count);
        var sound = module.Scopes.Index().All(scope => scope.Item.Parent <= scope.Index) && module.Conditions.Index().All(found => found.Item.Parent < found.Index) &&
            module.Classes.All(found => found.Scope < scopes && found.Line <= found.EndLine) && module.Functions.All(found => found.Scope < scopes && found.Line <= found.EndLine) &&
            module.Calls.All(found => found.Scope < scopes && found.Condition < conditions) && module.References.All(found => found.Target.Length > 0 && found.Scope < scopes);
        Assert.That(sound);
        return true;
    }
}
