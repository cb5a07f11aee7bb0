#!/usr/bin/env python3
"""Compares the codemod's edits with what people wrote in real syncs, by kind of edit.

  codemod_parity.py --tool 'dotnet tests/Main2Main.Benchmarks/bin/Release/net10.0/Main2Main.Benchmarks.dll' \\
      --syncs syncs.json --upstream CLONE --downstream CLONE --scratch FOLDER [--only ID,...] [--show]

`syncs.json` lists downstream commits that moved the pin: id, downstream_commit, downstream_parent, upstream_base, upstream_target.
For each, the codemod works on the parent against the range, and each of its edits is one of

  same         the lines that it wrote stand in the people's commit (comments and spaces aside)
  equivalent   the people's commit does the same in another form: the same import target, the same parameter, guarded or not
  different    the people's commit did something else there
  later        the people's commit left the old code as it was, and one of their next five syncs did the same
  untouched    neither did

An argument that is handed on to super() is judged with its parameter. A file that people moved is judged where it is then; a keyword that
they pass in a dict that they unpack is passed as well; an old name that they import from a third place is `different`, although the old import
stands beside it. What people changed in a mechanical way and the codemod did not is `missing`. Every edited file must parse where its parent
does, and the whole edited package must compile. The release tag is what the downstream records at the parent; where the upstream clone lacks
it, the upstream commit a few days before the downstream first named the tag stands for it.
"""

import argparse
import ast
import collections
import json
import re
import shlex
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

TAG = re.compile(r"[0-9a-f]{40}['\"]?\s*,\s*['\"]?(v\d+\.\d+\.\d+(?:rc\d+)?)\b")
DOCUMENTED = re.compile(r"(?:ci_vllm_version|main_vllm_tag)['\"]?\s*[:=]\s*['\"](v[\d.]+(?:rc\d+)?)")
RECORD = ".github/vllm-release-tag.commit"
warnings.simplefilter("ignore")


def git(folder, *words, check=True):
    return subprocess.run(["git", "-C", folder, *words], check=check, capture_output=True, text=True, errors="replace").stdout


def blob(folder, commit, path):
    found = subprocess.run(["git", "-C", folder, "show", f"{commit}:{path}"], capture_output=True)
    return found.stdout.decode("utf-8", "replace") if found.returncode == 0 else None


def blobs(folder, commit, paths):
    """The texts of files that a commit has."""
    call = subprocess.run(["git", "-C", folder, "cat-file", "--batch"], input="".join(f"{commit}:{path}\n" for path in paths).encode(), capture_output=True, check=True)
    output, at = call.stdout, 0
    while at < len(output):
        end = output.index(b"\n", at)
        header = output[at:end].split(b" ")
        at = end + 1
        if len(header) == 3 and header[1] == b"blob":
            yield output[at:at + int(header[2])].decode("utf-8", "replace")
            at += int(header[2]) + 1


def release_tag(downstream, commit):
    recorded = blob(downstream, commit, RECORD)
    if recorded:
        return recorded.strip()
    for pattern in (TAG, DOCUMENTED):
        text = git(downstream, "grep", "-h", "-I", "-E", "v[0-9]+\\.[0-9]+\\.[0-9]+", commit, "--", ".github/workflows", "docs/source/conf.py", check=False)
        tags = collections.Counter(pattern.findall(text))
        if tags:
            return tags.most_common(1)[0][0]
    return None


def release_commit(upstream, downstream, commit, tag, known):
    if tag not in known:
        found = git(upstream, "rev-parse", "--verify", "--quiet", f"{tag}^{{commit}}", check=False).strip()
        if not found:
            dates = git(downstream, "log", "--reverse", "--format=%ct", f"-S{tag}", commit, "--", "docs/source/conf.py", ".github").split()
            branch = git(upstream, "rev-parse", "--verify", "origin/main").strip()
            found = git(upstream, "rev-list", "-1", f"--before={int(dates[0]) - 3 * 86400}", branch).strip()
        known[tag] = found
    return known[tag]


def parse(text):
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError):
        return None


def normal(line):
    line = re.sub(r"\s*#.*$", "", line)
    return re.sub(r"\s+", "", line).rstrip(",").replace("'", '"')


