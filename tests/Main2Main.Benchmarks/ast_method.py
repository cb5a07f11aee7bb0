"""The plain way to ask what a range broke: parse both sides of each changed file and every downstream file with ast,
and name the files that import a changed top-level symbol. A yardstick for Impact's cost, not for its answers.

    ast_method.py UPSTREAM DOWNSTREAM UPSTREAM_PACKAGE DOWNSTREAM_PACKAGE FROM TO DOWNSTREAM_REF
"""
import ast
import subprocess
import sys

upstream, downstream, upstream_package, downstream_package, start, end, ref = sys.argv[1:]


def git(repository, *arguments, data=None):
    return subprocess.run(["git", "-C", repository, *arguments], input=data, stdout=subprocess.PIPE, check=True).stdout


def read(repository, blobs):
    output = git(repository, "cat-file", "--batch", "--buffer", data="".join(f"{blob}\n" for blob in blobs).encode())
    found, position = {}, 0
    for blob in blobs:
        line_end = output.index(b"\n", position)
        header = output[position:line_end].split()
        position = line_end + 1
        if header[-1] != b"missing":
            found[blob] = output[position:position + int(header[2])]
            position += int(header[2]) + 1
    return found


def parse(source):
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):
        return None


def symbols(source):
    tree = parse(source)
    return {node.name: ast.dump(node) for node in tree.body if hasattr(node, "name")} if tree else {}


def module_of(path):
    return path[:-len(".py")].replace("/", ".").removesuffix(".__init__")


changed, names = {}, []
raw = git(upstream, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", start, end, "--", upstream_package).split(b"\0")
for meta, path in zip(raw[::2], raw[1::2]):
    fields = meta.decode().split()
    if path.endswith(b".py"):
        names.append((path.decode(), fields[2], fields[3]))
sources = read(upstream, sorted({blob for _, old, new in names for blob in (old, new) if blob.strip("0")}))
for path, old, new in names:
    before, after = symbols(sources.get(old, b"")), symbols(sources.get(new, b""))
    changed[module_of(path)] = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}

entries = [line.split("\t") for line in git(downstream, "ls-tree", "-r", ref, "--", downstream_package).decode().splitlines()]
files = {path: meta.split()[2] for meta, path in entries if path.endswith(".py")}
sources = read(downstream, sorted(set(files.values())))
named = []
for path, blob in files.items():
    tree = parse(sources.get(blob, b""))
    imports = ((node.module, alias.name) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names) if tree else ()
    if any(name in changed.get(module, ()) for module, name in imports):
        named.append(path)
print(len(names), len(files), len(named))
