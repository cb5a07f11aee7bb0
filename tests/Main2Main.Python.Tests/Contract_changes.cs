using static Main2Main.Python.ContractChangeKind;

namespace Main2Main.Python.Tests;

/// <summary>What is said to have happened to each kind of contract.</summary>
public sealed class Contract_changes
{
    private const string LongBody = "    total = start(items)\n    for item in items:\n        if item.ready and item.size > limit:\n            total += item.weight(3)\n    return finish(total, 'sum')\n";

    [TestCase("def f(a): pass", "def f(a, b): pass", ParameterAddedRequired, "b")]
    [TestCase("def f(a, b=1): pass", "def f(a, b): pass", ParameterAddedRequired, "b")]
    [TestCase("def f(a): pass", "def f(a, b=1): pass", ParameterAddedOptional, "b")]
    [TestCase("def f(a): pass", "def f(a, **kw): pass", ParameterAddedOptional, "kw")]
    [TestCase("def f(a, b): pass", "def f(a): pass", ParameterRemoved, "b")]
    [TestCase("def f(a: int, b: str): pass", "def f(a: int, c: str): pass", ParameterRenamed, "b")]
    [TestCase("def f(a, *, b): pass", "def f(a, *, c): pass", ParameterRenamed, "b")]
    [TestCase("def f(a, b): pass", "def f(a, *, b): pass", ParameterKindChanged, "b")]
    [TestCase("def f(a, b=1): pass", "def f(a, b=2): pass", ParameterDefaultChanged, "b")]
    [TestCase("def f(a, b): pass", "def f(a, b=2): pass", ParameterDefaultChanged, "b")]
    [TestCase("def f(a: int): pass", "def f(a: str): pass", ParameterTypeChanged, "a")]
    [TestCase("def f(): pass", "async def f(): pass", BecameAsync, null)]
    [TestCase("async def f(): pass", "def f(): pass", BecameSync, null)]
    [TestCase("def f() -> int: pass", "def f() -> str: pass", ReturnChanged, null)]
    [TestCase("@a\ndef f(): pass", "@b\ndef f(): pass", DecoratorChanged, null)]
    [TestCase("def f(): return 1", "def f(): return 2", BodyChanged, null)]
    public void One_change_of_a_function_is_one_finding(string before, string after, ContractChangeKind kind, string? member)
    {
        var change = Diff(before, after).Single();

        Assert.That((change.Kind, change.Module, change.Symbol, change.Member), Is.EqualTo((kind, "pkg.mod", "f", member)));
        Assert.That((change.OldFile, change.NewFile, change.OldText is null, change.NewText is null), Is.EqualTo(("pkg/mod.py", "pkg/mod.py", false, false)));
    }

    [Test]
    public void Positional_parameters_that_change_places_are_reordered()
    {
        var changes = Diff("def f(a, b, c): pass", "def f(a, c, b): pass");

        Assert.That(changes.Select(change => (change.Kind, change.Member)), Is.EquivalentTo(new[] { (ParameterReordered, "b"), (ParameterReordered, "c") }));
        Assert.That(changes[0].OldText, Is.EqualTo("def f(a, b, c)"));
        Assert.That(changes[0].NewText, Is.EqualTo("def f(a, c, b)"));
    }

    [TestCase("def f(a: 'Model'): pass", "def f(a: Model): pass")]
    [TestCase("def f(a: Optional['Model']): pass", "def f(a: Optional[Model]): pass")]
    [TestCase("def f(*args): pass", "def f(*values): pass")]
    [TestCase("def f(a): pass", "def f(\n    a,  # why\n): pass")]
    [TestCase("x = 'a'", "x = \"a\"")]
    [TestCase("def f(): return 1", "def f():\n    '''Text.'''\n    return 1")]
    public void What_no_caller_can_notice_is_no_change(string before, string after) => Assert.That(Diff(before + "\n", after + "\n"), Is.Empty);

