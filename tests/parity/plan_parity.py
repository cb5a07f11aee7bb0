#!/usr/bin/env python3
"""Compares Detect and Plan of this project with the playbook's scripts, over recorded syncs.

For each sync the original plan_steps.py and `--target=Plan` run over the same range. Equal means: every field of the original
steps.json has the same value in ours, every upstream.patch is `git diff start..end` byte for byte, and every changed-files.txt is
`git diff --name-only start..end`. Where --downstream is given and the sync lies between --detect-from and --detect-until, the
original detect_commits.py and `--target=Detect` are compared too, on the downstream's state before the sync.

syncs.json is a list of objects with id, date (YYYY-MM-DD), downstream_parent, upstream_base and upstream_target.
Some clones lack a few large files. Both sides then see the same short text in such a file's place, and the table counts them;
a range that cannot be read all the same is reported as "missing object".

Nothing is written but in a temporary folder. Exit code 1 when a sync differs or could not be compared.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

WORKSPACE_OF_SCRIPTS = "/tmp/main2main"

# The scripts write to a fixed folder; the path they construct is replaced, everything else runs as it is.
REDIRECT = f"""
import importlib, sys
scripts, name, folder, *rest = sys.argv[1:]
sys.path.insert(0, scripts)
sys.dont_write_bytecode = True
script = importlib.import_module(name)
path = script.Path
script.Path = lambda text: path(folder if str(text) == {WORKSPACE_OF_SCRIPTS!r} else text)
sys.argv = [name, *rest]
script.main()
"""

NEUTRAL = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}


class MissingObject(Exception):
    """The clone lacks an object that the range needs."""


@dataclass
class Outcome:
    sync: str
    commits: int = 0
    steps: int = 0
    patch_bytes: int = 0
    stand_ins: int = 0
    detected: str = "-"
    differences: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def verdict(self) -> str:
        return "different" if self.differences else "missing object" if self.missing else "equal"


def run(command: list[str], folder: Path | None = None, neutral: bool = True) -> bytes:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAIN2MAIN_")}
    if neutral:
        environment |= NEUTRAL
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    if result.returncode != 0:
        said = (result.stdout + result.stderr).decode("utf-8", "replace")
        problem = f"{' '.join(command[:6])} ... ended with {result.returncode}: {said[-1500:]}"
        lacking = ("unable to read", "missing blob", "invalid object", "bad object", "could not read")
        raise MissingObject(problem) if any(words in said for words in lacking) else RuntimeError(problem)
    return result.stdout


def git(folder: Path, *arguments: str, neutral: bool = True) -> bytes:
    return run(["git", "-C", str(folder), *arguments], neutral=neutral)


def clone(source: Path, folder: Path, sparse: bool) -> Path:
    """A clone that shares the source's objects. Sparse: with an empty working tree, so that any commit can be checked out at once."""
    run(["git", "clone", "--quiet", "--shared", "--no-checkout", str(source), str(folder)])
    if sparse:
        git(folder, "sparse-checkout", "set", "--no-cone", "/.no-such-file")
    return folder


def replace_missing(upstream: Path, base: str, target: str) -> int:
    """
    Puts a text of its own in the place of each object that the range names and the clone lacks: a loose object under that name. Neither
    git nor the host holds a content against its name when they compare files, and the host does not follow `git replace`.
    """
    listed = b"".join(git(upstream, "rev-list", "--objects", "--missing=print", *revisions) for revisions in (["--no-walk", base], [f"{base}..{target}"]))
    absent = {line[1:].decode() for line in listed.splitlines() if line.startswith(b"?")}
    for missing in absent:
        text = f"stands for {missing}\n".encode()
        file = upstream / ".git" / "objects" / missing[:2] / missing[2:]
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(zlib.compress(b"blob %d\0" % len(text) + text))
    return len(absent)


def original(arguments: argparse.Namespace, name: str, folder: Path, *options: str) -> dict:
    folder.mkdir(parents=True)
    run([sys.executable, "-c", REDIRECT, str(arguments.scripts), name, str(folder), *options])
    return json.loads((folder / {"plan_steps": "steps.json", "detect_commits": "detect.json"}[name]).read_text("utf-8"))


