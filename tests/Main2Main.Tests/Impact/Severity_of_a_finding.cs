using System.Text.RegularExpressions;
using Main2Main.Impact;

namespace Main2Main.Tests.Impact;

/// <summary>Each row of the table in reference/impact.md, by its name.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Severity_of_a_finding
{
    private const string Getter = "    @property\n    def size(self):\n        return self._size\n";
    private const string Use = "from host.a import Host\n\n\ndef use(host: Host):\n";
    private const string Make = "def make(size):\n    return size\n";
    private const string MakeDeep = "def make(size, depth):\n    return size\n";
    private const string Guarded = "from host.a import make\nfrom plugin.utils import host_version_is\n\n";
    private const string Held = "class Host:\n    def __init__(self, size, rows, total, label=''):\n        pass\n\n\ndef start(config):\n    Made = config.resolve()\n    return Made(size=1, rows=2, total=3, label='x')\n";
    private const string Method = "class Host:\n    def get(self, n) -> tuple[list, int]:\n        return [n], n\n";
    private const string Grown = "class Host:\n    def get(self, n) -> tuple[list, int, int]:\n        return [n], n, 0\n";
    private const string Run = "class Host:\n    def run(self, first, second=2, third=3):\n        return first, second, third\n";

    private static readonly Row[] Rows =
    [
        new("caught", ImpactSeverity.Review, "X = 1\nY = 2\n", "Y = 2\n", "try:\n    from host.a import X\nexcept ImportError:\n    X = 0\n", 2),
        new("dead module", ImpactSeverity.Likely, "X = 1\nY = 2\n", "Y = 2\n", "from host.a import X\nfrom host.a import never_there\n", 1),
        new("import gone", ImpactSeverity.Breaks, "X = 1\nY = 2\n", "Y = 2\n", "from host.a import X\n", 1),
        new("chain gone", ImpactSeverity.Breaks, "X = 1\nY = 2\n", null, "import host\n\n\ndef use():\n    return host.a.X\n", 5),
        new("text gone", ImpactSeverity.Breaks, "X = 1\nY = 2\n", null, "from unittest import mock\n\n\ndef use():\n    with mock.patch('host.a.X', 2):\n        pass\n", 5),
        new("text gone", ImpactSeverity.Breaks, "X = 1\nY = 2\n", null, "def use(monkeypatch):\n    monkeypatch.setattr('host.a.X', 2)\n", 2),
        new("text gone", ImpactSeverity.Breaks, "def run():\n    return 1\n", "def go():\n    return 2\n", "REGISTRY = {'run': 'host.a:run'}\n", 1),
        new("replaced module gone", ImpactSeverity.Breaks, "X = 1\nY = 2\n", null, "import host.a\n\nhost.a.X = 3\n", 3),
        new("replaced name gone", ImpactSeverity.Likely, "X = 1\nY = 2\n", "Y = 2\n", "import host.a\n\nhost.a.X = 3\n", 3),
        new("member gone", ImpactSeverity.Breaks, "class Host:\n    limit: int = 3\n", "class Host:\n    pass\n", Use + "    return host.limit\n", 5),
        new("member gone", ImpactSeverity.Breaks, "class Host:\n    limit: int = 3\n\n    def run(self):\n        return self.limit\n", "class Host:\n    def run(self):\n        return 3\n",
            "from host.a import Host\n\n\ndef own_run(self):\n    return self.limit + 1\n\n\nHost.run = own_run\n", 5),
        new("member gone", ImpactSeverity.Breaks, "class Host:\n    limit: int = 3\n\n\ndef make():\n    return Host()\n", "class Host:\n    pass\n\n\ndef make():\n    return Host()\n",
            "from host.a import make\n\nhost = make()\nprint(host.limit)\n", 4),
        new("member gone", ImpactSeverity.Breaks, "class Host:\n    limit: int = 3\n", "class Host:\n    pass\n",
            "from typing import cast\n\nfrom host.a import Host\n\n\ndef use(x):\n    host = cast(Host, x)\n    return host.limit\n", 8),
        new("member gone", ImpactSeverity.Breaks, "class Host:\n    def __enter__(self):\n        return self\n\n    def __exit__(self, *error):\n        pass\n",
            "class Host:\n    async def __aenter__(self):\n        return self\n\n    async def __aexit__(self, *error):\n        pass\n", "from host.a import Host\n\n\ndef use():\n    with Host():\n        pass\n", 5),
        new("named after its class", ImpactSeverity.Likely, "class EngineHost:\n    limit: int = 3\n", "class EngineHost:\n    pass\n", "import host.a\n\n\ndef use(engine_host):\n    return engine_host.limit, host.a.EngineHost\n", 5),
        new("arguments", ImpactSeverity.Breaks, Run, Run.Replace("second=2", "*, second=2", StringComparison.Ordinal), Use + "    host.run(1, 2)\n", 5),
        new("arguments", ImpactSeverity.Breaks, "from dataclasses import dataclass\n\n\n@dataclass\nclass Host:\n    size: int\n", "from dataclasses import dataclass\n\n\n@dataclass\nclass Host:\n    size: int\n    name: str\n", "from host.a import Host\n\nhost = Host(1)\n", 3),
        new("arguments", ImpactSeverity.Breaks, "from collections import namedtuple\n\nHost = namedtuple('Host', ['size', 'name'])\n", "from collections import namedtuple\n\nHost = namedtuple('Host', ['size', 'name', 'depth'])\n", "from host.a import Host\n\nhost = Host(1, 'x')\n", 3),
        new("arguments", ImpactSeverity.Breaks, "from pydantic import BaseModel, Field\n\n\nclass Host(BaseModel):\n    size: int\n", "from pydantic import BaseModel, Field\n\n\nclass Host(BaseModel):\n    size: int\n    depth: int = Field(description='an alias of the default size')\n", "from host.a import Host\n\nhost = Host(size=1)\n", 3),
        new("arguments", ImpactSeverity.Breaks, "from pydantic import BaseModel\n\n\nclass Base(BaseModel):\n    size: int\n\n\nclass Host(Base):\n    name: str = ''\n", "from pydantic import BaseModel\n\n\nclass Base(BaseModel):\n    size: int\n\n\nclass Host(Base):\n    depth: int\n    name: str = ''\n", "from host.a import Host\n\nhost = Host(size=1)\n", 3),
        new("other parameter", ImpactSeverity.Breaks, "from collections import namedtuple\n\nHost = namedtuple('Host', 'size name', defaults=(0, 0))\n", "from collections import namedtuple\n\nHost = namedtuple('Host', 'depth size name', defaults=(0, 0, 0))\n", "from host.a import Host\n\nhost = Host(1, 'x')\n", 3),
        new("other parameter", ImpactSeverity.Breaks, Run, Run.Replace("second=2", "extra=0, second=2", StringComparison.Ordinal), Use + "    host.run(1, 2)\n", 5),
        new("other parameter", ImpactSeverity.Breaks, "from typing import NamedTuple\n\n\nclass Host(NamedTuple):\n    size: int = 1\n    name: str = ''\n", "from typing import NamedTuple\n\n\nclass Host(NamedTuple):\n    depth: int = 0\n    size: int = 1\n    name: str = ''\n", "from host.a import Host\n\nhost = Host(1, 'x')\n", 3),
        new("override demands", ImpactSeverity.Breaks, Run, Run.Replace("first,", "first, must,", StringComparison.Ordinal), "from host.a import Host\n\n\nclass Mine(Host):\n    def run(self, first, second=2, third=3):\n        return 1\n", 5),
        new("override by position", ImpactSeverity.Review, "class Host:\n    def run(self, first, old):\n        return first\n", "class Host:\n    def run(self, first, must):\n        return first + must + must\n",
            "from host.a import Host\n\n\nclass Mine(Host):\n    def run(self, first, old):\n        return 1\n", 5),
        new("put in its place", ImpactSeverity.Breaks, Run + "\n\ndef start(host):\n    return host.run(1)\n", Run.Replace("third=3", "third=3, mode=None", StringComparison.Ordinal) + "\n\ndef start(host):\n    return host.run(1, mode='x')\n",
            "from host.a import Host\n\n\ndef own_run(self, first, second=2, third=3):\n    return 1\n\n\nHost.run = own_run\n", 8),
        new("put in its place", ImpactSeverity.Breaks, "def run(first):\n    return first\n", "def run(first, must):\n    return first\n\n\ndef start():\n    return run(1, must=2)\n",
            "import host.a\n\n\ndef own_run(first):\n    return 1\n\n\nsetattr(host.a, 'run', own_run)\n", 8),
        new("override passed", ImpactSeverity.Breaks, Run + "\n\ndef start(host):\n    return host.run(1)\n", Run.Replace("third=3", "third=3, mode=None", StringComparison.Ordinal) + "\n\ndef start(host):\n    return host.run(1, mode='x')\n", "from host.a import Host\n\n\nclass Mine(Host):\n    def run(self, first, second=2, third=3):\n        return 1\n", 5),
        new("override optional", ImpactSeverity.Review, Run, Run.Replace("third=3", "third=3, mode=None", StringComparison.Ordinal), "from host.a import Host\n\n\nclass Mine(Host):\n    def run(self, first, second=2, third=3):\n        return 1\n", 5),
        new("override out of reach", ImpactSeverity.Review, "class Host:\n    def run(self, first):\n        return first\n\n    def start(self):\n        return self.run(1)\n",
            "class Host:\n    def run(self, first, *, mode):\n        return first\n\n    def start(self):\n        return self.run(1, mode='x')\n",
            "from host.a import Host\n\n\nclass Mine(Host):\n    def run(self, first):\n        return 1\n\n    def start(self):\n        return self.run(2)\n", 5),
        new("override out of reach", ImpactSeverity.Review, Run + "\n\nclass Other(Host):\n    def start(self):\n        return self.run(1)\n",
            Run.Replace("third=3", "third=3, mode=None", StringComparison.Ordinal) + "\n\nclass Other(Host):\n    def start(self):\n        return self.run(1, mode='x')\n",
            "from host.a import Host\n\n\nclass Mine(Host):\n    def run(self, first, second=2, third=3):\n        return 1\n", 5),
        new("override raises", ImpactSeverity.Review, Run + "\n\ndef start(host):\n    return host.run(1)\n", Run.Replace("third=3", "third=3, mode=None", StringComparison.Ordinal) + "\n\ndef start(host):\n    return host.run(1, mode='x')\n",
            "from host.a import Host\n\n\nclass Mine(Host):\n    def run(self, first, second=2, third=3):\n        raise NotImplementedError('not here')\n", 5),
        new("registered name gone", ImpactSeverity.Review, "class HostLayer:\n    pass\n\n\nclass Other:\n    pass\n", "class Other:\n    pass\n", "from host.b import Z\n\nTABLE = {'HostLayer': Z}\n", 3),
        new("override of a constructor", ImpactSeverity.Likely, "class Host:\n    def __init__(self, size):\n        pass\n", "class Host:\n    def __init__(self, size, depth):\n        pass\n", "from host.a import Host\n\n\nclass Mine(Host):\n    def __init__(self, size):\n        pass\n", 5),
        new("made by a variable", ImpactSeverity.Breaks, Held, Held.Replace("label='x'", "label='x', depth=1", StringComparison.Ordinal).Replace("label=''", "label='', depth=None", StringComparison.Ordinal), "from host.a import Host\n\n\nclass Mine(Host):\n    def __init__(self, size, rows, total, label):\n        Host.__init__(self, size, rows, total, label)\n", 5),
        new("override gives", ImpactSeverity.Breaks, Method, Grown, "from host.a import Host\n\n\nclass Mine(Host):\n    def get(self, n):\n        return [], n\n", 5),
        new("taken apart", ImpactSeverity.Breaks, Method, Grown, Use + "    found, count = host.get(3)\n    return found\n", 5),
        new("taken apart", ImpactSeverity.Breaks, Method.Replace(" -> tuple[list, int]", string.Empty, StringComparison.Ordinal), Grown.Replace(" -> tuple[list, int, int]", string.Empty, StringComparison.Ordinal), Use + "    result = host.get(3)\n    found, count = result\n    return found\n", 6),
        new("taken apart", ImpactSeverity.Breaks, Method, Grown, Use + "    return host.get(3)[-1]\n", 5),
        new("taken apart", ImpactSeverity.Breaks, Method, Grown, Use + "    return host.get(3) == ([3], 3)\n", 5),
        new("taken apart", ImpactSeverity.Breaks, Method.Replace("tuple[list, int]", "list[tuple[list, int]]", StringComparison.Ordinal), Grown.Replace("tuple[list, int, int]", "list[tuple[list, int, int]]", StringComparison.Ordinal), Use + "    return [count for found, count in host.get(3)]\n", 5),
        new("taken apart", ImpactSeverity.Breaks, "from typing import NamedTuple\n\n\nclass Host(NamedTuple):\n    size: int\n", "from typing import NamedTuple\n\n\nclass Host(NamedTuple):\n    size: int\n    name: str = ''\n", Use + "    size, = host\n    return size\n", 5),
        new("taken apart", ImpactSeverity.Breaks, "def pick(n) -> list[int]:\n    return [n]\n", "from collections.abc import Iterator\n\n\ndef pick(n) -> Iterator[int]:\n    yield n\n", "from host.a import pick\n\nfirst = pick(1)[0]\n", 3),
        new("taken apart", ImpactSeverity.Breaks, "def pick(n):\n    return [n]\n", "def pick(n):\n    yield n\n", "from host.a import pick\n\nfirst = pick(1)[0]\n", 3),
        new("rest", ImpactSeverity.Likely, Method, Grown, Use + "    found, *others = host.get(3)\n    return found\n", 5),
        new("lost member", ImpactSeverity.Breaks, "class Jar:\n    def fill(self):\n        return 1\n\n\nclass Host:\n    jar: Jar = Jar()\n", "from typing import Iterable\n\n\nclass Host:\n    @property\n    def jar(self) -> Iterable[int]:\n        return []\n", Use + "    return host.jar.fill()\n", 5),
        new("one value", ImpactSeverity.Likely, "def pick(n):\n    return n, n\n", "def pick(n):\n    return n\n", "from host.a import pick\n\nleft, right = pick(1)\n", 3),
        new("override gives one", ImpactSeverity.Likely, "class Host:\n    def get(self, n):\n        return n\n", "class Host:\n    def get(self, n):\n        return n, 1\n",
            "from host.a import Host\n\n\nclass Mine(Host):\n    def get(self, n):\n        return n + 1\n", 5),
        new("no class", ImpactSeverity.Breaks, "class Host:\n    pass\n", "def Host():\n    return object()\n", "import host.a\n\n\nclass Mine(host.a.Host):\n    pass\n", 4),
        new("no class", ImpactSeverity.Breaks, "class Host:\n    pass\n", "def Host():\n    return object()\n", "from host.a import Host\n\n\ndef use(x):\n    return isinstance(x, Host)\n", 5),
        new("for a release", ImpactSeverity.Review, Method, null, "from plugin.utils import host_version_is\n\nif host_version_is('1.2.0'):\n    from host.a import Host\nelse:\n    from host.c import Host\n", 4),
        new("for a release", ImpactSeverity.Review, Method, null, "from plugin.utils import host_version_is\n\nif not host_version_is('1.2.0') and not host_version_is('1.1.0'):\n    pass\nelse:\n    from host.a import Host\n", 6),
        new("for a release", ImpactSeverity.Review, Method, null, "from plugin.utils import host_version_is\n\nIS_OLD = host_version_is('1.2.0')\nif IS_OLD:\n    from host.a import Host\n", 5),
        new("for a release", ImpactSeverity.Review, Method, null, "from plugin.utils import host_version_is\n\nIS_NEW = not host_version_is('1.2.0')\nif not IS_NEW:\n    from host.a import Host\n", 5),
        new("for a release", ImpactSeverity.Review, Make, MakeDeep, Guarded + "made = make(1) if host_version_is('1.2.0') else make(1, 2)\n", 4),
        new("for a release", ImpactSeverity.Review, Make, MakeDeep, Guarded + "made = host_version_is('1.2.0') and make(1)\n", 4),
        new("for a release", ImpactSeverity.Review, Make, MakeDeep, Guarded + "made = not host_version_is('1.2.0') or make(1)\n", 4),
        new("for a release", ImpactSeverity.Review, Make, MakeDeep, Guarded + "\ndef use():\n    if not host_version_is('1.2.0'):\n        return None\n    return make(1)\n", 8),
        new("for a release", ImpactSeverity.Review, Make, MakeDeep, Guarded + "\ndef go():\n    old = host_version_is('1.2.0')\n    return old\n\n\ndef use():\n    old = host_version_is('1.2.0')\n    if old:\n        return make(1)\n    return None\n", 13),
        new("arguments", ImpactSeverity.Breaks, Make, MakeDeep, Guarded + "made = make(1, 2) if host_version_is('1.2.0') else make(1)\n", 4),
        new("arguments", ImpactSeverity.Breaks, Make, MakeDeep, Guarded + "\ndef use():\n    if host_version_is('1.2.0'):\n        return make(1, 2)\n    return make(1)\n", 8),
        new("arguments", ImpactSeverity.Breaks, Make, MakeDeep, Guarded + "\ndef go(old):\n    old = True\n    return old\n\n\ndef use():\n    old = host_version_is('1.2.0')\n    if old:\n        return make(1)\n    return make(1, 2)\n", 13),
        new("import gone", ImpactSeverity.Breaks, Method, null, "from plugin.utils import host_version_is\n\nIS_NEW = not host_version_is('1.2.0')\nif IS_NEW:\n    from host.a import Host\n", 5),
        new("import gone", ImpactSeverity.Breaks, Method, null, "from plugin.utils import limit\n\nIS_NEW = limit()\nif IS_NEW:\n    from host.a import Host\n", 5),
        new("caught", ImpactSeverity.Review, "def make(size):\n    return size\n", "def make(size, depth):\n    return size\n", "from host.a import make\n\ntry:\n    made = make(1)\nexcept TypeError:\n    made = make(1, 2)\n", 4),
        new("import gone", ImpactSeverity.Breaks, Method, null, "from plugin.utils import host_version_is\n\nif not host_version_is('1.2.0'):\n    from host.a import Host\n", 4),
        new("import gone", ImpactSeverity.Breaks, Method, null, "from plugin.utils import FAST, host_version_is\n\nif host_version_is('1.2.0') or FAST:\n    from host.a import Host\n", 4),
        new("read only", ImpactSeverity.Breaks, ReadOnly("self.size = 1"), ReadOnly("self._size = 1", Getter), Use + "    host.size = 3\n", 5),
        new("read only", ImpactSeverity.Breaks, ReadOnly("self.size = 1"), ReadOnly("self._size = 1", Getter),
            "from host.a import Host\n\n\nclass Mine(Host):\n    def grow(self):\n        self.size = 3\n", 6),
        new("data class below", ImpactSeverity.Breaks, Crate("size: int"), Crate("size: int\n    depth: int = 3"), Below("color: int"), 7),
        new("data class below", ImpactSeverity.Breaks, Crate("size: int"), Crate("size: int = 1"), Below("color: int"), 7),
        new("data class below", ImpactSeverity.Breaks, Crate("size: int"), Crate("size: int", "(frozen=True)"), Below("color: int"), 7),
        new("data class below", ImpactSeverity.Breaks, Crate("size: int", "(frozen=True)"), Crate("size: int"), Below("color: int", "(frozen=True)"), 7),
        new("arguments", ImpactSeverity.Breaks, Crate("size: int\n    depth: int = 3"), Crate("size: int"), Below("color: int = 1") + "\n\nmine = Mine(1, depth=2)\n", 11),
        new("arguments", ImpactSeverity.Breaks, Crate("size: int"), Crate("size: int\n    depth: int"), Below("color: int") + "\n\nmine = Mine(1, 2)\n", 11),
        new("other parameter", ImpactSeverity.Breaks, Crate("size: int"), Crate("size: int\n    depth: int = 3"), Below("color: int = 1") + "\n\nmine = Mine(1, 2)\n", 11),
        new("frozen", ImpactSeverity.Breaks, "from dataclasses import dataclass\n\n\n@dataclass\nclass Host:\n    size: int\n",
            "from dataclasses import dataclass\n\n\n@dataclass(frozen=True)\nclass Host:\n    size: int\n", Use + "    host.size = 3\n", 5),
        new("prepared", ImpactSeverity.Likely, "def run(a):\n    return a\n", "def run(a, b):\n    return a\n", "from functools import partial\n\nfrom host.a import run\n\ngo = partial(run, 1)\n", 5),
        new("other type", ImpactSeverity.Likely, "LIMIT = 3\n", "LIMIT = None\n", "from host.a import LIMIT\n\nhalf = LIMIT / 2\n", 1),
        new("skipped constructor", ImpactSeverity.Breaks, "class Host:\n    def __init__(self):\n        self.size = 1\n\n    def run(self):\n        return self.size\n", "class Host:\n    def __init__(self):\n        self.size = 1\n        self.depth = 2\n\n    def run(self):\n        return self.size + self.depth\n", "from host.a import Host\n\n\nclass Mine(Host):\n    def __init__(self):\n        self.size = 3\n", 4),
        new("abstract", ImpactSeverity.Breaks, "from abc import ABC, abstractmethod\n\n\nclass Host(ABC):\n    pass\n", "from abc import ABC, abstractmethod\n\n\nclass Host(ABC):\n    @abstractmethod\n    def run(self):\n        pass\n", "from host.a import Host\n\n\nclass Mine(Host):\n    pass\n", 4),
        new("warns", ImpactSeverity.Likely, "def run(a, old=None):\n    return a\n", "import warnings\n\n\ndef run(a, old=None):\n    if old is not None:\n        warnings.warn('The old argument goes; use a instead. It will be removed in v2.1.', DeprecationWarning)\n    return a\n", "from host.a import run\n\nrun(1)\nrun(1, old=2)\n", 4),
        new("override gone", ImpactSeverity.Likely, Run, "class Host:\n    pass\n", "from host.a import Host\n\n\nclass Mine(Host):\n    def run(self, first):\n        return 1\n", 5),
        new("override called here", ImpactSeverity.Review, Run, "class Host:\n    pass\n", "from host.a import Host\n\n\nclass Mine(Host):\n    def run(self, first):\n        return 1\n\n\ndef use(mine):\n    return mine.run(1)\n", 5),
        new("kind", ImpactSeverity.Likely, "def run():\n    return 1\n", "async def run():\n    return 1\n", "from host.a import run\n\nrun()\n", 3),
        new("flipped", ImpactSeverity.Likely, "def run(fast=True):\n    return fast\n", "def run(fast=False):\n    return fast\n", "from host.a import run\n\nrun()\n", 3),
        new("clash", ImpactSeverity.Likely, "class Host:\n    pass\n", "class Host:\n    def run(self, a, b):\n        return a\n", "from host.a import Host\n\n\nclass Mine(Host):\n    def run(self, a):\n        return a\n", 4),
        new("for checkers", ImpactSeverity.Review, "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    FAST: bool = False\n\n\ndef __getattr__(name):\n    return {'FAST': 1}[name]\n",
            "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    FAST: bool = True\n\n\ndef __getattr__(name):\n    return {'FAST': 1}[name]\n", "import host.a\n\nfast = host.a.FAST\n", 3),
        new("reads alike", ImpactSeverity.Review, "class Host:\n    size: int = 1\n", "class Host:\n    @property\n    def size(self) -> int:\n        return 1\n", Use + "    return host.size\n", 5),
        new("own field", ImpactSeverity.Review, "class Host:\n    def run(self):\n        return 1\n", "class Host:\n    def __init__(self):\n        self.size = 1\n\n    def run(self):\n        return 1\n",
            "from host.a import Host\n\n\nclass Mine(Host):\n    def __init__(self):\n        super().__init__()\n        self.size = 2\n", 4),
        new("made here", ImpactSeverity.Review, "class Host:\n    def __init__(self, size, depth):\n        pass\n", "class Host:\n    def __init__(self, size):\n        pass\n",
            "from host.a import Host\n\n\nclass Mine(Host):\n    def __init__(self, size, depth):\n        super().__init__(size=1, **{})\n\n\nmine = Mine(1, 2)\n", 5),
        new("other", ImpactSeverity.Review, "def run():\n    return 1\n", "def run():\n    return 2\n", "from host.a import run\n\nrun()\n", 3),
    ];

    [Test]
    public void Every_row_of_the_page_has_a_case_and_every_case_a_row()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "reference", "impact.md"));
        var rows = Regex.Matches(page, @"^\| `(?<row>[^`]+)` \| (?<severity>breaks|likely|review) \|", RegexOptions.Multiline | RegexOptions.NonBacktracking).Select(match => (match.Groups["row"].Value, match.Groups["severity"].Value));

        var cases = Rows.Select(row => (row.Name, Words.Of(row.Severity))).Append(("warns as error", "breaks")).Distinct();
        Assert.That(rows, Is.EquivalentTo(cases));
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_place_has_the_severity_of_its_row(int index)
    {
        var row = Rows[index];
        using var pair = await ImpactPair.CreateAsync([("host/a.py", row.Before), ("host/b.py", "Z = 1\n")], ("plugin/use.py", row.Use));
        _ = await pair.ChangeAsync("Change", ("host/a.py", row.After));

        var report = await pair.AnalyseAsync();

        var there = report.Findings.Where(finding => finding.DownstreamFile == "plugin/use.py" && finding.Line == row.Line).ToList();
        Assert.That(there, Is.Not.Empty, string.Join('\n', report.Findings));
        Assert.That(there.Min(finding => finding.Severity), Is.EqualTo(row.Severity), string.Join('\n', there));
    }

    [TestCase("pytest.ini", "[pytest]\nfilterwarnings =\n    error\n", ImpactSeverity.Breaks)]
    [TestCase("pyproject.toml", "[tool.pytest.ini_options]\nfilterwarnings = [\"error\", \"ignore:known:UserWarning\"]\n", ImpactSeverity.Breaks)]
    [TestCase("setup.cfg", "[tool:pytest]\naddopts = -W error\n", ImpactSeverity.Breaks)]
    [TestCase("pyproject.toml", "[tool.pytest.ini_options]\nfilterwarnings = [\"error\", \"ignore::DeprecationWarning\"]\n", ImpactSeverity.Likely)]
    [TestCase("pyproject.toml", "[tool.other]\nfilterwarnings = [\"error\"]\n", ImpactSeverity.Likely)]
    public async Task A_warning_breaks_where_tests_fail_on_it(string file, string text, ImpactSeverity severity)
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", "def run():\n    return 1\n")], ("plugin/use.py", "from host.a import run\n\nrun()\n"), (file, text));
        _ = await pair.ChangeAsync("Announce", ("host/a.py", "import warnings\n\n\ndef run():\n    warnings.warn('Use host.b.go instead; run will be removed in 3.0', DeprecationWarning, stacklevel=2)\n    return 1\n"));

        var report = await pair.AnalyseAsync();

        var finding = report.Findings.First(found => found.Change == "deprecated" && found.Line == 3);
        Assert.That((finding.Severity, finding.Suggestion), Is.EqualTo((severity, "Use host.b.go instead of host.a.run, which goes in 3.0.")));
        var use = report.Going.First(going => going.Line == 3);
        Assert.That((use.Replacement, use.Version, use.IsNew), Is.EqualTo(("host.b.go", "3.0", true)));
    }

    [Test]
    public async Task A_deprecated_argument_is_not_seen_in_a_call_of_another_function_of_that_name()
    {
        const string Other = "class Answer:\n    def drop(self, key, domain=None):\n        return key\n";
        using var pair = await ImpactPair.CreateAsync(
            [("host/a.py", "class Client:\n    def drop(self, key, domain=None):\n        return key\n"), ("host/b.py", Other)],
            ("plugin/use.py", "from host.a import Client\nfrom host.b import Answer\n\n\ndef go(answer: Answer, client: Client):\n    answer.drop('k', domain='d')\n    client.drop('k', domain='d')\n"),
            ("pytest.ini", "[pytest]\nfilterwarnings =\n    error\n"));
        _ = await pair.ChangeAsync(
            "Announce",
            ("host/a.py", "import warnings\n\n\nclass Client:\n    def drop(self, key, domain=None):\n        if domain is not None:\n            warnings.warn('The domain argument goes in 3.0', DeprecationWarning, stacklevel=2)\n        return key\n"));

        var warned = (await pair.AnalyseAsync()).Findings.Where(finding => finding.Change == "deprecated").Select(finding => finding.Line).Distinct();

        Assert.That(warned, Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public async Task An_entry_point_of_the_packaging_that_names_what_moved_breaks()
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", Run)], ("plugin/use.py", "X = 1\n"), ("pyproject.toml", "[project.entry-points.'other.hosts']\nmine = 'host.a:Host'\n"));
        _ = await pair.ChangeAsync("Move", ("host/a.py", null), ("host/c.py", Run));

        var finding = (await pair.AnalyseAsync()).Findings.Single(found => found.DownstreamFile == "pyproject.toml");

        Assert.That((finding.Line, finding.Severity, finding.Suggestion), Is.EqualTo((2, ImpactSeverity.Breaks, "Name host.c.Host instead of host.a.Host.")));
    }

    [TestCase("    @functools.cached_property\n    def size(self):\n        return 1\n", "class Mine(Host):\n    def grow(self):\n        self.size = 3\n")]
    [TestCase(Getter + "\n    @size.setter\n    def size(self, size):\n        self._size = size\n", "class Mine(Host):\n    def grow(self):\n        self.size = 3\n")]
    [TestCase(Getter, "class Mine(Host):\n    size = 2\n\n    def grow(self):\n        self.size = 3\n")]
    [TestCase(Getter, "class Mine(Host):\n    __slots__ = ('size',)\n\n    def grow(self):\n        self.size = 3\n")]
    [TestCase(Getter, "class Mine(Host):\n    def __setattr__(self, name, value):\n        self.__dict__[name] = value\n\n    def grow(self):\n        self.size = 3\n")]
    [TestCase(Getter, "class Mine(Host):\n    @property\n    def size(self):\n        return 2\n\n    @size.setter\n    def size(self, size):\n        self.grown = size\n\n    def grow(self):\n        self.size = 3\n")]
    public async Task A_property_that_takes_a_value_or_that_the_class_has_replaced_breaks_no_assignment(string property, string own)
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", ReadOnly("self.size = 1"))], ("plugin/use.py", "from host.a import Host\n\n\n" + own));
        _ = await pair.ChangeAsync("Change", ("host/a.py", ReadOnly("self._size = 1", property)));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Findings.Select(finding => finding.Severity), Has.None.EqualTo(ImpactSeverity.Breaks));
    }

    [TestCase("def make(size, depth=1, speed=2):\n    return size\n", "def make(size, height=1):\n    return size\n", "make")]
    [TestCase("class Box:\n    def __init__(self, size, depth=1, speed=2):\n        pass\n", "class Box:\n    def __init__(self, size, height=1):\n        pass\n", "Box")]
    [TestCase("from dataclasses import dataclass\n\n\n@dataclass\nclass Box:\n    size: int\n    depth: int = 1\n    speed: int = 2\n", "from dataclasses import dataclass\n\n\n@dataclass\nclass Box:\n    size: int\n    height: int = 1\n", "Box")]
    public async Task A_call_breaks_for_the_parameter_that_it_passes_and_for_no_other(string before, string after, string name)
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", before)], ("plugin/use.py", $"from host.a import {name}\n\nmade = {name}(1, speed=3)\n"));
        _ = await pair.ChangeAsync("Change", ("host/a.py", after));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Findings.Where(finding => finding.Severity == ImpactSeverity.Breaks).Select(finding => finding.Member), Is.EqualTo(["speed"]));
    }

    [TestCase("color: int = 1", "size: int\n    depth: int = 3", "")]
    [TestCase("color: int", "size: int\n    depth: int", "")]
    [TestCase("color: int", "size: int\n    depth: int = field(default=3, kw_only=True)", "")]
    [TestCase("color: int", "size: int\n    depth: int = 3", "(kw_only=True)")]
    public async Task A_data_class_below_that_python_takes_breaks_nothing(string own, string fields, string options)
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", Crate("size: int"))], ("plugin/use.py", Below(own, options)));
        _ = await pair.ChangeAsync("Change", ("host/a.py", Crate(fields)));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Findings.Select(finding => finding.Severity), Has.None.EqualTo(ImpactSeverity.Breaks));
    }

    private static string Crate(string fields, string options = "") => $"from dataclasses import dataclass, field\n\n\n@dataclass{options}\nclass Crate:\n    {fields}\n";

    private static string Below(string fields, string options = "") =>
        $"from dataclasses import dataclass\n\nfrom host.a import Crate\n\n\n@dataclass{options}\nclass Mine(Crate):\n    {fields}\n";

    private static string ReadOnly(string statement, string property = "") => $"import functools\n\n\nclass Host:\n    def __init__(self):\n        {statement}\n\n{property}";

    private static string Root()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "reference")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private static IEnumerable<TestCaseData> Cases() => Rows.Select((row, index) => new TestCaseData(index).SetArgDisplayNames($"{row.Name} {index}"));

    /// <param name="Name">The row's name.</param>
    /// <param name="Severity">What it says.</param>
    /// <param name="Before">The upstream's module <c>host.a</c> before.</param>
    /// <param name="After">The module after; null when it is gone.</param>
    /// <param name="Use">The downstream's code.</param>
    /// <param name="Line">The line that the finding stands at.</param>
    private sealed record Row(string Name, ImpactSeverity Severity, string Before, string? After, string Use, int Line);
}