    [TestCase("class A(B): pass", "class A(B, C): pass", BaseAdded, "C")]
    [TestCase("class A(B, C): pass", "class A(B): pass", BaseRemoved, "C")]
    [TestCase("class A(metaclass=M): x = 1", "class A: x = 1", BaseRemoved, "metaclass=M")]
    [TestCase("@d\nclass A: pass", "class A: pass", DecoratorChanged, null)]
    [TestCase("class A:\n  def f(self): pass", "class A:\n  def f(self): pass\n  def g(self): pass", MemberAdded, "g")]
    [TestCase("class A:\n  def f(self): pass\n  def g(self): pass", "class A:\n  def f(self): pass", MemberRemoved, "g")]
    [TestCase("class A:\n  x = 1", "class A:\n  x = 1\n  @abstractmethod\n  def g(self): ...", AbstractMemberAdded, "g")]
    [TestCase("class A:\n  def g(self): ...", "class A:\n  @abstractmethod\n  def g(self): ...", AbstractMemberAdded, "g")]
    [TestCase("class A:\n  def g(self): return 1", "class A:\n  @property\n  def g(self): return 1", MemberKindChanged, "g")]
    [TestCase("class A:\n  def g(self): return 1", "class A:\n  g = 1", MemberKindChanged, "g")]
    [TestCase("class A:\n  x: int = 1", "class A:\n  x: int = 1\n  y: int = 2", FieldAdded, "y")]
    [TestCase("class A:\n  x: int = 1\n  y: str = 2", "class A:\n  x: int = 1", FieldRemoved, "y")]
    [TestCase("class A:\n  block_size: int = 1", "class A:\n  cache_block_size: int = 1", FieldRenamed, "block_size")]
    [TestCase("class A:\n  x: int = 1", "class A:\n  x: str = 1", FieldTypeChanged, "x")]
    [TestCase("class A:\n  x: int = 1", "class A:\n  x: int = 2", FieldDefaultChanged, "x")]
    [TestCase("class A(Enum):\n  X = 1", "class A(Enum):\n  X = 1\n  Y = 2", ValueAdded, "Y")]
    [TestCase("class A(StrEnum):\n  X = 'a'\n  Y = 'b'", "class A(StrEnum):\n  X = 'a'", ValueRemoved, "Y")]
    [TestCase("class A(enum.IntFlag):\n  X = 1", "class A(enum.IntFlag):\n  X = 2", ValueChanged, "X")]
    [TestCase("class A:\n  x = 1\n  f(1)", "class A:\n  x = 1\n  f(2)", BodyChanged, null)]
    [TestCase("class A:\n  if a: x = 1", "class A:\n  if b: x = 1", BodyChanged, null)]
    public void One_change_of_a_class_is_one_finding(string before, string after, ContractChangeKind kind, string? member)
    {
        var change = Diff(before, after).Single();

        Assert.That((change.Kind, change.Symbol, change.Member), Is.EqualTo((kind, "A", member)));
    }

    [TestCase("[1]", "make()", true)]
    [TestCase("make()", "{}", true)]
    [TestCase("None", "[]", false)]
    [TestCase("[1]", "[2]", false)]
    public void A_field_that_a_method_gave_a_list_and_gives_something_else_has_another_type(string before, string after, bool isOther) => Assert.That(
        Diff($"class A:\n  def f(self):\n    self.x = {before}", $"class A:\n  def f(self):\n    self.x = {after}").Any(change => change is { Kind: FieldTypeChanged, Member: "x" }), Is.EqualTo(isOther));

    [Test]
    public void A_field_that_a_method_assigns_is_a_field()
    {
        var changes = Diff("class A:\n  def __init__(self):\n    self.x = 1\n    self.y = 2", "class A:\n  def __init__(self):\n    self.x = 1");

        Assert.That(changes.Select(change => (change.Kind, change.Symbol, change.Member, change.OldLine)), Is.EqualTo(new (ContractChangeKind, string, string?, int)[]
        {
            (BodyChanged, "A.__init__", null, 2), (FieldRemoved, "A", "y", 4),
        }));
    }

    [Test]
    public void A_method_under_a_new_name_is_a_rename_and_its_signature_is_compared()
    {
        var changes = Diff($"class A:\n  def run(self, items, limit):\n{Indent(LongBody)}", $"class A:\n  def run_all(self, items, limit, extra=None):\n{Indent(LongBody)}");

        Assert.That(changes.Select(change => (change.Kind, change.Member, change.NewName)), Is.EquivalentTo(new (ContractChangeKind, string?, string?)[] { (MemberRenamed, "run", "run_all"), (ParameterAddedOptional, "extra", null) }));
    }

