#!/usr/bin/env python3
"""Prints which folders of a project use which, by its using directives and half-qualified names, and how many form cycles.

  folders.py [FOLDER]      FOLDER holds the project's folders; default: src/Main2Main of this checkout

Exit code 1 while there is a cycle.
"""
import collections, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))


def sources(root):
    for folder, _, files in os.walk(root):
        if not {"bin", "obj"} & set(folder.split(os.sep)):
            yield from (os.path.join(folder, name) for name in files if name.endswith(".cs"))


def edges(root):
    base = os.path.basename(root.rstrip(os.sep))
    folders = {name for name in os.listdir(root) if os.path.isdir(os.path.join(root, name)) and name not in ("bin", "obj")}
    found = collections.defaultdict(collections.Counter)
    for path in sources(root):
        own = os.path.relpath(path, root).split(os.sep)
        own = own[0] if len(own) > 1 else "(root)"
        with open(path, encoding="utf-8-sig") as handle:
            text = handle.read()
        named = re.findall(r"^using (?:static )?(?:\w+ = )?%s\.(\w+)" % re.escape(base), text, re.M)
        code = re.sub(r"//.*|\"[^\"\n]*\"", "", text)
        named += [name for name in re.findall(r"(?<![.\w])([A-Z]\w+)\.(?:[A-Z]\w+\.)*[A-Z]\w+", re.sub(r"^using .*", "", code, flags=re.M)) if name in folders and re.search(r"(?:new|<|\(|: |\[|typeof\()\s*%s\.[A-Z]\w+\b" % name, code)]
        for name in set(named):
            if name in folders and name != own:
                found[own][name] += 1
    return folders | set(found), found


def components(nodes, found):
    index, low, stack, result = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in found[node]:
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            at = stack.index(node)
            result.append(stack[at:])
            del stack[at:]

    for node in sorted(nodes):
        if node not in index:
            visit(node)
    return result


def main():
    root = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "..", "..", "src", "Main2Main"))
    nodes, found = edges(root)
    order = components(nodes, found)
    for component in order:
        for node in component:
            print(f"{node:16} -> {', '.join(f'{name} ({count})' for name, count in sorted(found[node].items())) or '-'}")
    cycles = [component for component in order if len(component) > 1]
    mutual = [(a, b) for a in nodes for b in found[a] if a < b and a in found[b]]
    print(f"{len(nodes)} folders, {sum(map(len, found.values()))} arrows, {len(cycles)} cycles, {len(mutual)} mutual pairs")
    for component in cycles:
        print("cycle:", ", ".join(sorted(component)))
    return 1 if cycles else 0


if __name__ == "__main__":
    sys.exit(main())
