"""Adapts Loom Shuttle to the Loom that stands in the upstream checkout.

    python3 tools/adapt.py request.json

Every rule looks at what the upstream offers, never at which step or commit it is, so a second run edits nothing.
"""

import ast
import json
import sys
from pathlib import Path


class Upstream:
    """Asks what Loom offers, by reading its source and without importing it."""

    def __init__(self, root):
        self.root = Path(root)

    def has(self, path):
        return (self.root / path).is_file()

    def names(self, path):
        """Functions and classes of a module."""
        return {node.name for node in self._body(path) if hasattr(node, "name")}

    def members(self, path, class_name):
        """Methods (as syntax trees) and fields (as None) of a class, by name."""
        members = {}
        for owner in self._body(path):
            if isinstance(owner, ast.ClassDef) and owner.name == class_name:
                for node in owner.body:
                    if isinstance(node, ast.FunctionDef):
                        members[node.name] = node
                    elif isinstance(node, ast.AnnAssign):
                        members[node.target.id] = None
        return members

    def parameters(self, path, class_name, method):
        return [argument.arg for argument in self.members(path, class_name)[method].args.args]

    def _body(self, path):
        return ast.parse((self.root / path).read_text(encoding="utf-8")).body


def shed_moved(upstream, errors):
    return upstream.has("loom/ops/shed.py")


def patterns_are_looked_up(upstream, errors):
    return "find_pattern" in upstream.names("loom/patterns.py")


def picks_have_tension(upstream, errors):
    return "tension" in upstream.parameters("loom/worker/worker_base.py", "WorkerBase", "weave_pick")


def warp_has_settings(upstream, errors):
    return "warp" in upstream.members("loom/config.py", "LoomConfig")


def weft_is_tied_off(upstream, errors):
    return "tie_off" in upstream.members("loom/worker/worker_base.py", "WorkerBase")


def bobbin_runs_out(upstream, errors):
    """A larger default breaks no contract, so only a failed CI round tells."""
    return any("does not fit the bobbin" in error for error in errors)


# Why, when, and the edits: file, old text, new text.
RULES = [
    (
        "loom.ops.lift is loom.ops.shed now",
        shed_moved,
        [
            (
                "loom_shuttle/ops/lift.py",
                "from loom.ops.lift import raised_threads\n",
                """\
from loom_shuttle.utils import loom_version_is

if loom_version_is("1.0.0"):
    from loom.ops.lift import raised_threads
else:
    from loom.ops.shed import raised_threads
""",
            ),
            (
                "loom_shuttle/patch/patch_shed.py",
                "from loom.ops import lift as target\n",
                """\
from loom_shuttle.utils import loom_version_is

if loom_version_is("1.0.0"):
    from loom.ops import lift as target
else:
    from loom.ops import shed as target
""",
            ),
        ],
    ),
    (
        "patterns are looked up in the pattern book",
        patterns_are_looked_up,
        [
            (
                "loom_shuttle/patterns.py",
                "from loom.patterns import plain_weave, twill\n",
                """\
from loom_shuttle.utils import loom_version_is

if loom_version_is("1.0.0"):
    from loom.patterns import plain_weave, twill
else:
    from loom.patterns import find_pattern

    def plain_weave():
        return find_pattern("plain")

    def twill(over, under):
        return find_pattern(f"twill-{over}-{under}")
""",
            ),
        ],
    ),
    (
        "the base passes each pick's tension",
        picks_have_tension,
        [
            (
                "loom_shuttle/worker/shuttle_worker.py",
                """\
from loom_shuttle.scheduler import ShuttleScheduler
""",
                """\
from loom_shuttle.scheduler import ShuttleScheduler
from loom_shuttle.utils import loom_version_is
""",
            ),
            (
                "loom_shuttle/worker/shuttle_worker.py",
                """\
    def weave_pick(self, pick):
        return self._throw(pick, self.config.tension)
""",
                """\
    if loom_version_is("1.0.0"):

        def weave_pick(self, pick):
            return self._throw(pick, self.config.tension)

    else:

        def weave_pick(self, pick, tension):
            return self._throw(pick, tension)
""",
            ),
        ],
    ),
    (
        "the tension is a setting of the warp",
        warp_has_settings,
        [
            (
                "loom_shuttle/config.py",
                """\
from dataclasses import dataclass
""",
                """\
from dataclasses import dataclass

from loom_shuttle.utils import loom_version_is
""",
            ),
            (
                "loom_shuttle/config.py",
                """\
        return cls(throw_force=2 * config.tension)
""",
                """\
        tension = config.tension if loom_version_is("1.0.0") else config.warp.tension
        return cls(throw_force=2 * tension)
""",
            ),
        ],
    ),
    (
        "a worker ties the weft off",
        weft_is_tied_off,
        [
            (
                "loom_shuttle/worker/shuttle_worker.py",
                """\
    def _throw(self, pick, tension):
""",
                '''\
    def tie_off(self):
        """Puts in a full bobbin; the release never asks for it."""
        self.weft_used = 0

    def _throw(self, pick, tension):
''',
            ),
        ],
    ),
    (
        "a batch is never larger than the bobbin",
        bobbin_runs_out,
        [
            (
                "loom_shuttle/scheduler.py",
                """\
    def next_batch(self):
""",
                """\
    def __init__(self, config):
        super().__init__(config)
        self.batch_size = min(self.batch_size, BOBBIN_PICKS)

    def next_batch(self):
""",
            ),
        ],
    ),
]


def edit(path, old, new):
    """Replaces the old text where the new one does not stand already, and says whether it did."""
    text = path.read_text(encoding="utf-8")
    if new in text or old not in text:
        return False
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text.replace(old, new, 1))
    return True


def errors_of(request):
    """The messages of the code bugs that the last CI round showed."""
    if request["round"] == 0 or not request.get("summary"):
        return []
    summary = json.loads(Path(request["summary"]).read_text(encoding="utf-8"))
    return [bug["error_message"] for bug in summary["code_bugs"]]


def main(request_file):
    request = json.loads(Path(request_file).read_text(encoding="utf-8"))
    upstream, errors = Upstream(request["upstream"]), errors_of(request)
    for why, applies, edits in RULES:
        if applies(upstream, errors):
            for path, old, new in edits:
                if edit(Path(request["downstream"]) / path, old, new):
                    print(f"{path}: {why}")


if __name__ == "__main__":
    main(sys.argv[1])