    [Test]
    public void A_method_that_is_now_inherited_is_no_loss_but_its_parameters_are_compared()
    {
        var old = new Dictionary<string, string> { ["pkg/base.py"] = "class Base: pass\n", ["pkg/mod.py"] = "from .base import Base\nclass A(Base):\n  def f(self, a): pass\n" };
        var now = new Dictionary<string, string> { ["pkg/base.py"] = "class Base:\n  def f(self, a, b): pass\n", ["pkg/mod.py"] = "from .base import Base\nclass A(Base): pass\n" };

        var changes = Diff(old, now);

        Assert.That(changes.Select(change => (change.Kind, change.FullName, change.Member)), Is.EqualTo(new[]
        {
            (MemberAdded, "pkg.base.Base", "f"), (ParameterAddedRequired, "pkg.mod.A.f", "b"), (MemberMovedToBase, "pkg.mod.A", "f"),
        }).Or.EqualTo(new[] { (MemberAdded, "pkg.base.Base", "f"), (MemberMovedToBase, "pkg.mod.A", "f"), (ParameterAddedRequired, "pkg.mod.A.f", "b") }));
        Assert.That(changes.Single(change => change.Kind == MemberMovedToBase).NewFile, Is.EqualTo("pkg/base.py"));
    }

    [Test]
    public void A_field_that_another_class_gains_has_moved()
    {
        var changes = Diff(
            "class Config:\n  size: int = 1\n  device_kind: str | None = None\nclass Other:\n  a: int = 1\n",
            "class Config:\n  size: int = 1\nclass Other:\n  a: int = 1\n  device_kind: str | None = None\n");

        var moved = changes.Single(change => change.Kind == FieldMoved);
        Assert.That((moved.Symbol, moved.Member, moved.NewName), Is.EqualTo(("Config", "device_kind", "Other.device_kind")));
        Assert.That(changes.Single(change => change != moved).Kind, Is.EqualTo(FieldAdded));
    }

    [TestCase("LIMIT = 100", "LIMIT = 200", ValueChanged, null)]
    [TestCase("KINDS = ('a', 'b')", "KINDS = ('a', 'b', 'c')", ValueAdded, "'c'")]
    [TestCase("KINDS = {'a': 1, 'b': 2}", "KINDS = {'a': 1}", ValueRemoved, "'b'")]
    [TestCase("Kind = Literal['a']", "Kind = Literal['a', 'b']", ValueAdded, "'b'")]
    [TestCase("x: int = 1", "x: str = 1", TypeChanged, null)]
    [TestCase("x = 1", "class x: pass", SymbolKindChanged, null)]
    public void One_change_of_a_variable_is_one_finding(string before, string after, ContractChangeKind kind, string? member)
    {
        var change = Diff(before, after).Single();

        Assert.That((change.Kind, change.Module, change.Member), Is.EqualTo((kind, "pkg.mod", member)));
    }

    [Test]
    public void Statements_that_define_nothing_are_the_modules_body() =>
        Assert.That(Diff("register('a')", "register('b')").Select(change => (change.Kind, change.Symbol)), Is.EqualTo(new[] { (BodyChanged, "") }));

    [Test]
    public void A_symbol_that_is_gone_is_removed_and_a_new_one_is_added()
    {
        var changes = Diff("def f(): pass\ndef g(): pass\n", "def f(): pass\nclass H: pass\n");

        Assert.That(changes.Select(change => (change.Kind, change.Symbol, change.OldText, change.NewText, change.StillImportable)), Is.EquivalentTo(new (ContractChangeKind, string, string?, string?, bool)[]
        {
            (SymbolRemoved, "g", "def g()", null, false), (SymbolAdded, "H", null, "class H", false),
        }));
    }

