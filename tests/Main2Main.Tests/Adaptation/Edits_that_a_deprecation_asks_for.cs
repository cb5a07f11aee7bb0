namespace Main2Main.Tests.Adaptation;

/// <summary>What Suggest edits when the upstream announces that something will go.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Edits_that_a_deprecation_asks_for
{
    private const string Nodes = """
        import warnings


        class Node:
            def frame(self, *, future=None):
                return self

            def show(self):
                return self.frame(future=True).name

        """;

    private const string Announced = """
        import warnings


        class Node:
            def frame(self, *, future=None):
                if future is not None:
                    warnings.warn("The future arg will be removed in 4.0.", DeprecationWarning, stacklevel=2)
                return self

            def show(self):
                return self.frame().name

        """;

    private const string Old = """
        from host.nodes import Node


        def check(node, other):
            inner = node.parent().frame(future=True)
            return inner is other.frame(
                future=True,
            )

        """;

    [Test]
    public void An_argument_goes_that_is_deprecated_and_that_the_upstream_has_taken_out_of_its_own_calls()
    {
        Assert.That(Case(Nodes, Announced).Edit(Old), Is.EqualTo("""
            from host.nodes import Node


            def check(node, other):
                inner = node.parent().frame()
                return inner is other.frame()

            """));
    }

    [Test]
    public void An_override_that_takes_it_too_is_no_other_function()
    {
        const string Module = "\n\nclass Module(Node):\n    def frame(self, *, future=None):\n        return self\n";

        Assert.That(Case(Nodes + Module, Announced + Module).Edit("from host.nodes import Node\n\nx = Node().frame(future=True)\n"), Is.EqualTo("from host.nodes import Node\n\nx = Node().frame()\n"));
    }

    [Test]
    public void It_stays_while_the_upstream_passes_it_itself()
    {
        var stillPassed = Announced.Replace("self.frame().name", "self.frame(future=True).name", StringComparison.Ordinal);

        Assert.That(Case(Nodes, stillPassed).Edit(Old), Is.EqualTo(Old));
    }

    [Test]
    public void It_stays_where_another_function_of_the_name_takes_it()
    {
        var own = Old + "\n\nclass Mine:\n    def frame(self, future=None):\n        return future\n";

        var outcome = Case(Nodes, Announced).Run(own);

        Assert.That(outcome.Made, Is.Empty);
        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains("another function of the name takes it too"));
    }

    [Test]
    public void It_stays_where_a_function_hands_it_on()
    {
        const string HandedOn = "from host.nodes import Node\n\n\ndef frame_of(node, future=None):\n    return node.frame(future=future)\n";

        Assert.That(Case(Nodes, Announced).Edit(HandedOn), Is.EqualTo(HandedOn));
    }

    [Test]
    public void It_stays_where_the_release_needs_it()
    {
        var released = Case(Nodes, Announced) with { Release = CodemodCase.Host(("nodes", Nodes)) };

        Assert.That(released.Edit(Old), Is.EqualTo(Old));
    }

    [Test]
    public void A_deprecated_function_is_replaced_by_the_one_that_the_upstream_calls_now_with_its_import()
    {
        const string Urls = "def url_split(path):\n    return path\n";
        const string Warning = "import warnings\n\n\ndef url_split(path):\n    warnings.warn(\"'host.urls.url_split' is deprecated. Use 'urllib.parse.urlsplit' instead.\", DeprecationWarning)\n    return path\n";
        const string Before = "from host.urls import url_split\n\n\ndef serve(path):\n    url = url_split(path)\n    return url\n\n\ndef proxy(target):\n    place = url_split(target)\n    return place\n";
        var after = Before.Replace("from host.urls import url_split", "from urllib.parse import urlsplit", StringComparison.Ordinal).Replace("url_split", "urlsplit", StringComparison.Ordinal);
        var deprecated = new CodemodCase
        {
            FollowsUpstream = true,
            Before = CodemodCase.Host(("urls", Urls), ("serving", Before)),
            After = CodemodCase.Host(("urls", Warning), ("serving", after)),
        };

        Assert.That(
            deprecated.Edit("import os\nfrom types import Tracer\n\nfrom host.serving import serve\nfrom host.urls import url_split\n\n\ndef build(path):\n    return os.path.join(serve(path), url_split(path), Tracer)\n"),
            Is.EqualTo("import os\nfrom types import Tracer\nfrom urllib.parse import urlsplit\n\nfrom host.serving import serve\n\n\ndef build(path):\n    return os.path.join(serve(path), urlsplit(path), Tracer)\n"));
    }

    [Test]
    public void A_name_is_taken_from_where_its_announcement_says()
    {
        const string Infer = "def infer(node, context=None):\n    return node\n";
        const string Shim = "import warnings\n\nfrom host.util import infer as real_infer\n\n\ndef infer(node, context=None):\n    warnings.warn(\"Import infer from host.util; this one will be removed.\", DeprecationWarning)\n    return real_infer(node, context)\n";
        var moved = new CodemodCase { Before = CodemodCase.Host(("helpers", Infer), ("util", string.Empty)), After = CodemodCase.Host(("helpers", Shim), ("util", Infer)) };

        Assert.That(moved.Edit("import host\n\nx = host.helpers.infer(1)\n"), Is.EqualTo("import host\n\nx = host.util.infer(1)\n"));
        Assert.That(moved.Edit("from host.helpers import infer\n\nx = infer(1)\n"), Is.EqualTo("from host.util import infer\n\nx = infer(1)\n"));
    }

    [Test]
    public void A_name_stays_where_what_is_named_takes_something_else()
    {
        const string Infer = "def infer(node, context=None):\n    return node\n";
        const string Shim = "import warnings\n\n\ndef infer(node, context=None):\n    warnings.warn(\"Import infer from host.util.\", DeprecationWarning)\n    return node\n";
        var moved = new CodemodCase { Before = CodemodCase.Host(("helpers", Infer), ("util", string.Empty)), After = CodemodCase.Host(("helpers", Shim), ("util", Infer.Replace("context", "scope", StringComparison.Ordinal))) };
        const string Own = "import host\n\nx = host.helpers.infer(1)\n";

        Assert.That(moved.Edit(Own), Is.EqualTo(Own));
    }

    private static CodemodCase Case(string before, string after) => new()
    {
        FollowsUpstream = true,
        Before = CodemodCase.Host(("nodes", before)),
        After = CodemodCase.Host(("nodes", after)),
    };
}
