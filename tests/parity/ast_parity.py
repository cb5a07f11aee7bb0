#!/usr/bin/env python3
"""Compares what the Python parser of this project finds with what CPython's own `ast` finds, file by file.

  ast_parity.py --dump 'dotnet tests/Main2Main.Benchmarks/bin/Release/net10.0/Main2Main.Benchmarks.dll' FOLDER-OR-FILE...

Compared are: classes (name, lines, bases, keywords, decorators), functions (name, lines, async, generator, every parameter with kind, annotation,
default and line, return annotation, decorators), imports, fields and module variables (annotation and value), calls (callee, argument
shape, enclosing function), attributes (name, and whether read, written or deleted) and string constants. Expressions are compared as
trees. Of strings with escapes that our parser leaves as they are written (named characters, lone surrogates) only the number is compared.
A file counts as equal when nothing differs, or when both sides refuse it.

At the end both sides' parsing speed is printed, each on one core over the same files, all in memory. Exit code 1 when a file differs.
"""

from __future__ import annotations

import argparse
import ast
import gc
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from multiprocessing import Pool

warnings.simplefilter("ignore")
sys.setrecursionlimit(4000)
LONGEST_STRING = 200
CUT = "..."
CONTEXTS = {ast.Load: "Read", ast.Store: "Write", ast.Del: "Delete"}


def chain(node):
    """The dotted text of an expression, as PythonReference.Target defines it."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return chain(node.value) + "." + node.attr
    if isinstance(node, ast.Call):
        return chain(node.func) + "()"
    if isinstance(node, ast.Subscript):
        return chain(node.value) + "[]"
    if isinstance(node, ast.Await):
        return chain(node.value)
    return "?"


def own_names(text):
    """The attributes that a chain names after its last call or subscript."""
    return text[max(text.rfind(")"), text.rfind("]")) + 1:].split(".")[1:]


class Reader(ast.NodeVisitor):
    """Collects the same facts from CPython's tree."""

    def __init__(self):
        self.scope, self.kinds, self.self_names, self.generators = [], [], [], []
        self.in_formatted = 0
        self.imports, self.classes, self.functions, self.variables = [], [], [], []
        self.calls, self.attributes, self.strings = [], Counter(), Counter()

    @property
    def name(self):
        return ".".join(self.scope)

    def visit_Import(self, node):
        for alias in node.names:
            self.imports.append([alias.name, None, alias.asname, 0, alias.lineno, self.name])

    def visit_ImportFrom(self, node):
        for alias in node.names:
            self.imports.append([node.module or "", alias.name, alias.asname, node.level, alias.lineno, self.name])

    def visit_ClassDef(self, node):
        for part in node.decorator_list + node.bases + node.keywords + getattr(node, "type_params", []):
            self.visit(part)
        keywords = [text for keyword in node.keywords for text in (keyword.arg or "**", keyword.value)]
        self.classes.append([".".join(self.scope + [node.name]), node.lineno, node.end_lineno, node.bases, keywords, node.decorator_list])
        self.body(node, "class", None)

    def visit_FunctionDef(self, node):
        self.function(node, False)

    def visit_AsyncFunctionDef(self, node):
        self.function(node, True)

    def function(self, node, is_async):
        for part in node.decorator_list + [node.args] + ([node.returns] if node.returns else []) + getattr(node, "type_params", []):
            self.visit(part)
        parameters = list(self.parameters(node.args))
        is_static = any(chain(decorator).split(".")[-1] in ("staticmethod", "abstractstaticmethod") for decorator in node.decorator_list)
        is_method = bool(self.kinds) and self.kinds[-1] == "class" and not is_static and parameters
        entry = [".".join(self.scope + [node.name]), node.lineno, node.end_lineno, is_async, None, node.returns, node.decorator_list, parameters]
        self.functions.append(entry)
        self.generators.append(False)
        self.body(node, "function", parameters[0][0] if is_method else None)
        entry[4] = self.generators.pop()

    def body(self, node, kind, self_name):
        self.scope.append(node.name)
        self.kinds.append(kind)
        self.self_names.append(self_name)
        for statement in node.body:
            self.visit(statement)
        self.scope.pop()
        self.kinds.pop()
        self.self_names.pop()

    @staticmethod
    def parameters(arguments):
        positional = arguments.posonlyargs + arguments.args
        defaults = [None] * (len(positional) - len(arguments.defaults)) + arguments.defaults
        for index, (argument, default) in enumerate(zip(positional, defaults)):
            kind = "PositionalOnly" if index < len(arguments.posonlyargs) else "Any"
            yield (argument.arg, kind, argument.annotation, default, argument.lineno)
        if arguments.vararg:
            yield (arguments.vararg.arg, "Positionals", arguments.vararg.annotation, None, arguments.vararg.lineno)
        for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
            yield (argument.arg, "KeywordOnly", argument.annotation, default, argument.lineno)
        if arguments.kwarg:
            yield (arguments.kwarg.arg, "Keywords", arguments.kwarg.annotation, None, arguments.kwarg.lineno)

    def visit_Yield(self, node):
        if self.generators:
            self.generators[-1] = True
        self.generic_visit(node)

    visit_YieldFrom = visit_Yield

    def visit_Assign(self, node):
        for target in node.targets:
            self.bind(target, None, node.value)
        self.generic_visit(node)

    def visit_AnnAssign(self, node):
        self.bind(node.target, node.annotation, node.value)
        self.generic_visit(node)

    def bind(self, target, annotation, value):
        if isinstance(target, (ast.Tuple, ast.List)):
            for element in target.elts:
                self.bind(element, None, None)
        elif isinstance(target, ast.Starred):
            self.bind(target.value, None, None)
        elif isinstance(target, ast.Name) and (not self.kinds or self.kinds[-1] == "class"):
            self.variables.append([self.name, target.id, target.lineno, False, annotation, value])
        elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and self.self_names and target.value.id == self.self_names[-1]:
            self.variables.append([".".join(self.scope[:-1]), target.attr, target.lineno, True, annotation, value])

    def visit_Expr(self, node):
        if not (isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)):
            self.visit(node.value)

    def visit_Call(self, node):
        stars = sum(isinstance(argument, ast.Starred) for argument in node.args)
        positional = len(node.args) - stars
        names = [keyword.arg for keyword in node.keywords if keyword.arg is not None]
        # Before 3.12 the lines inside a formatted string are not those of the file.
        line = None if self.in_formatted else node.lineno
        self.calls.append([chain(node.func), line, positional, names, stars + len(node.keywords) - len(names), self.name])
        self.generic_visit(node)

    def visit_Attribute(self, node):
        self.attributes[(node.attr, CONTEXTS[type(node.ctx)])] += 1
        self.generic_visit(node)

    def visit_Constant(self, node):
        if isinstance(node.value, str) and length(node.value) <= LONGEST_STRING:
            self.strings[node.value] += 1

    def visit_JoinedStr(self, node):
        self.in_formatted += 1
        for value in node.values:
            if not isinstance(value, ast.Constant):
                self.visit(value)
        self.in_formatted -= 1


