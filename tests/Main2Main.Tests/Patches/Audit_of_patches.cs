using Main2Main.Patches;

namespace Main2Main.Tests.Patches;

/// <summary>What somebody reads who asks which patches still do anything.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Audit_of_patches
{
    private const string Start = "from . import patch\n";

    private const string Split = """
        class Scheduler:
            def split(self, request, count, outside=0):
                assert outside == 0, "not supported"
                computed = request.computed + count
                if computed < request.total:
                    count = count // self.size * self.size
                return count

        """;

    private const string SplitSince = """
        class Scheduler:
            def split(self, request, count, outside=0):
                computed = (
                    request.computed
                    + count
                    + outside
                )
                if computed < request.total:
                    count = count // self.size * self.size
                elif self.strict:
                    count = 0
                return count

        """;

    private const string OwnSplit = """
        from host.scheduler import Scheduler


        def _split(self, request, count, outside=0):
            computed = request.computed + count + outside
            if computed < request.total:
                count = count // self.size * self.size
            return count


        Scheduler.split = _split
        """;

    [Test]
    public async Task A_method_that_a_needed_replacement_calls_is_needed_with_it_whatever_the_upstream_calls_its_own()
    {
        using var pair = new PatchedPair(("host/parser.py", "class Parser:\n    def parse(self, text):\n        return text.split()\n"));
        _ = pair.Write(("plugin/__init__.py", Start), ("plugin/patch.py", """
            from host.parser import Parser


            def _parse(self, text):
                return [self._trim(part) for part in text.split(",")]


            def _trim(self, part):
                return part.strip("<>")


            def _alone(self, part):
                return part.strip("[]")


            Parser.parse = _parse
            Parser._trim = _trim
            Parser._alone = _alone
            """));
        _ = pair.Upstream.Commit(("host/parser.py", "class Parser:\n    def parse(self, text):\n        return text.split()\n\n    def _trim(self, part):\n        return part[1:]\n\n    def _alone(self, part):\n        return part[2:]\n"));

        var report = await pair.AuditAsync();

        var needs = report.Patches.ToDictionary(patch => patch.Target, patch => patch.Need);
        Assert.That((needs["host.parser.Parser.parse"], needs["host.parser.Parser._trim"], needs["host.parser.Parser._alone"]), Is.EqualTo((PatchNeed.Needed, PatchNeed.Needed, PatchNeed.LikelyMayGo)));
    }

    [Test]
    public async Task A_backport_may_go_once_the_upstream_has_what_it_brought_and_not_before()
    {
        using var pair = new PatchedPair(("host/scheduler.py", Split));
        _ = pair.Write(("plugin/__init__.py", Start), ("plugin/patch.py", OwnSplit));
        var before = await pair.OnlyAsync();
        Assert.Multiple(() =>
        {
            Assert.That(before.Target, Is.EqualTo("host.scheduler.Scheduler.split"));
            Assert.That(before.Effect, Is.EqualTo(PatchEffect.Applies));
            Assert.That(before.Need, Is.EqualTo(PatchNeed.Needed));
            Assert.That(before.Activation, Is.EqualTo(PatchActivation.Active));
            Assert.That(before.Change, Is.EqualTo(PatchChange.None));
        });

        _ = pair.Upstream.Commit(("host/scheduler.py", SplitSince));
        var after = await pair.OnlyAsync();
        Assert.Multiple(() =>
        {
            Assert.That(after.Need, Is.EqualTo(PatchNeed.MayGo));
            Assert.That(after.Evidence.Single(), Does.Contain("1 statement(s) brought"));
            Assert.That(after.Change, Is.EqualTo(PatchChange.BecameRedundant));
            Assert.That(after.WrittenOn, Is.EqualTo(pair.Start));
        });
    }

    [Test]
    public async Task A_check_that_a_patch_takes_out_and_the_upstream_keeps_keeps_the_patch()
    {
        using var pair = new PatchedPair(("host/scheduler.py", Split));
        _ = pair.Write(("plugin/__init__.py", Start), ("plugin/patch.py", OwnSplit.Replace(" + outside", string.Empty, StringComparison.Ordinal)));
        _ = pair.Upstream.Commit(("host/scheduler.py", Split.Replace("count = count //", "self.seen = True\n                    count = count //", StringComparison.Ordinal).Replace("                    count = count", "            count = count", StringComparison.Ordinal)));
        Assert.That((await pair.OnlyAsync()).Need, Is.EqualTo(PatchNeed.Needed));
    }

    [Test]
    public async Task A_copy_that_fell_behind_names_the_commits_that_it_lacks_with_what_they_changed()
    {
        using var pair = new PatchedPair(("host/scheduler.py", Split));
        _ = pair.Write(
            ("plugin/__init__.py", Start), ("plugin/patch.py", OwnSplit.Replace("return count", "npu.sync()\n    return count", StringComparison.Ordinal)));
        var commit = pair.Upstream.Commit(
            ("host/scheduler.py", Split.Replace("return count", "self.last = count\n        return count", StringComparison.Ordinal)));
        var patch = await pair.OnlyAsync();
        Assert.Multiple(() =>
        {
            Assert.That(patch.Need, Is.EqualTo(PatchNeed.Needed));
            Assert.That(patch.Commits.Single().Sha, Is.EqualTo(commit));
            Assert.That(patch.Commits.Single().Taken, Is.False);
            Assert.That(patch.Diff, Is.EqualTo(new[] { "+ self.last = count" }));
            Assert.That(patch.Change, Is.EqualTo(PatchChange.OriginalChanged));
        });
    }

    [Test]
    public async Task A_target_that_left_is_told_with_its_name()
    {
        using var pair = new PatchedPair(("host/scheduler.py", Split));
        _ = pair.Write(("plugin/__init__.py", Start), ("plugin/patch.py", OwnSplit));
        _ = pair.Upstream.Commit(("host/scheduler.py", "class Scheduler:\n    pass\n"));
        var patch = await pair.OnlyAsync();
        Assert.That((patch.Target, patch.Effect, patch.Change), Is.EqualTo(("host.scheduler.Scheduler.split", PatchEffect.Gone, PatchChange.TargetGone)));
    }

    [TestCase("if is_release(\"1.0\"):\n    Scheduler.split = split\n", PatchEffect.Guarded)]
    [TestCase("if not is_release(\"1.0\"):\n    Scheduler.split = split\n", PatchEffect.Gone)]
    [TestCase("if hasattr(Scheduler, \"split\"):\n    Scheduler.split = split\n", PatchEffect.Guarded)]
    [TestCase("try:\n    original = Scheduler.split\n    Scheduler.split = split\nexcept AttributeError:\n    pass\n", PatchEffect.Guarded)]
    [TestCase("if is_release(\"1.0\"): Scheduler.split = split\n", PatchEffect.Guarded)]
    [TestCase("original = getattr(Scheduler, \"split\", None)\nif original is not None:\n    Scheduler.split = split\n", PatchEffect.Guarded)]
    [TestCase("original = getattr(Scheduler, \"split\", None)\nif not original:\n    Scheduler.split = split\n", PatchEffect.Gone)]
    [TestCase("if hasattr(Scheduler, \"run\"):\n    Scheduler.split = split\n", PatchEffect.Gone)]
    [TestCase("if not hasattr(Scheduler, \"split\"):\n    pass\nelse:\n    Scheduler.split = split\n", PatchEffect.Guarded)]
    [TestCase("if ready and getattr(Scheduler, \"split\", None) is not None:\n    Scheduler.split = split\n", PatchEffect.Guarded)]
    [TestCase("if not hasattr(Scheduler, \"split\"):\n    Scheduler.split = split\n", PatchEffect.Gone)]
    [TestCase("if getattr(Scheduler, \"split\", None) is None:\n    Scheduler.split = split\n", PatchEffect.Gone)]
    [TestCase("if getattr(Scheduler, \"fast\", None):\n    Scheduler.split = split\n", PatchEffect.Gone)]
    [TestCase("try:\n    Scheduler.split = split\nexcept AttributeError:\n    pass\n", PatchEffect.Gone)]
    [TestCase("try:\n    original = Scheduler.split\n    Scheduler.split = split\nexcept ValueError:\n    pass\n", PatchEffect.Gone)]
    public async Task A_place_that_is_ready_for_a_target_to_leave_is_told_apart(string statement, PatchEffect effect)
    {
        using var pair = new PatchedPair(("host/scheduler.py", Split));
        WriteOwnSplit(pair, "from host.scheduler import Scheduler\n", statement);
        _ = pair.Upstream.Commit(("host/scheduler.py", "class Scheduler:\n    pass\n"));
        var patch = await pair.OnlyAsync();
        Assert.That((patch.Effect, patch.Change), Is.EqualTo((effect, effect == PatchEffect.Gone ? PatchChange.TargetGone : PatchChange.None)));
    }

    [Test]
    public async Task A_question_after_an_import_that_raises_is_no_readiness()
    {
        using var pair = new PatchedPair(("host/scheduler.py", Split), ("host/other.py", "x = 1\n"));
        WriteOwnSplit(pair, "from host.scheduler import Scheduler\n", "if hasattr(Scheduler, \"split\"):\n    Scheduler.split = split\n");
        _ = pair.Upstream.Commit(("host/scheduler.py", null));

        Assert.That((await pair.OnlyAsync()).Effect, Is.EqualTo(PatchEffect.Gone));
    }

    [Test]
    public async Task A_target_that_moved_behind_its_import_is_one_place()
    {
        using var pair = new PatchedPair(("host/scheduler.py", Split));
        _ = pair.Write(("plugin/__init__.py", Start), ("plugin/patch.py", OwnSplit));
        _ = pair.Upstream.Commit(("host/scheduler.py", "from host.core import Scheduler\n"), ("host/core.py", "class Scheduler:\n    pass\n"));

        Assert.That((await pair.OnlyAsync()).Change, Is.EqualTo(PatchChange.TargetGone));
    }

    [TestCase("try:\n    from host.old import Scheduler\n    Scheduler.split = split\nexcept ImportError:\n    pass\n", PatchEffect.Guarded)]
    [TestCase("try:\n    from host.old import Scheduler\nexcept ImportError:\n    Scheduler = None\nif Scheduler is not None:\n    Scheduler.split = split\n", PatchEffect.Guarded)]
    [TestCase("if is_release(\"1.0\"):\n    from host.old import Scheduler\n    Scheduler.split = split\n", PatchEffect.Guarded)]
    [TestCase("if is_release(\"1.0\"):\n    from host.old import Scheduler\nScheduler.split = split\n", PatchEffect.Gone)]
    [TestCase("from host.old import Scheduler\nif is_release(\"1.0\"):\n    Scheduler.split = split\n", PatchEffect.Gone)]
    public async Task Of_a_module_that_left_the_import_has_to_be_ready_too(string code, PatchEffect effect)
    {
        using var pair = new PatchedPair(("host/old.py", Split), ("host/other.py", "x = 1\n"));
        WriteOwnSplit(pair, string.Empty, code);
        _ = pair.Upstream.Commit(("host/old.py", null));

        Assert.That((await pair.OnlyAsync()).Effect, Is.EqualTo(effect));
    }

    [Test]
    public async Task An_owner_that_each_lane_imports_from_its_own_place_is_patched_at_one()
    {
        using var pair = new PatchedPair(("host/old.py", Split), ("host/scheduler.py", Split));
        WriteOwnSplit(
            pair, string.Empty, "if is_release(\"1.0\"):\n    from host.old import Scheduler\nelse:\n    from host.scheduler import Scheduler\n\nScheduler.split = split\n");
        _ = pair.Upstream.Commit(("host/old.py", null));

        Assert.That((await pair.OnlyAsync()).Effect, Is.EqualTo(PatchEffect.Applies));
    }

    [Test]
    public async Task A_module_that_left_takes_its_patch_with_it()
    {
        using var pair = new PatchedPair(("host/scheduler.py", Split), ("host/other.py", "x = 1\n"));
        _ = pair.Write(("plugin/__init__.py", Start), ("plugin/patch.py", OwnSplit));
        _ = pair.Upstream.Commit(("host/scheduler.py", null));
        Assert.That((await pair.OnlyAsync()).Effect, Is.EqualTo(PatchEffect.Gone));
    }

    [Test]
    public async Task An_attribute_that_the_downstream_added_may_go_when_the_upstream_has_it()
    {
        using var pair = new PatchedPair(("host/model.py", "class Model:\n    pass\n"));
        _ = pair.Write(("plugin/__init__.py", Start), ("plugin/patch.py", "from host.model import Model\nModel.supports_draft = True\n"));
        var before = await pair.OnlyAsync();
        _ = pair.Upstream.Commit(("host/model.py", "class Drafting:\n    supports_draft = True\n\n\nclass Model(Drafting):\n    pass\n"));
        var after = await pair.OnlyAsync();
        Assert.Multiple(() =>
        {
            Assert.That((before.Effect, before.Need), Is.EqualTo((PatchEffect.Adds, PatchNeed.Needed)));
            Assert.That((after.Effect, after.Need), Is.EqualTo((PatchEffect.Applies, PatchNeed.MayGo)));
        });
    }

    [Test]
    public async Task An_entry_of_a_table_may_go_when_the_table_has_it()
    {
        using var pair = new PatchedPair(("host/registry.py", "_MODELS = {\n    'one': ('host.one', 'One'),\n}\n"));
        _ = pair.Write(("plugin/__init__.py", Start), ("plugin/patch.py", "import host.registry as registry\n\n\ndef add():\n    models = registry._MODELS\n    models.setdefault('two', ('host.one', 'One'))\n\n\nadd()\n"));
        var before = await pair.OnlyAsync();
        _ = pair.Upstream.Commit(
            ("host/registry.py", "_MODELS = {\n    'one': ('host.one', 'One'),\n    'two': (\n        'host.one',\n        'One',\n    ),\n}\n"));
        var after = await pair.OnlyAsync();
        Assert.Multiple(() =>
        {
            Assert.That(before.Target, Is.EqualTo("host.registry._MODELS['two']"));
            Assert.That((before.Effect, before.Need), Is.EqualTo((PatchEffect.Adds, PatchNeed.Needed)));
            Assert.That(after.Need, Is.EqualTo(PatchNeed.MayGo));
        });
    }

    [Test]
    public async Task A_wrapper_can_go_when_what_it_handles_is_raised_no_more()
    {
        const string Verify = "class Config:\n    def verify(self):\n        if self.kind not in ('a', 'b'):\n            raise ValueError('only supported for a and b')\n        return self\n";
        using var pair = new PatchedPair(("host/config.py", Verify));
        _ = pair.Write(("plugin/__init__.py", Start), ("plugin/patch.py", """
            from host.config import Config

            original = getattr(Config, "verify", None)


            def verify(self):
                try:
                    return original(self)
                except ValueError as error:
                    if "only supported" in str(error):
                        return self
                    raise


            if original is not None:
                Config.verify = verify
            """));
        var before = await pair.OnlyAsync();
        _ = pair.Upstream.Commit(("host/config.py", "class Config:\n    def verify(self):\n        return self\n"));
        var after = await pair.OnlyAsync();
        Assert.That((before.Need, after.Need), Is.EqualTo((PatchNeed.Needed, PatchNeed.LikelyMayGo)));
    }

    [Test]
    public async Task An_edit_of_a_source_applies_as_long_as_the_source_holds_its_text()
    {
        using var pair = new PatchedPair(("host/kernel.py", "def run(x):\n    return x.cuda()\n"));
        _ = pair.Write(("plugin/__init__.py", Start), ("plugin/patch.py", "import inspect\nfrom host.kernel import run\n\ntext = inspect.getsource(run)\ntext = text.replace('x.cuda()', 'x.npu()')\nexec(text)\n"));
        var before = await pair.OnlyAsync();
        _ = pair.Upstream.Commit(("host/kernel.py", "def run(x):\n    return x.to(device)\n"));
        var after = await pair.OnlyAsync();
        Assert.Multiple(() =>
        {
            Assert.That((before.Kind, before.Effect), Is.EqualTo((PatchKind.SourceText, PatchEffect.Applies)));
            Assert.That(after.Effect, Is.EqualTo(PatchEffect.Gone));
        });
    }

    [Test]
    public async Task Two_patches_of_one_target_name_each_other_and_those_of_two_branches_do_not()
    {
        using var pair = new PatchedPair(("host/core.py", "def run():\n    return 1\n\n\ndef stop():\n    return 1\n"));
        _ = pair.Write(
            ("plugin/__init__.py", "from . import one, two\n"),
            ("plugin/one.py", "import host.core\nimport sys\n\n\ndef run():\n    return 2\n\n\nhost.core.run = run\nif sys.flags.debug:\n    host.core.stop = run\nelse:\n    host.core.stop = print\n"),
            ("plugin/two.py", "from host import core as upstream_core\n\n\ndef run():\n    return 3\n\n\nsetattr(upstream_core, 'run', run)\n"));
        var patches = (await pair.AuditAsync()).Patches;
        var hitting = patches.Where(patch => patch.Conflicts.Count > 0).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(patches, Has.Count.EqualTo(4));
            Assert.That(hitting.Select(patch => patch.Target), Is.EqualTo(new[] { "host.core.run", "host.core.run" }));
            Assert.That(hitting[0].Conflicts, Is.EqualTo(new[] { hitting[1].Id }));
        });
    }

    [Test]
    public async Task A_patch_whose_module_nothing_imports_or_whose_function_nothing_calls_is_not_put_in_place()
    {
        using var pair = new PatchedPair(("host/core.py", "def run():\n    return 1\n"));
        _ = pair.Write(
            ("plugin/__init__.py", "from . import called\n"),
            ("plugin/called.py", "import host.core\n\n\ndef never():\n    host.core.run = print\n"),
            ("plugin/forgotten.py", "import host.core\nhost.core.run = print\n"));
        var patches = (await pair.AuditAsync()).Patches;
        Assert.Multiple(() =>
        {
            Assert.That(patches.Select(patch => patch.Activation), Is.All.EqualTo(PatchActivation.Inactive));
            Assert.That(
                patches.Select(patch => patch.ActivationReason),
                Is.EquivalentTo(new[] { "nothing calls never, in which it stands", "nothing that is reachable imports plugin.forgotten" }));
        });
    }

    [Test]
    public async Task A_stub_in_place_of_a_module_and_a_registration_under_an_upstream_name_are_listed()
    {
        using var pair = new PatchedPair(
            ("host/ops.py", "import kernels.fast\n\n\nclass Norm:\n    def forward(self, x):\n        return x\n"),
            ("host/registry.py", "def register(name, cls):\n    pass\n"));
        _ = pair.Write(
            ("plugin/__init__.py", Start),
            ("plugin/patch.py", "import sys\nimport types\nfrom host.registry import register\n\n\nclass OwnNorm:\n    pass\n\n\nsys.modules['kernels.fast'] = types.ModuleType('fast')\nsys.modules['host.gone'] = types.ModuleType('gone')\nfor name, cls in {}.items():\n    register('Own', OwnNorm)\nregister('Norm', OwnNorm)\n"));
        var patches = (await pair.AuditAsync()).Patches;
        Assert.That(patches.Select(patch => (patch.Kind, patch.Target, patch.Effect)), Is.EquivalentTo(new[]
        {
            (PatchKind.ModuleStub, "kernels.fast", PatchEffect.Applies),
            (PatchKind.ModuleStub, "host.gone", PatchEffect.Unknown),
            (PatchKind.Registration, "register('Norm')", PatchEffect.Applies),
        }));
    }

    [Test]
    public async Task A_report_is_read_as_it_was_written()
    {
        using var pair = new PatchedPair(("host/scheduler.py", Split));
        _ = pair.Write(("plugin/__init__.py", Start), ("plugin/patch.py", OwnSplit));
        var report = await pair.AuditAsync();
        var file = Path.Combine(pair.Downstream.Folder, "patches.json");
        PatchFiles.Write(report, file);
        Assert.Multiple(() =>
        {
            Assert.That(
                PatchFiles.TryRead(file)!.Patches.Single(),
                Is.EqualTo(report.Patches.Single())
                    .Using<UpstreamPatch>((left, right) => left.Target == right.Target && left.Need == right.Need && left.WrittenAt == right.WrittenAt));
            Assert.That(File.ReadAllText(file), Does.Contain("\"schema_version\": 1"));
        });
    }

    private static void WriteOwnSplit(PatchedPair pair, string imports, string code) => pair.Write(
        ("plugin/__init__.py", Start),
        ("plugin/patch.py", $"{imports}from plugin.versions import is_release\n\ndef split(self, count):\n    return []\n\n{code}"));
}
