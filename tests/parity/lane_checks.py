#!/usr/bin/env python3
"""Runs the pre-CI lane checks on commits that people merged, and on the same commits with seeded mistakes.

  lane_checks.py --driver 'dotnet tests/Main2Main.Benchmarks/bin/Release/net10.0/Main2Main.Benchmarks.dll' \\
      --upstream UPSTREAM.git --downstream DOWNSTREAM.git --syncs syncs.json [--count 20] [--seeds 12] [--seed 1] [--cache FOLDER]

Both repositories are clones of one's own: tags of the upstream name the releases, and seeded trees are written into the downstream's objects.
The syncs file lists commits with downstream_commit, downstream_parent, upstream_base and upstream_target. Each is checked as a step's edit:
changed lines against downstream_parent, main at upstream_target, the release that the downstream records at that commit.

On merged commits every finding is printed, and counted by rule: people let them pass. Seeded mistakes are made in lines of the commit's own
edit where it has enough, else anywhere in the package: an import that only main has put outside of its guard, a guard that names another
version, a guard with its branches swapped, and an override without one of its parameters. A mistake is found when a finding is new against
the merged commit's in that file. Exit code 1 when fewer than 95 % are found.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import re
import shlex
import statistics
import subprocess
import sys
from collections import Counter, defaultdict

GUARD = "vllm_version_is"
UPSTREAM, DOWNSTREAM = "vllm", "vllm_ascend"
KINDS = ["unguarded_import", "wrong_tag", "swapped_branches", "missing_parameter"]


class Git:
    """A repository whose objects are read in one process, and written one by one."""

    def __init__(self, folder):
        self.folder = os.path.abspath(folder)
        self.batch = subprocess.Popen(["git", "-C", folder, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, *arguments, **options):
        return subprocess.run(["git", "-C", self.folder, *arguments], capture_output=True, check=options.pop("check", True), **options).stdout

    def text(self, commit, path):
        self.batch.stdin.write(f"{commit}:{path}\n".encode())
        self.batch.stdin.flush()
        header = self.batch.stdout.readline().split()
        if len(header) != 3:
            return None
        content = self.batch.stdout.read(int(header[2]))
        self.batch.stdout.read(1)
        return content.decode(errors="replace") if header[1] == b"blob" else None

    def files(self, commit, folder):
        return self.run("ls-tree", "-r", "--name-only", commit, "--", folder).decode().split("\n")

    def with_file(self, commit, path, text):
        """A tree: the commit's, with another content of one file."""
        blob = self.run("hash-object", "-w", "--stdin", input=text.encode()).decode().strip()
        index = os.path.join(self.folder, "seeded-index")
        environment = {**os.environ, "GIT_INDEX_FILE": index}
        self.run("read-tree", commit, env=environment)
        self.run("update-index", "--cacheinfo", f"100644,{blob},{path}", env=environment)
        return self.run("write-tree", env=environment).decode().strip()


class Driver:
    def __init__(self, command, upstream, downstream, cache):
        self.process = subprocess.Popen([*shlex.split(command), "check-lanes", upstream, downstream, cache], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def check(self, sync, tag, to):
        request = {"id": sync["id"], "from": sync["downstream_parent"], "to": to, "main": sync["upstream_target"], "earlier": sync["upstream_base"], "tag": tag,
                   "upstream_package": UPSTREAM, "downstream_package": DOWNSTREAM, "guard": GUARD}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def release_tag(git, commit):
    """The release tag that the downstream records."""
    recorded = git.text(commit, ".github/vllm-release-tag.commit")
    if recorded:
        return recorded.strip()
    found = re.search(r"main_vllm_tag[\"']\s*:\s*[\"']([^\"']+)", git.text(commit, "docs/source/conf.py") or "")
    if found:
        return found.group(1)
    workflows = git.run("grep", "-hoE", r"vllm_version: \[[^]]*\]", commit, "--", ".github/workflows", check=False).decode()
    tags = set(re.findall(r"v\d+\.\d+\.\d+", workflows))
    return max(tags, key=lambda tag: [int(part) for part in tag[1:].split(".")]) if tags else None


def is_guard(test):
    """The version that a test asks for, and whether it is negated."""
    negated = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
    call = test.operand if negated else test
    if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) == GUARD and len(call.args) == 1 and isinstance(call.args[0], ast.Constant):
        return call.args[0].value, negated
    return None