def dump(node):
    # The prefix of u'' means nothing.
    return ast.dump(node).replace(", kind='u'", "")


def length(text):
    """As .NET counts characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def keeps_escapes(text):
    return "\\N{" in text or "\\u" in text or "\\U" in text


def parsed(text, known={}):
    if text not in known:
        try:
            known[text] = dump(ast.parse(f"f({text})", mode="eval").body.args[0])
        except (SyntaxError, IndexError):
            known[text] = f"not an expression: {text}"
    return known[text]


def same(text, node, is_annotation=False):
    if text is None or node is None:
        return text is None and node is None
    if (text[-11:-8] == CUT and length(text) > 240) or keeps_escapes(text):
        return True
    if is_annotation and isinstance(node, ast.Constant) and isinstance(node.value, str):
        return text == node.value
    if isinstance(node, (ast.Yield, ast.YieldFrom)) or isinstance(node, ast.Tuple):
        text = f"({text})"
    return parsed(text) == dump(node)


def same_all(texts, nodes):
    return len(texts) == len(nodes) and all(same(text, node) if isinstance(node, ast.AST) else text == node for text, node in zip(texts, nodes))


def same_parameters(ours, theirs):
    rows = [ours[index:index + 5] for index in range(0, len(ours), 5)]
    return len(rows) == len(theirs) and all(
        (row[0], row[1], int(row[4])) == (name, kind, line) and same(row[2], annotation, True) and same(row[3], default)
        for row, (name, kind, annotation, default, line) in zip(rows, theirs))


def differences(ours, reader):
    if ours["imports"] != reader.imports:
        yield "imports", ours["imports"], reader.imports
    pairs = (
        ("class", sorted(ours["classes"], key=lambda row: (row[1], row[0])), sorted(reader.classes, key=lambda row: (row[1], row[0])),
         lambda our, their: our[:3] == their[:3] and same_all(our[3], their[3]) and same_all(our[4], their[4]) and same_all(our[5], their[5])),
        ("function", sorted(ours["functions"], key=lambda row: (row[1], row[0])), sorted(reader.functions, key=lambda row: (row[1], row[0])),
         lambda our, their: our[:5] == their[:5] and same(our[5], their[5], True) and same_all(our[6], their[6]) and same_parameters(our[7], their[7])),
        ("variable", sorted(ours["variables"], key=lambda row: row[:4]), sorted(reader.variables, key=lambda row: row[:4]),
         lambda our, their: our[:4] == their[:4] and same(our[4], their[4], True) and same(our[5], their[5])),
    )
    for name, our_rows, their_rows, equal in pairs:
        if len(our_rows) != len(their_rows):
            yield name + " count", [row[:3] for row in our_rows], [row[:3] for row in their_rows]
        for our, their in zip(our_rows, their_rows):
            if not equal(our, their):
                yield name, our, [ast.unparse(part) if isinstance(part, ast.AST) else part for part in their]
    yield from counted("call", ([json.dumps([row[0]] + row[2:]) for row in rows] for rows in (ours["calls"], reader.calls)))
    known = Counter((row[0], row[1]) for row in ours["calls"])
    missing = Counter((row[0], row[1]) for row in reader.calls if row[1] is not None) - known
    if missing:
        yield "call line", None, missing
    yield from counted("attribute", (attributes(ours).elements(), reader.attributes.elements()))
    strings = Counter(row[0] for row in ours["strings"])
    ours_only, theirs_only = strings - reader.strings, reader.strings - strings
    if (ours_only or theirs_only) and not (sum(ours_only.values()) >= sum(theirs_only.values()) and all(map(keeps_escapes, ours_only))):
        yield "string", ours_only, theirs_only


def counted(name, sides):
    our, their = (Counter(side) for side in sides)
    if our != their:
        yield name, our - their, their - our


def attributes(ours):
    found = Counter()
    for target, access, _ in ours["references"]:
        named = own_names(target)
        found.update((name, "Read") for name in named[:-1])
        found.update((name, access) for name in named[-1:])
    for row in ours["calls"]:
        found.update((name, "Read") for name in own_names(row[0]))
    return found


def compare(line):
    ours = json.loads(line)
    with open(ours["path"], "rb") as handle:
        source = handle.read()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        # Newer syntax than this interpreter's is no difference; it is listed so that a person can look.
        return ours["path"], "refused" if ours["failure"] else "only ours reads it", [str(error)]
    if ours["failure"]:
        return ours["path"], "differs", [f"refused: {ours['failure']}"]
    reader = Reader()
    try:
        reader.visit(tree)
    except RecursionError:
        return ours["path"], "too deep for this script", []
    found = [f"{kind}: ours {str(our)[:600]} | ast {str(their)[:600]}" for kind, our, their in differences(ours, reader)]
    return ours["path"], "differs" if found else "equal", found


def find_files(places):
    for place in places:
        if os.path.isfile(place):
            yield place
        for folder, folders, files in os.walk(place):
            folders.sort()
            yield from (os.path.join(folder, name) for name in sorted(files) if name.endswith(".py") and os.path.isfile(os.path.join(folder, name)))


def time_ast(paths):
    sources = []
    for path in paths:
        with open(path, "rb") as handle:
            sources.append(handle.read())
    gc.disable()
    start = time.perf_counter()
    for source in sources:
        try:
            ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            pass
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dump", required=True, help="the command that starts the project's benchmarks program")
    parser.add_argument("--show", type=int, default=20, help="how many files that differ are shown")
    parser.add_argument("places", nargs="+")
    options = parser.parse_args()
    paths = list(find_files(options.places))
    with tempfile.TemporaryDirectory() as folder:
        listed = os.path.join(folder, "files.txt")
        with open(listed, "w", encoding="utf-8") as handle:
            handle.write("".join(path + "\n" for path in paths))
        dumped = subprocess.run(shlex.split(options.dump) + ["dump-contracts", listed], stdout=subprocess.PIPE, check=True).stdout
    *lines, last = dumped.decode("utf-8", "surrogatepass").split("\n")
    with Pool() as pool:
        results = pool.map(compare, lines, chunksize=32)
    for path, state, found in [result for result in results if result[1] == "differs"][:options.show]:
        print(path, *found, sep="\n    ")
    for path, state, found in (result for result in results if result[1] == "only ours reads it"):
        print("only ours reads", path, found[0])
    print(", ".join(f"{count} {state}" for state, count in sorted(Counter(state for _, state, _ in results).items())), f"of {len(paths)} files")
    ours, theirs = json.loads(last), time_ast(paths)
    megabytes = ours["bytes"] / 1e6
    print(f"{megabytes:.1f} MB on one core: ours {ours['seconds']:.2f} s ({megabytes / ours['seconds']:.1f} MB/s), ast.parse {theirs:.2f} s ({megabytes / theirs:.1f} MB/s): {theirs / ours['seconds']:.1f} times as fast")
    return 1 if any(state == "differs" for _, state, _ in results) else 0


if __name__ == "__main__":
    sys.exit(main())