def requirements_of(scripts: Path) -> list[str]:
    code = "import sys; sys.dont_write_bytecode = True; sys.path.insert(0, sys.argv[1]); import json, plan_steps as p; " \
           "print(json.dumps(sorted(p.REQUIREMENTS_FILES) + [q + '*' for q in p.REQUIREMENTS_PREFIXES]))"
    return json.loads(run([sys.executable, "-c", code, str(scripts)]))


def small_downstream(folder: Path, base: str, package: str, requirements: list[str]) -> Path:
    """A downstream that consists of its pin and its configuration."""
    (folder / "plugin").mkdir(parents=True)
    (folder / "plugin" / "__init__.py").write_text("", "utf-8")
    (folder / "UPSTREAM").write_text(f"commit: {base}\n", "utf-8")
    (folder / "main2main.json").write_text(json.dumps({
        "profile": "none",
        "layout": {"upstreamPackage": package, "downstreamPackage": "plugin", "requirements": requirements},
        "pin": [{"file": "UPSTREAM", "pattern": "^commit: (?<value>[0-9a-f]{40})$"}],
        "suites": [{"name": "import", "command": [sys.executable, "-c", "import plugin"]}],
    }), "utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=parity", "-c", "user.email=parity@localhost", "commit", "--quiet", "-m", "Pin")
    return folder


