using Main2Main.Guide;

namespace Main2Main.Tests.Guide;

public sealed class ImportScannerTests
{
    [Test]
    public void Imports_are_found_in_every_form_and_at_every_indentation()
    {
        const string Source = """
            import core.a as a, core.b
            from core.c import X, Y as Z  # why
                from core.d import (  # indented
                    P,
                    Q as R,
                )
            from core.e import S, \
                T
            from core.f import *
            from core.g import(U)
            imports = from_core = "from core.no import N"
            importcore.no
            from core.h import V; print()
            """;

        var found = ImportScanner.Scan(Source.Split('\n')).Select(import => $"{import.Module}:{import.Name}");

        Assert.That(
            found,
            Is.EqualTo(
                new[] { "core.a:", "core.b:", "core.c:X", "core.c:Y", "core.d:P", "core.d:Q", "core.e:S", "core.e:T", "core.f:*", "core.g:U", "core.h:V" }));
    }

    [Test]
    public void A_list_that_never_ends_ends_with_the_file() =>
        Assert.That(ImportScanner.Scan(["from core.a import (", "  X,"]), Is.EqualTo(new[] { ("core.a", "X") }));
}