def imports(tree):
    """What a file imports: (module, name, bound name)."""
    found = set()
    for node in ast.walk(tree) if tree else []:
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            found.update((node.module or "", alias.name, alias.asname or alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            found.update((alias.name, None, alias.asname or alias.name) for alias in node.names)
    return found


def functions(tree):
    found = {}

    def walk(node, prefix):
        for child in ast.iter_child_nodes(node):
            name = prefix
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                name = f"{prefix}.{child.name}" if prefix else child.name
                found.setdefault(name, []).append(child)
            walk(child, name)

    walk(tree or ast.Module([], []), "")
    return found


def at_line(tree, line):
    best = ""
    for name, nodes in functions(tree).items():
        if any(node.lineno <= line <= node.end_lineno for node in nodes) and len(name) > len(best):
            best = name
    return best


def parameters(node):
    arguments = node.args
    return [argument.arg for argument in arguments.posonlyargs + arguments.args + arguments.kwonlyargs]


def added_lines(before, after):
    left = collections.Counter(map(normal, before.splitlines()))
    found = []
    for line in map(normal, after.splitlines()):
        if left[line] > 0:
            left[line] -= 1
        elif line:
            found.append(line)
    return found


def judge(edit, before, ours, theirs):
    """One of the four words for an edit."""
    if theirs is None:
        return "different"
    tree, old = parse(theirs), parse(before)
    words = re.findall(r"'([^']+)'", edit["summary"])
    where = at_line(old, edit["line"])
    written = set(map(normal, theirs.splitlines()))
    if edit["kind"] == "import":
        gone = re.match(r"takes out the unused import of (\S+), which", edit["summary"])
        if gone:
            module, name = gone[1].rsplit(".", 1)
            return "same" if not any(one[:2] == (module, name) for one in imports(tree)) else "untouched"
        new, was = re.match(r"imports (\S+) in the place of (\S+)\.$", edit["summary"]).groups()
        module, name = new.rsplit(".", 1)
        old_module, old_name = was.rsplit(".", 1)
        has = [one for one in imports(tree) if one[:2] == (module, name) or one[:2] == (new, None)]
        still = any(one[:2] in ((old_module, old_name), (was, None)) for one in imports(tree))
        if has:
            ours_lines = [line for line in added_lines(before, ours) if name in line and module.replace(" ", "") in line]
            return "same" if ours_lines and all(line in written for line in ours_lines) and still == edit["guarded"] else "equivalent"
        if any(one[1] == name and one[0] != old_module and (one[0].startswith(module) or module.startswith(one[0])) for one in imports(tree)):
            return "equivalent"
        # The old name from a third place, beside the old import: people went another way.
        elsewhere = any(one[1] == old_name and one[0].split(".")[0] == old_module.split(".")[0] and one not in imports(old) for one in imports(tree))
        return "untouched" if still and not elsewhere else "different"
    nodes = functions(tree).get(where, [])
    if edit["kind"] == "added_parameter":
        if any(words[0] in parameters(node) for node in nodes if not isinstance(node, ast.ClassDef)):
            fresh = [line for line in added_lines(before, ours) if words[0] in line]
            return "same" if fresh and all(line in written for line in fresh) else "equivalent"
        if any(node.args.kwarg for node in nodes if not isinstance(node, ast.ClassDef)):
            return "equivalent"
        was = functions(old).get(where, [])
        return "untouched" if nodes and [ast.dump(node.args) for node in nodes] == [ast.dump(node.args) for node in was] else "different"
    if edit["kind"] == "abstract_stub":
        return "equivalent" if f"{where}.{words[0]}" in functions(tree) else "untouched" if nodes else "different"
    if edit["kind"] in ("renamed_member", "moved_member"):
        last = words[-1]
        fresh = [line for line in added_lines(before, ours) if last in line]
        if any(line in written for line in fresh):
            return "same"
        return "equivalent" if theirs.count("." + last) > before.count("." + last) else "untouched" if normal(before.splitlines()[edit["line"] - 1]) in written else "different"
    fresh = [line for line in added_lines(before, ours) if words[-1] in line or words[0] in line]
    if fresh and all(line in written for line in fresh):
        return "same"
    old_calls, calls, now = passed(functions(old).get(where, []), words[0]), passed(nodes, words[0]), passed(nodes, words[-1])
    if edit["kind"] == "renamed_argument" and now or edit["kind"] == "removed_argument" and calls < old_calls:
        return "equivalent"
    return "untouched" if normal(before.splitlines()[edit["line"] - 1]) in written else "different"


def passed(nodes, name):
    """How often a function names an argument: as a keyword, or as a key of the dict that it unpacks into the call. Both pass the same."""
    found = 0
    for part in nodes:
        unpacked = {node.value.id for node in ast.walk(part) if isinstance(node, ast.keyword) and node.arg is None and isinstance(node.value, ast.Name)}
        for node in ast.walk(part):
            found += isinstance(node, ast.keyword) and node.arg == name
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and any(isinstance(target, ast.Name) and target.id in unpacked for target in node.targets):
                found += any(isinstance(key, ast.Constant) and key.value == name for key in node.value.keys)
    return found


def missing(before, theirs, ours, package, upstream_old, upstream_new):
    """Imports and parameters that people changed in a mechanical way, and the codemod did not."""
    old, now, mine = imports(parse(before)), imports(parse(theirs)), imports(parse(ours))
    found = []
    for module, name, bound in sorted(now - old, key=str):
        if name and module.split(".")[0] == package and (module, name, bound) not in mine:
            was = [one for one in old if one[1] == name and one[0].split(".")[0] == package and one[0] != module]
            if was and not any(one[1] == name and one not in old for one in mine):
                found.append(("import", f"{was[0][0]} -> {module}: {name}"))
    before_functions, mine_functions = functions(parse(before)), functions(parse(ours))
    for name, nodes in functions(parse(theirs)).items():
        for node in nodes:
            if isinstance(node, ast.ClassDef) or name not in before_functions or "." not in name:
                continue
            gained = set(parameters(node)) - {one for other in before_functions[name] if not isinstance(other, ast.ClassDef) for one in parameters(other)}
            have = {one for other in mine_functions.get(name, []) if not isinstance(other, ast.ClassDef) for one in parameters(other)}
            for parameter in sorted(gained - have):
                if (name.rsplit(".", 1)[1], parameter) in upstream_new - upstream_old:
                    found.append(("added_parameter", f"{name}({parameter})"))
    return found


def signatures(upstream, base, target, package):
    """The (function, parameter) pairs of both ends of a range, in the files that it changed."""
    sides = []
    paths = [path for path in git(upstream, "diff", "--name-only", base, target, "--", package).split("\n") if path.endswith(".py")]
    for commit in (base, target):
        pairs = set()
        for text in blobs(upstream, commit, paths):
            for name, nodes in functions(parse(text)).items():
                pairs.update((name.rsplit(".", 1)[-1], one) for node in nodes if not isinstance(node, ast.ClassDef) for one in parameters(node))
        sides.append(pairs)
    return sides


def compiles(folder):
    return set(re.findall(r"^\*\*\* (?:Error compiling |.*File \")'?([^'\"]+)", subprocess.run(
        [sys.executable, "-m", "compileall", "-q", "-f", folder], capture_output=True, text=True).stdout, re.MULTILINE))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("tool", "syncs", "upstream", "downstream", "scratch"):
        parser.add_argument(f"--{name}", required=True)
    for name, value in (("upstream-package", "vllm"), ("downstream-package", "vllm_ascend"), ("guard-function", "vllm_version_is"), ("guard-module", "vllm_ascend.utils")):
        parser.add_argument(f"--{name}", default=value)
    parser.add_argument("--only", default="")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--skip-compile", action="store_true")
    options = parser.parse_args()
    syncs = [sync for sync in json.loads(Path(options.syncs).read_text()) if not options.only or sync["id"] in options.only.split(",")]
    scratch = Path(options.scratch).resolve()
    shutil.rmtree(scratch / "out", ignore_errors=True)
    jobs, known = [], {}
    for sync in syncs:
        parent = sync["downstream_parent"]
        tag = release_tag(options.downstream, parent)
        jobs.append({"id": sync["id"], "base": sync["upstream_base"], "target": sync["upstream_target"], "commit": parent, "tag": tag,
                     "release": release_commit(options.upstream, options.downstream, parent, tag, known) if tag else None, "out": str(scratch / "out" / sync["id"])})
    (scratch / "jobs.json").write_text(json.dumps({
        "upstream": options.upstream, "downstream": options.downstream, "upstream_package": options.upstream_package, "downstream_package": options.downstream_package,
        "guard_function": options.guard_function, "guard_module": options.guard_module, "line_length": 120, "cache": str(scratch / "cache"), "jobs": jobs}))
    subprocess.run([*shlex.split(options.tool), "replay-codemod", str(scratch / "jobs.json")], check=True)
    table, broken = collections.defaultdict(collections.Counter), []
    for sync in syncs:
        out = scratch / "out" / sync["id"]
        result = json.loads((out / "result.json").read_text())
        old, new = signatures(options.upstream, sync["upstream_base"], sync["upstream_target"], options.upstream_package)
        edited = {file["path"]: (out / "files" / file["path"]).read_bytes().decode("utf-8") for file in result["files"]}
        for file in result["files"]:
            before = blob(options.downstream, sync["downstream_parent"], file["path"])
            if parse(before) and not parse(edited[file["path"]]):
                broken.append(f"{sync['id']} {file['path']}")
            for edit in file["edits"]:
                if edit["kind"] == "forwarded_argument":
                    # Part of the parameter that it hands on: one decision, judged once.
                    continue
                word = judge(edit, before, edited[file["path"]], follow(options, sync["downstream_commit"], file["path"], before, edit["line"]))
                if word == "untouched" and any(judge(edit, before, edited[file["path"]], text) in ("same", "equivalent") for text in later(options, sync, file["path"], before, edit["line"])):
                    word = "later"
                table[edit["kind"]][word] += 1
                if options.show:
                    print(f"{sync['id']} {word:10} {'guarded' if edit['guarded'] else '       '} {file['path']}:{edit['line']} {edit['kind']}: {edit['summary']}")
        for path in git(options.downstream, "diff", "--name-only", "--diff-filter=M", sync["downstream_parent"], sync["downstream_commit"], "--", options.downstream_package).split("\n"):
            if path.endswith(".py"):
                before, theirs = blob(options.downstream, sync["downstream_parent"], path), blob(options.downstream, sync["downstream_commit"], path)
                for kind, what in missing(before, theirs, edited.get(path, before), options.upstream_package, old, new):
                    table[kind]["missing"] += 1
                    if options.show:
                        print(f"{sync['id']} missing            {path} {kind}: {what}")
        if edited and not options.skip_compile:
            broken += compile_all(options, sync, scratch, edited)
    report(table, broken)


def later(options, sync, path, before, line):
    """The file in the people's next syncs, as long as it is there."""
    following = [one["downstream_commit"] for one in json.loads(Path(options.syncs).read_text()) if one["id"] > sync["id"]][:5]
    for commit in following:
        text = follow(options, commit, path, before, line)
        if text is not None:
            yield text


def follow(options, commit, path, before, line):
    """The text of a file at a commit. Where people moved the file, the one that defines what they had there: the class or function around
    the edit, or, for an edit outside of all of them, the file's first definition. Without this a file that is only moved counts as deleted."""
    text = blob(options.downstream, commit, path)
    if text is not None or parse(before) is None:
        return text
    names = [at_line(parse(before), line).split(".")[0]] if at_line(parse(before), line) else [node.name for node in parse(before).body if isinstance(node, (ast.ClassDef, ast.FunctionDef))][:1]
    for name in names:
        paths = git(options.downstream, "grep", "-l", "-E", rf"^(class|def) {name}\b", commit, "--", options.downstream_package, check=False).split()
        if len(paths) == 1:
            return blob(options.downstream, commit, paths[0].split(":", 1)[1])
    return None


def compile_all(options, sync, scratch, edited):
    """Files of the whole edited package that do not compile and did before."""
    tree = scratch / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    archive = subprocess.run(["git", "-C", options.downstream, "archive", sync["downstream_parent"], options.downstream_package], check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(tree)], input=archive, check=True)
    before = compiles(str(tree))
    for path, text in edited.items():
        (tree / path).write_bytes(text.encode("utf-8"))
    return [f"{sync['id']} {path}" for path in sorted(compiles(str(tree)) - before)]


def report(table, broken):
    words = ["same", "equivalent", "later", "different", "untouched", "missing"]
    print(f"\n{'kind':22}" + "".join(f"{word:>12}" for word in words) + f"{'good share':>12}{'with later':>12}")
    total = collections.Counter()
    for kind, counts in [*sorted(table.items()), ("all", total)]:
        if counts is not total:
            total.update(counts)
        acted = sum(counts[word] for word in words[:5])
        share, more = (f"{sum(counts[word] for word in words[:end]) / acted:.0%}" if acted else "-" for end in (2, 3))
        print(f"{kind:22}" + "".join(f"{counts[word]:>12}" for word in words) + f"{share:>12}{more:>12}")
    print(f"\nedited files that do not compile: {len(broken)}")
    for one in broken:
        print("  " + one)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