    [Test]
    public void A_function_is_found_in_another_module()
    {
        var old = new Dictionary<string, string> { ["pkg/mod.py"] = $"import x\ndef run(items, limit):\n{LongBody}", ["pkg/other.py"] = "y = 1\n" };
        var now = new Dictionary<string, string> { ["pkg/mod.py"] = "import x\n", ["pkg/other.py"] = $"y = 1\n\n\ndef run(items, limit):\n{LongBody}" };

        var change = Diff(old, now).Single();

        Assert.That((change.Kind, change.FullName, change.NewModule, change.StillImportable, change.Similarity), Is.EqualTo((SymbolMoved, "pkg.mod.run", "pkg.other", false, 1.0)));
        Assert.That((change.OldFile, change.OldLine, change.NewFile, change.NewLine), Is.EqualTo(("pkg/mod.py", 2, "pkg/other.py", 4)));
    }

    [TestCase("from .other import run\n")]
    [TestCase("from pkg.other import *\n")]
    [TestCase("from pkg import other\nfrom .again import run\n")]
    [TestCase("def __getattr__(name):\n    if name == 'run': return load()\n")]
    public void A_function_that_the_old_module_still_gives_is_importable(string shim)
    {
        var old = new Dictionary<string, string> { ["pkg/mod.py"] = $"def run(items, limit):\n{LongBody}", ["pkg/again.py"] = "from .other import run\n" };
        var now = new Dictionary<string, string> { ["pkg/mod.py"] = shim, ["pkg/other.py"] = $"def run(items, limit):\n{LongBody}", ["pkg/again.py"] = "from .other import run\n" };

        var moved = Diff(old, now).Single(change => change.Kind == SymbolMoved);

        Assert.That((moved.FullName, moved.NewModule, moved.StillImportable), Is.EqualTo(("pkg.mod.run", "pkg.other", true)));
    }

    [Test]
    public void A_module_that_becomes_a_package_is_the_same_module_and_what_it_reexports_stays_importable()
    {
        var old = new Dictionary<string, string> { ["pkg/config.py"] = $"LIMIT = 3\ndef run(items, limit):\n{LongBody}" };
        var now = new Dictionary<string, string> { ["pkg/config/__init__.py"] = "from .runs import run\nLIMIT = 3\n", ["pkg/config/runs.py"] = $"def run(items, limit):\n{LongBody}" };

        var change = Diff(old, now).Single();

        Assert.That((change.Kind, change.FullName, change.NewModule, change.StillImportable), Is.EqualTo((SymbolMoved, "pkg.config.run", "pkg.config.runs", true)));
    }

    [Test]
    public void A_function_is_found_under_another_name()
    {
        var change = Diff($"def run(items, limit):\n{LongBody}", $"def run_all(items, limit):\n{LongBody}").Single();

        Assert.That((change.Kind, change.Symbol, change.NewName, change.NewModule), Is.EqualTo((SymbolRenamed, "run", "run_all", (string?)null)));
    }

    [Test]
    public void A_function_that_moved_and_changed_is_reported_for_both()
    {
        var old = new Dictionary<string, string> { ["pkg/mod.py"] = $"def run(items, limit):\n{LongBody}", ["pkg/other.py"] = "y = 1\n" };
        var now = new Dictionary<string, string> { ["pkg/mod.py"] = "", ["pkg/other.py"] = $"y = 1\ndef run(items, limit, flag):\n{LongBody}" };

        Assert.That(Diff(old, now).Select(change => (change.Kind, change.FullName, change.NewModule)), Is.EquivalentTo(new[]
        {
            (SymbolMoved, "pkg.mod.run", "pkg.other"), (ParameterAddedRequired, "pkg.mod.run", "pkg.other"),
        }));
    }

    [Test]
    public void A_module_is_found_at_another_path_and_its_contracts_are_compared()
    {
        var old = new Dictionary<string, string> { ["pkg/old_name.py"] = $"import x\nclass A: pass\ndef run(items, limit):\n{LongBody}" };
        var now = new Dictionary<string, string> { ["pkg/sub/new_name.py"] = $"import x\nclass A(B): pass\ndef run(items, limit):\n{LongBody}" };

        Assert.That(Diff(old, now).Select(change => (change.Kind, change.FullName, change.NewModule)), Is.EqualTo(new[]
        {
            (ModuleMoved, "pkg.old_name", "pkg.sub.new_name"), (BaseAdded, "pkg.old_name.A", "pkg.sub.new_name"),
        }));
    }