def lines_of(text):
    return text.split("\n")


def block(lines, statements):
    first = min([statements[0].lineno] + [d.lineno for d in getattr(statements[0], "decorator_list", [])])
    return lines[first - 1:statements[-1].end_lineno]


def dedent(lines, from_column, to_column):
    return [(" " * to_column + line[from_column:]) if line.strip() else line for line in lines]


def imported(statements):
    """What a block imports from the upstream, at its own level."""
    for statement in statements:
        if isinstance(statement, ast.ImportFrom) and statement.level == 0 and (statement.module or "").split(".")[0] == UPSTREAM:
            for alias in statement.names:
                yield statement, statement.module, alias.name


class Seeder:
    """Makes mistakes in one sync's commit."""

    def __init__(self, git, upstream, sync, tag, generator):
        self.git, self.upstream, self.sync, self.tag, self.random = git, upstream, sync, tag, generator
        commit = sync["downstream_commit"]
        changed = git.run("diff", "--name-only", "--diff-filter=AM", sync["downstream_parent"], commit, "--", DOWNSTREAM).decode().split()
        self.changed = {path for path in changed if path.endswith(".py")}
        self.paths = [path for path in git.files(commit, DOWNSTREAM) if path.endswith(".py")]
        self.trees, self.names = {}, {}

    def tree(self, path):
        if path not in self.trees:
            text = self.git.text(self.sync["downstream_commit"], path)
            try:
                self.trees[path] = (text, ast.parse(text))
            except SyntaxError:
                self.trees[path] = (text, None)
        return self.trees[path]

    def defined(self, commit, module, name):
        """Whether an upstream module defines or imports a name, or is not plain enough to tell (None)."""
        path = module.replace(".", "/")
        key = (commit, module)
        if key not in self.names:
            text = self.upstream.text(commit, path + ".py")
            package = text is None
            text = self.upstream.text(commit, path + "/__init__.py") if package else text
            self.names[key] = (None, package) if text is None else (text, package)
        text, package = self.names[key]
        if text is None:
            return False
        if "__getattr__" in text or "import *" in text or "globals()" in text or package:
            return None
        return re.search(rf"^(\s*)(def|class|async def)\s+{name}\b|^\s*{name}\s*[:=]|\bimport\b[^\n]*\b{name}\b|^\s+{name},?\s*$|\bas {name}\b", text, re.M) is not None

    def candidates(self, kind):
        """Mistakes of a kind, in random files, those that the commit edits first."""
        paths = self.random.sample(self.paths, len(self.paths))
        for path in sorted(paths, key=lambda path: path not in self.changed):
            if kind not in ("missing_parameter", "unguarded_import") and GUARD not in (self.git.text(self.sync["downstream_commit"], path) or ""):
                continue
            text, tree = self.tree(path)
            found = [] if tree is None else list(getattr(self, kind)(path, text, tree))
            yield from ((path, *mistake) for mistake in self.random.sample(found, min(len(found), 3)))

    def differs(self, release_side, main_side):
        """Whether an import of one side is one that the other lane certainly lacks."""
        return any(self.defined(self.sync["upstream_target"], module, name) is False for _, module, name in imported(release_side)) or \
            any(self.defined(self.tag, module, name) is False for _, module, name in imported(main_side))

    def unguarded_import(self, path, text, tree):
        """A guard that imports becomes main's import alone; elsewhere an import of a name that only main has is added at the top."""
        lines = lines_of(text)
        for node in tree.body:
            if isinstance(node, ast.If) and node.orelse and (guard := is_guard(node.test)) and guard[0].lstrip("v") == self.tag.lstrip("v"):
                release, main = (node.orelse, node.body) if guard[1] else (node.body, node.orelse)
                if any(self.defined(self.tag, module, name) is False for _, module, name in imported(main)) and not isinstance(main[0], ast.If):
                    moved = dedent(block(lines, main), main[0].col_offset, node.col_offset)
                    yield "guard dropped", "\n".join(lines[:node.lineno - 1] + moved + lines[node.end_lineno:])
        first = next((node for node in tree.body if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(UPSTREAM + ".") and node.col_offset == 0), None)
        if first is not None:
            for name in self.only_main(first.module)[:2]:
                yield f"import of {first.module}.{name} added", "\n".join(lines[:first.lineno - 1] + [f"from {first.module} import {name}"] + lines[first.lineno - 1:])

    def only_main(self, module):
        path = module.replace(".", "/") + ".py"
        texts = [self.upstream.text(commit, path) for commit in (self.sync["upstream_target"], self.tag)]
        if None in texts or any("__getattr__" in text or "import *" in text for text in texts):
            return []
        names = [set(re.findall(r"^(?:def|class|async def)\s+(\w+)", text, re.M)) for text in texts]
        return sorted(name for name in names[0] - names[1] if not re.search(rf"\b{name}\b", texts[1]))

    def before(self, path):
        return self.git.text(self.sync["downstream_parent"], path) or ""

    def wrong_tag(self, path, text, tree):
        for match in re.finditer(rf"\b{GUARD}\(\s*([\"'])(v?)(\d+)\.(\d+)\.(\d+)\1\s*\)", text):
            if f"{match[3]}.{match[4]}.{match[5]}" == self.tag.lstrip("v"):
                # A version that the file had before the commit would undo the commit's edit, and be none.
                others = [f"{match[3]}.{int(match[4]) + 1}.0", f"{match[3]}.{max(int(match[4]) - 1, 0)}.{match[5]}", f"{match[3]}.{match[4]}.{int(match[5]) + 1}"]
                other = self.random.choice([version for version in others if version not in self.before(path)])
                line = text.count("\n", 0, match.start()) + 1
                yield f"line {line}", text[:match.start()] + f'{GUARD}("{other}")' + text[match.end():]

    def swapped_branches(self, path, text, tree):
        """Branches that import what only their lane has; the others tell nobody apart."""
        lines = lines_of(text)
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and node.orelse and (guard := is_guard(node.test)) and guard[0].lstrip("v") == self.tag.lstrip("v") \
                    and not (isinstance(node.orelse[0], ast.If) and lines[node.orelse[0].lineno - 1].lstrip().startswith("elif")):
                sides = (node.orelse, node.body) if guard[1] else (node.body, node.orelse)
                if self.differs(*sides) and node.body[0].lineno > node.test.end_lineno:
                    header = next(line for line in range(node.body[-1].end_lineno, node.orelse[0].lineno) if lines[line].lstrip().startswith("else"))
                    swapped = lines[:node.body[0].lineno - 1] + block(lines, node.orelse) + [lines[header]] + block(lines, node.body) + lines[node.end_lineno:]
                    yield f"line {node.lineno}", "\n".join(swapped)

    def missing_parameter(self, path, text, tree):
        """A parameter of an override that the upstream's method of a base that is imported by name takes in both lanes."""
        bases = {alias.asname or alias.name: (node.module, alias.name) for node in tree.body if isinstance(node, ast.ImportFrom) and node.module for alias in node.names}
        lines = lines_of(text)
        for owner in (node for node in tree.body if isinstance(node, ast.ClassDef)):
            for base in owner.bases:
                if not (isinstance(base, ast.Name) and base.id in bases and bases[base.id][0].split(".")[0] == UPSTREAM):
                    continue
                for method in (node for node in owner.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("__")):
                    names = self.parameters(*bases[base.id], method.name)
                    arguments = method.args.args[1:]
                    if not names or method.args.vararg or method.args.kwarg or method.args.posonlyargs or method.decorator_list or len(arguments) < 2:
                        continue
                    for argument in arguments:
                        if argument.arg in names:
                            yield f"{method.name}({argument.arg})", self.without(lines, method, argument)

    def parameters(self, module, owner, method):
        found = []
        for commit in (self.sync["upstream_target"], self.tag):
            text = self.upstream.text(commit, module.replace(".", "/") + ".py")
            try:
                tree = ast.parse(text or "")
            except SyntaxError:
                return set()
            methods = [node for defined in tree.body if isinstance(defined, ast.ClassDef) and defined.name == owner for node in defined.body if isinstance(node, ast.FunctionDef) and node.name == method]
            if len(methods) != 1:
                return set()
            found.append({argument.arg for argument in methods[0].args.args[1:] + methods[0].args.kwonlyargs})
        return found[0] & found[1]

    @staticmethod
    def without(lines, method, argument):
        defaults = [None] * (len(method.args.args) - len(method.args.defaults)) + method.args.defaults
        keep = [a for a in method.args.args if a is not argument]
        texts = []
        for one in keep:
            default = defaults[method.args.args.index(one)]
            texts.append(ast.unparse(one) + (f"={ast.unparse(default)}" if default is not None else ""))
        if method.args.kwonlyargs:
            texts.append("*")
            texts += [ast.unparse(one) + (f"={ast.unparse(default)}" if default is not None else "") for one, default in zip(method.args.kwonlyargs, method.args.kw_defaults)]
        returns = f" -> {ast.unparse(method.returns)}" if method.returns else ""
        header = " " * method.col_offset + f"def {method.name}({', '.join(texts)}){returns}:"
        return "\n".join(lines[:method.lineno - 1] + [header] + lines[method.body[0].lineno - 1:])

    def make(self, kind, wanted):
        """Mistakes of a kind, those in files that the commit edits first, as (file, what, text)."""
        made = []
        for path, what, text in self.candidates(kind) if wanted > 0 else []:
            if len(made) == wanted:
                break
            try:
                ast.parse(text)
            except SyntaxError:
                continue
            made.append((path, what, text))
        return made


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ["driver", "upstream", "downstream", "syncs"]:
        options.add_argument(f"--{name}", required=True)
    options.add_argument("--count", type=int, default=20)
    options.add_argument("--seeds", type=int, default=4, help="mistakes of each kind and commit")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--cache", default="lane-checks-cache")
    options.add_argument("--misses", action="store_true", help="print the seeded mistakes that are not found")
    arguments = options.parse_args()
    downstream, upstream = Git(arguments.downstream), Git(arguments.upstream)
    driver = Driver(arguments.driver, arguments.upstream, arguments.downstream, arguments.cache)
    with open(arguments.syncs, encoding="utf-8") as file:
        syncs = json.load(file)[-arguments.count:]
    generator = random.Random(arguments.seed)
    rules, seconds, made, found = defaultdict(list), [], Counter(), Counter()
    for sync in syncs:
        tag = release_tag(downstream, sync["downstream_commit"])
        merged = driver.check(sync, tag, sync["downstream_commit"])
        seconds.append(driver.check(sync, tag, sync["downstream_commit"])["seconds"])
        print(f"{sync['id']} {tag}: {len(merged['findings'])} finding(s), {seconds[-1]:.2f} s{''.join(' WARNING ' + warning for warning in merged['warnings'])}")
        for finding in merged["findings"]:
            rules[finding["rule"]].append(sync["id"])
            print(f"    {finding['rule']} {finding['file']}:{finding['line']} {finding['problem']}")
        known = {(finding["rule"], finding["file"], finding["problem"]) for finding in merged["findings"]}
        seeder = Seeder(downstream, upstream, sync, tag, generator)
        for kind in KINDS:
            for path, what, text in seeder.make(kind, arguments.seeds):
                answer = driver.check(sync, tag, downstream.with_file(sync["downstream_commit"], path, text))
                hit = any(finding["file"] == path and (finding["rule"], finding["file"], finding["problem"]) not in known for finding in answer["findings"])
                made[kind] += 1
                found[kind] += hit
                if not hit and arguments.misses:
                    print(f"    MISSED {kind} {path} {what}")
        sys.stdout.flush()
    print(f"\nmerged commits: {len(syncs)}, silent: {sum(1 for sync in syncs if not any(sync['id'] in ids for ids in rules.values()))}")
    for rule, ids in sorted(rules.items()):
        print(f"  {rule:20} {len(ids):4} finding(s) in {len(set(ids))} commit(s)")
    print(f"seconds: median {statistics.median(seconds):.2f}, largest {max(seconds):.2f}")
    for kind in KINDS:
        print(f"  {kind:20} {found[kind]:4} of {made[kind]:4} found")
    share = sum(found.values()) / max(sum(made.values()), 1)
    print(f"  {'all':20} {sum(found.values()):4} of {sum(made.values()):4} found: {share:.1%}")
    return 0 if share >= 0.95 else 1


if __name__ == "__main__":
    sys.exit(main())