def compare(ours: object, theirs: object, place: str) -> list[str]:
    """The places where ours lacks or contradicts what theirs says; what ours says beyond that is free."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        return [line for key in theirs for line in (
            compare(ours[key], theirs[key], f"{place}.{key}") if key in ours else [f"{place}.{key} is absent"])]
    if isinstance(theirs, list) and isinstance(ours, list):
        if len(ours) != len(theirs):
            return [f"{place} has {len(ours)} entries instead of {len(theirs)}"]
        return [line for index, pair in enumerate(zip(ours, theirs)) for line in compare(*pair, f"{place}[{index}]")]
    return [] if ours == theirs and type(ours) is type(theirs) else [f"{place} is {ours!r} instead of {theirs!r}"]


def compare_patches(outcome: Outcome, upstream: Path, workspace: Path, steps: list[dict]) -> None:
    for step in steps:
        folder = workspace / "steps" / step["id"]
        between = f"{step['start_commit']}..{step['end_commit']}"
        for name, options in (("upstream.patch", []), ("changed-files.txt", ["--name-only"])):
            try:
                expected = git(upstream, "diff", *options, between)
            except MissingObject as problem:
                outcome.missing.append(f"{step['id']} {name}: {problem}")
                continue
            found = (folder / name).read_bytes() if (folder / name).exists() else None
            if name == "upstream.patch":
                outcome.patch_bytes += len(expected)
            if found != expected:
                outcome.differences.append(f"{step['id']}/{name} differs from git diff {' '.join(options)} {between}")


def plan_sync(arguments: argparse.Namespace, sync: dict, upstream: Path, folder: Path, outcome: Outcome) -> None:
    base, target = sync["upstream_base"], sync["upstream_target"]
    theirs = original(arguments, "plan_steps", folder / "original",
                      "--vllm-path", str(upstream), "--base-commit", base, "--target-commit", target)
    downstream = small_downstream(folder / "downstream", base, arguments.package, requirements_of(arguments.scripts))
    run([str(arguments.host), "--target=Plan", f"--upstream={upstream}", f"--downstream={downstream}",
         f"--workspace={folder / 'workspace'}", f"--from={base}", f"--to={target}"], neutral=False)
    ours = json.loads((folder / "workspace" / "steps.json").read_text("utf-8"))
    outcome.commits, outcome.steps = theirs["total_commits"], len(theirs["steps"])
    outcome.differences += compare(ours, theirs, "steps.json")
    compare_patches(outcome, upstream, folder / "workspace", theirs["steps"])


def detect_sync(arguments: argparse.Namespace, sync: dict, upstream: Path, downstream: Path, folder: Path, outcome: Outcome) -> None:
    git(downstream, "checkout", "--quiet", "--force", "--detach", sync["downstream_parent"])
    theirs = original(arguments, "detect_commits", folder / "original-detection",
                      "--vllm-path", str(upstream), "--ascend-path", str(downstream))
    run([str(arguments.host), "--target=Detect", f"--upstream={upstream}", f"--downstream={downstream}",
         f"--workspace={folder / 'detection'}"], neutral=False)
    ours = json.loads((folder / "detection" / "detect.json").read_text("utf-8"))
    differences = compare(ours, theirs, "detect.json")
    outcome.detected = "different" if differences else "equal"
    outcome.differences += differences


def compare_sync(arguments: argparse.Namespace, sync: dict, upstream: Path, downstream: Path | None, folder: Path) -> Outcome:
    outcome = Outcome(sync["id"])
    try:
        outcome.stand_ins = replace_missing(upstream, sync["upstream_base"], sync["upstream_target"])
        git(upstream, "checkout", "--quiet", "--force", "--detach", sync["upstream_target"])
        plan_sync(arguments, sync, upstream, folder, outcome)
        if downstream is not None and arguments.detect_from <= sync["date"] <= arguments.detect_until:
            detect_sync(arguments, sync, upstream, downstream, folder, outcome)
    except MissingObject as problem:
        outcome.missing.append(str(problem))
    except (RuntimeError, OSError, ValueError) as problem:
        outcome.differences.append(str(problem))
    return outcome


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upstream", type=Path, required=True, help="a clone of vLLM")
    parser.add_argument("--scripts", type=Path, required=True, help="the folder with plan_steps.py and detect_commits.py")
    parser.add_argument("--syncs", type=Path, required=True, help="the list of syncs, JSON")
    parser.add_argument("--host", type=Path, required=True, help="this project's build.sh")
    parser.add_argument("--downstream", type=Path, help="a clone of vllm-ascend, to compare detect.json as well")
    parser.add_argument("--detect-from", default="2026-04-17", help="the first day on which detect_commits.py can read the pin")
    parser.add_argument("--detect-until", default="2026-06-01", help="the last such day")
    parser.add_argument("--package", default="vllm", help="the upstream's package, as plan_steps.py has it")
    parser.add_argument("--only", nargs="*", help="ids of syncs; all without it")
    arguments = parser.parse_args()
    for name in ("upstream", "scripts", "syncs", "host", "downstream"):
        if getattr(arguments, name) is not None:
            setattr(arguments, name, getattr(arguments, name).resolve())
    return arguments


def main() -> int:
    arguments = parse()
    syncs = [sync for sync in json.loads(arguments.syncs.read_text("utf-8")) if not arguments.only or sync["id"] in arguments.only]
    outcomes = []
    print(f"{'sync':<10}{'commits':>8}{'steps':>7}{'patch bytes':>13}{'stand-ins':>11}  {'detect.json':<12}result", flush=True)
    with tempfile.TemporaryDirectory(prefix="plan-parity-") as root:
        upstream = clone(arguments.upstream, Path(root, "upstream"), sparse=True)
        downstream = clone(arguments.downstream, Path(root, "downstream"), sparse=False) if arguments.downstream else None
        for sync in syncs:
            with tempfile.TemporaryDirectory(prefix=sync["id"], dir=root) as folder:
                outcome = compare_sync(arguments, sync, upstream, downstream, Path(folder))
            outcomes.append(outcome)
            print(f"{outcome.sync:<10}{outcome.commits:>8}{outcome.steps:>7}{outcome.patch_bytes:>13}{outcome.stand_ins:>11}  {outcome.detected:<12}{outcome.verdict}", flush=True)
            for line in (outcome.differences + outcome.missing)[:10]:
                print(f"    {line}", flush=True)
    equal = sum(outcome.verdict == "equal" for outcome in outcomes)
    print(f"{sum(o.commits for o in outcomes)} commits, {sum(o.steps for o in outcomes)} steps, {sum(o.patch_bytes for o in outcomes)} bytes of patches; "
          f"{sum(o.detected == 'equal' for o in outcomes)} of {sum(o.detected != '-' for o in outcomes)} detections equal; "
          f"{sum(o.stand_ins for o in outcomes)} missing files stood for in {sum(o.stand_ins > 0 for o in outcomes)} syncs")
    print(f"{equal} of {len(outcomes)} syncs equal")
    return 0 if outcomes and equal == len(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
