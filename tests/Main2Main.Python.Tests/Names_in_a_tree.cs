namespace Main2Main.Python.Tests;

/// <summary>What names mean in a tree.</summary>
public sealed class Names_in_a_tree
{
    private static readonly PythonTree Tree = PythonTree.Of(new Dictionary<string, string>
    {
        ["pkg/__init__.py"] = "from .core import Engine as Motor\nfrom .stars import *\nfrom . import core\nKNOWN = {'lazy': 1}\ndef __getattr__(name): return KNOWN[name]\n",
        ["pkg/core.py"] = "from .base import Base\nclass Engine(Base[int]):\n    class Part: pass\n    def run(self): pass\n",
        ["pkg/base.py"] = "import pkg.root as root\nclass Base(root.Root):\n    size: int = 1\n    def stop(self): pass\n",
        ["pkg/root.py"] = "class Root:\n    def stop(self): pass\n    def begin(self):\n        self.begun = True\n",
        ["pkg/stars.py"] = "__all__ = ['shown']\ndef shown(): pass\ndef hidden(): pass\n",
        ["pkg/circle.py"] = "from .circle_two import *\nfrom .circle_two import lost\n",
        ["pkg/circle_two.py"] = "from .circle import *\nfrom .circle import lost\n",
        ["pkg/user.py"] = "import pkg.core\nfrom pkg import core as c\ntry:\n    from gone import Engine\nexcept ImportError:\n    from pkg.core import Engine\ndef f():\n    from pkg.root import Root as Engine\n    return Engine\n",
    });

    [TestCase("pkg", "Motor", "pkg.core.Engine")]
    [TestCase("pkg", "shown", "pkg.stars.shown")]
    [TestCase("pkg", "hidden", null)]
    [TestCase("pkg", "core", "pkg.core")]
    [TestCase("pkg", "base", "pkg.base")]
    [TestCase("pkg", "lazy", "pkg.lazy")]
    [TestCase("pkg", "unknown", null)]
    [TestCase("pkg.core", "Base", "pkg.base.Base")]
    [TestCase("pkg.circle", "lost", null)]
    [TestCase("pkg.circle", "other", null)]
    [TestCase("elsewhere", "x", null)]
    public void An_import_is_followed_to_the_definition(string module, string name, string? expected) =>
        Assert.That(Tree.Resolve(module, name)?.FullName, Is.EqualTo(expected));

    [TestCase("pkg.core", "pkg.core")]
    [TestCase("pkg.Motor.run", "pkg.core.Engine.run")]
    [TestCase("pkg.core.Engine.Part", "pkg.core.Engine.Part")]
    [TestCase("pkg.core.Engine.size", "pkg.base.Base.size")]
    [TestCase("pkg.core.Engine.begun", "pkg.root.Root.begun")]
    [TestCase("pkg.core.Engine.none", null)]
    [TestCase("pkg.none", null)]
    public void A_dotted_name_is_followed_through_modules_classes_and_bases(string dotted, string? expected) =>
        Assert.That(Tree.ResolveDotted(dotted)?.FullName, Is.EqualTo(expected));

    [TestCase("pkg.core.Engine", 0, "pkg.core.Engine")]
    [TestCase("c.Engine.stop", 0, "pkg.base.Base.stop")]
    [TestCase("Engine", 0, "pkg.core.Engine")]
    [TestCase("Engine", 1, "pkg.root.Root")]
    [TestCase("f", 1, "pkg.user.f")]
    [TestCase("len", 0, null)]
    public void A_name_in_a_file_means_what_is_imported_around_it(string dotted, int scope, string? expected) =>
        Assert.That(Tree.ResolveIn(Tree.FindFile("pkg/user.py")!, dotted, scope)?.FullName, Is.EqualTo(expected));

    [TestCase("Engine = 1 + 2")]
    [TestCase("for Engine in range(3): pass")]
    [TestCase("with open(path) as Engine: pass")]
    [TestCase("if (Engine := 1 + 2): pass")]
    [TestCase("Engine, other = 1, 2")]
    [TestCase("def Engine(): pass")]
    [TestCase("class Engine: pass")]
    [TestCase("try: pass\n    except ValueError as Engine: pass")]
    [TestCase("match path:\n        case [1, *Engine]: pass")]
    [TestCase("match path:\n        case {'a': Engine}: pass")]
    [TestCase("match path:\n        case 1 as Engine: pass")]
    public void A_name_that_a_function_binds_itself_is_not_what_the_module_imports(string binding)
    {
        var file = User($"from pkg.core import Engine\ndef f(path):\n    {binding}\n    return Engine\ndef g():\n    return Engine\n", out var tree);

        Assert.That(tree.ResolveIn(file, "Engine.run", ScopeOf(file, "f")), Is.Null);
        Assert.That(tree.ResolveIn(file, "Engine.run", ScopeOf(file, "g"))?.FullName, Is.EqualTo("pkg.core.Engine.run"), "another function's name is its own");
    }