    [Test]
    public void A_module_that_is_gone_takes_its_symbols_along() =>
        Assert.That(
            Diff(new Dictionary<string, string> { ["pkg/mod.py"] = "class A: pass\n", ["pkg/x.py"] = "" }, new Dictionary<string, string> { ["pkg/x.py"] = "" }).Select(change => (change.Kind, change.FullName)),
            Is.EqualTo(new[] { (ModuleRemoved, "pkg.mod"), (SymbolRemoved, "pkg.mod.A") }));

    [Test]
    public void A_name_that_a_module_no_longer_imports_cannot_be_imported_from_it()
    {
        var old = new Dictionary<string, string> { ["pkg/a.py"] = "class A: pass\n", ["pkg/mod.py"] = "from pkg.a import A\nx = 1\n" };
        var now = new Dictionary<string, string> { ["pkg/a.py"] = "class A: pass\n", ["pkg/mod.py"] = "x = 1\n" };

        var change = Diff(old, now).Single();

        Assert.That((change.Kind, change.FullName, change.OldText, change.NewModule, change.StillImportable), Is.EqualTo((SymbolRemoved, "pkg.mod.A", "from pkg.a import A", "pkg.a", false)));
    }

    [TestCase("def f(): pass\n", "def f(:\n", 1, 1)]
    [TestCase("x = 1\nprint 'x'\n", "def f(): pass\n", 2, 1)]
    public void A_file_that_cannot_be_read_may_have_changed_in_everything(string before, string after, int oldLine, int newLine)
    {
        var change = Diff(before, after).Single();

        Assert.That((change.Kind, change.FullName, change.OldLine, change.NewLine), Is.EqualTo((Unreadable, "pkg.mod", oldLine, newLine)));
    }

    [Test]
    public void Nested_classes_and_overloads_are_compared_by_what_callers_meet()
    {
        const string Overloads = "class A:\n  class B:\n    @overload\n    def f(self, a: int): ...\n    @overload\n    def f(self, a: str): ...\n    def f(self, a{0}): pass\n";

        var change = Diff(Overloads.Replace("{0}", "", StringComparison.Ordinal), Overloads.Replace("{0}", ", b", StringComparison.Ordinal)).Single();

        Assert.That((change.Kind, change.Symbol, change.Member), Is.EqualTo((ParameterAddedRequired, "A.B.f", "b")));
    }

    [Test]
    public void Changes_come_in_the_order_of_files_and_lines()
    {
        var old = new Dictionary<string, string> { ["pkg/b.py"] = "def f(): pass\ndef g(): pass\n", ["pkg/a.py"] = "x = 1\n", ["pkg/c.py"] = "class C: pass\n" };
        var now = new Dictionary<string, string> { ["pkg/b.py"] = "def g(a): pass\ndef f(a): pass\n", ["pkg/a.py"] = "x = 2\n", ["pkg/c.py"] = "class C: y = 1\n" };

        Assert.That(Diff(old, now).Select(change => change.FullName), Is.EqualTo((string[])["pkg.a.x", "pkg.b.f", "pkg.b.g", "pkg.c.C"]));
    }

    [Test]
    public void A_signature_is_shown_as_it_would_be_written() =>
        Assert.That(
            Diff("async def f(a, /, b: int = 1, *, c='x', **kw) -> A: pass", "def f(*args, c): pass")[0].OldText,
            Is.EqualTo("async def f(a, /, b: int = 1, *, c='x', **kw) -> A"));

    private static string Indent(string body) => string.Concat(body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"  {line}\n"));

    private static IReadOnlyList<ContractChange> Diff(string before, string after) => Diff(new Dictionary<string, string> { ["pkg/mod.py"] = before }, new Dictionary<string, string> { ["pkg/mod.py"] = after });

    private static IReadOnlyList<ContractChange> Diff(Dictionary<string, string> before, Dictionary<string, string> after) => ContractDiff.Between(PythonTree.Of(before), PythonTree.Of(after));
}