    [TestCase("global Engine\n    Engine = 1 + 2")]
    [TestCase("values = [Engine for Engine in range(3)]")]
    [TestCase("Engine.size = 1")]
    [TestCase("match path:\n        case Engine(): pass")]
    [TestCase("from pkg.core import Engine\n    if path:\n        Engine = None")]
    public void A_name_that_a_function_does_not_make_its_own_is_what_the_module_imports(string code)
    {
        var file = User($"from pkg.core import Engine\ndef f(path):\n    {code}\n    return Engine\n", out var tree);

        Assert.That(tree.ResolveIn(file, "Engine.run", ScopeOf(file, "f"))?.FullName, Is.EqualTo("pkg.core.Engine.run"));
    }

    [Test]
    public void A_name_of_the_function_around_is_not_what_the_module_imports_either()
    {
        var file = User("from pkg.core import Engine\ndef f():\n    Engine = 1 + 2\n    def g():\n        return Engine\n    def h():\n        nonlocal Engine\n        Engine = 3 + 4\n", out var tree);

        Assert.That(tree.ResolveIn(file, "Engine", ScopeOf(file, "f.g")), Is.Null);
        Assert.That(tree.ResolveIn(file, "Engine", ScopeOf(file, "f.h")), Is.Null);
    }

    [Test]
    public void Ancestors_come_nearest_first() =>
        Assert.That(Tree.Ancestors(Tree.ResolveDotted("pkg.core.Engine")!).Select(found => found.FullName), Is.EqualTo((string[])["pkg.base.Base", "pkg.root.Root"]));

    [Test]
    public void Classes_that_inherit_from_their_own_members_end_well()
    {
        var tree = PythonTree.Of(new Dictionary<string, string> { ["m.py"] = "class A(B.x): pass\nclass B(A.y): pass\nclass C(C.z): pass\n" });

        Assert.That(new[] { "m.A", "m.B", "m.C" }.Select(name => tree.FindMember(tree.ResolveDotted(name)!, "z")), Is.All.Null);
    }

    [Test]
    public void Modules_that_star_import_each_other_all_around_end_well()
    {
        var all = string.Concat(Enumerable.Range(0, 30).Select(other => $"from m{other} import *\n"));
        var tree = PythonTree.Of(Enumerable.Range(0, 30).ToDictionary(file => $"m{file}.py", file => file == 29 ? all + "def found(): pass\n" : all));

        Assert.That(tree.Resolve("m0", "found")?.FullName, Is.EqualTo("m29.found"));
        Assert.That(tree.Resolve("m0", "missing"), Is.Null);
    }

    [Test]
    public void Classes_that_inherit_in_a_circle_end_well()
    {
        var tree = PythonTree.Of(new Dictionary<string, string> { ["m.py"] = "class A(B): pass\nclass B(A): pass\n" });

        Assert.That(tree.Ancestors(tree.ResolveDotted("m.A")!).Select(found => found.FullName), Is.EqualTo((string[])["m.B"]));
        Assert.That(tree.FindMember(tree.ResolveDotted("m.A")!, "x"), Is.Null);
    }

    [TestCase("pkg/a.py", "pkg.a")]
    [TestCase("pkg/__init__.py", "pkg")]
    [TestCase("src/lib/a.py", "lib.a")]
    [TestCase("src/deep/lib/a.py", "lib.a")]
    [TestCase("setup.py", "setup")]
    public void A_path_has_the_name_that_it_is_imported_by(string path, string expected) =>
        Assert.That(PythonFile.ModuleNameOf(path, ["src", "src/deep/"]), Is.EqualTo(expected));

    private static PythonFile User(string text, out PythonTree tree)
    {
        tree = PythonTree.Of(new Dictionary<string, string> { ["pkg/core.py"] = "class Engine:\n    def run(self): pass\n", ["own.py"] = text });
        return tree.FindFile("own.py")!;
    }

    private static int ScopeOf(PythonFile file, string name) => file.Module.Functions.Single(found => found.QualifiedName == name).Scope;
}
